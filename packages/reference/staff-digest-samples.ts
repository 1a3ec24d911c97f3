import type {
  liftSuppression,
  StaffIssue,
  StaffNextIssue,
  StaffSizes,
  StaffSuppression,
} from '@undersigned/api/staff-digests.ts';
import type { StaffLetter } from '@undersigned/api/staff-letters.ts';
import type { LetterInput } from '@undersigned/digests/letter.ts';
import type { NextIssueInput } from '@undersigned/digests/next-issue.ts';
import type * as z from 'zod/mini';
import { one } from './sample.ts';

const issue: z.input<typeof StaffIssue> = {
  id: 'weekly-12',
  rhythm: 'weekly',
  number: 12,
  state: 'sent',
  openedAt: '2026-11-16T06:00:00.000Z',
  closedAt: '2026-11-23T06:00:00.000Z',
  day: '2026-11-23',
  held: false,
  recipients: 1840,
  delivered: 1833,
  bounced: 7,
  complained: 0,
};

const note = {
  en: 'On Thursday we hand the declaration over in Sofia.\n\nWhoever is there is welcome to come along.',
  bg: 'В четвъртък връчваме декларацията в София.\n\nКойто е там, е добре дошъл.',
};

const next: z.input<typeof StaffNextIssue> = {
  id: 'weekly-13',
  rhythm: 'weekly',
  number: 13,
  openedAt: '2026-11-23T06:00:00.000Z',
  note,
  held: false,
  total: 1,
  lines: [
    {
      section: 'updates',
      says: 'update-answer',
      path: '/updates/ministry-answers',
      title: { en: 'The ministry answers', uk: 'Міністерство відповідає' },
      language: 'en',
      topics: ['security'],
      declarations: ['peace-and-partnership'],
      at: '2026-11-24T09:00:00.000Z',
    },
  ],
};

const suppression: z.input<typeof StaffSuppression> = {
  id: 'sup_5f0c2b7a9d3e4f61a8b2c4d6e8f00112',
  email: 'reader@example.org',
  kind: 'hard',
  at: '2026-11-23T06:00:04.000Z',
  because: 'Permanent/NoEmail',
};

const sizes: z.input<typeof StaffSizes> = {
  asOf: '2026-11-23T09:00:00.000Z',
  subscribers: 2410,
  followersOnly: 512,
  everything: 1204,
  unconfirmed: 31,
  suppressed: 9,
  byRhythm: { daily: 210, weekly: 1840, monthly: 360 },
  byLanguage: [
    { language: 'uk', subscribers: 1402 },
    { language: 'bs', subscribers: 1008 },
  ],
  byTopic: [{ topic: 'energy', subscribers: 694 }],
  followers: [{ declaration: 'peace-and-partnership', followers: 731 }],
};

const subject = { en: 'Handed over', uk: 'Декларацію вручено' };
const body = {
  en: 'On Thursday we handed over what you signed.\n\nThe minister promised an answer by the New Year: https://example.org/answer',
  uk: 'У четвер ми вручили те, що ви підписали.\n\nМіністр обіцяв відповісти до Нового року: https://example.org/answer',
};
const letter: z.input<typeof StaffLetter> = {
  letter: 'handed-over',
  declaration: 'peace-and-partnership',
  state: 'draft',
  language: 'en',
  subject,
  body,
  sendAt: '2026-11-27T08:00:00.000Z',
  createdAt: '2026-11-26T16:00:00.000Z',
  delivered: 0,
  bounced: 0,
  complained: 0,
};
const { sendAt: _, ...released } = letter;
const withFollowers = { ...letter, followers: 731 };

/** What editors see of the digest, and do. */
export const staffDigestSamples = {
  listStaffDigests: { answer: one({ items: [issue], next: null }) },
  readNextDigest: { answer: one(next) },
  putNextDigest: { body: one<z.input<typeof NextIssueInput>>({ note, held: false }), answer: one(next) },
  releaseNextDigest: { body: one({}), answer: one({ status: 'released', issue: 'weekly-13' }) },
  listSuppressions: { answer: one({ items: [suppression], next: null }) },
  liftSuppression: {
    body: one<z.input<NonNullable<typeof liftSuppression.body>>>({
      reason: 'She wrote to us: her mailbox is there again.',
    }),
    answer: one({ status: 'lifted' }),
  },
  readSubscribers: { answer: one(sizes) },
  listLetters: { answer: one({ items: [letter] }) },
  readLetter: { answer: one(withFollowers) },
  putLetter: {
    body: one<z.input<typeof LetterInput>>({ subject, body, sendAt: '2026-11-27T08:00:00Z' }),
    answer: one(withFollowers),
  },
  previewLetter: { body: one({ language: 'uk' }), answer: one({ status: 'sent' }) },
  sendLetter: {
    body: one({}),
    answer: one({
      ...released,
      state: 'sending',
      releasedAt: '2026-11-27T08:00:12.000Z',
      followers: 731,
    }),
  },
};
