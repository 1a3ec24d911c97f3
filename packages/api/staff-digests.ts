import { SECTIONS } from '@undersigned/digests/content.ts';
import { NextIssueInput } from '@undersigned/digests/next-issue.ts';
import { RHYTHMS } from '@undersigned/digests/rhythm.ts';
import { SUPPRESSION_KINDS } from '@undersigned/digests/standing.ts';
import { language, line } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import { type Route, route } from './route.ts';
import { cursor, limit, listOf } from './schemas.ts';

/* What staff see of the digest: the next issues, those that went, who is not written to, and how many are. */

const tag = 'Staff: digest';
const access = 'editor';
const LIST = '/v1/staff/digests';
const NEXT = `${LIST}/next/{rhythm}` as const;
const OF_DIGESTS = `${LIST}/{proxy+}` as const;
const conditional = ['precondition-required', 'precondition-failed'] as const;
const rhythm = z.enum(RHYTHMS);
const ByRhythm = z.strictObject({ rhythm });
const count = z.int().check(z.gte(0));
const map = z.record(z.string(), z.string());

export const StaffIssue = z.object({
  id: z.string(),
  rhythm,
  number: z.int(),
  state: z
    .enum(['open', 'closed', 'sending', 'sent'])
    .check(z.describe('An open one gathers; a closed one is being compiled.')),
  openedAt: z.iso.datetime(),
  closedAt: z.optional(z.iso.datetime()),
  day: z.optional(z.iso.date().check(z.describe('When it was due.'))),
  note: z.optional(map),
  held: z.boolean(),
  recipients: z.optional(count.check(z.describe('To how many it went, once it was sent.'))),
  delivered: count,
  bounced: count,
  complained: count,
});

export const StaffNextIssue = z.object({
  id: z.string(),
  rhythm,
  number: z.int(),
  openedAt: z.iso.datetime(),
  note: z.optional(map),
  held: z.boolean(),
  total: count.check(z.describe('How many lines it has so far.')),
  lines: z
    .array(
      z.object({
        section: z.enum(SECTIONS),
        says: z.string(),
        path: z.string().check(z.describe('Of its page, below the language.')),
        title: map,
        language: z.string(),
        topics: z.array(z.string()),
        declarations: z.array(z.string()),
        at: z.iso.datetime(),
      }),
    )
    .check(z.describe('The newest of them, 200 at most.')),
});

export const listStaffDigests = route({
  operation: 'listStaffDigests',
  method: 'GET',
  path: LIST,
  access,
  tag,
  summary: 'List issues',
  description: 'Of all rhythms, whatever has become of them, with what became of their mails as counts.',
  query: z.strictObject({ rhythm: z.optional(rhythm), limit, cursor }),
  answers: { 200: { description: 'A page of them, the newest first', schema: listOf(StaffIssue) } },
});

export const readNextDigest = route({
  operation: 'readNextDigest',
  method: 'GET',
  path: NEXT,
  gatewayPath: OF_DIGESTS,
  access,
  tag,
  summary: 'The next issue of a rhythm',
  description: 'With what it would say if it went now. It goes on gathering.',
  params: ByRhythm,
  answers: { 200: { description: 'The issue', schema: StaffNextIssue } },
});

export const putNextDigest = route({
  operation: 'putNextDigest',
  method: 'PUT',
  path: NEXT,
  gatewayPath: OF_DIGESTS,
  access,
  tag,
  summary: 'Put a note at its top, or hold it back',
  description: 'Needs If-Match. Held back, it gathers on, and does not go when it is due.',
  params: ByRhythm,
  body: NextIssueInput,
  answers: { 200: { description: 'The issue as it is now', schema: StaffNextIssue } },
  problems: conditional,
});

const someTopics = z.pipe(
  z._default(
    z.string().check(z.maxLength(4000), z.describe('Slugs with commas between; without any, everything.')),
    '',
  ),
  z.transform((value) => value.split(',').filter((one) => one !== '')),
);

export const previewNextDigest = route({
  operation: 'previewNextDigest',
  method: 'GET',
  path: `${NEXT}/preview`,
  gatewayPath: OF_DIGESTS,
  access,
  tag,
  summary: 'The next issue as a subscriber would get it',
  description: 'As the page that the mail is. Its links are nobody’s own.',
  params: ByRhythm,
  query: z.strictObject({ language, topics: someTopics }),
  answers: {
    200: { description: 'The mail', contentType: 'text/html; charset=utf-8' },
    204: { description: 'Who has chosen so would get nothing' },
  },
});

export const releaseNextDigest = route({
  operation: 'releaseNextDigest',
  method: 'POST',
  path: `${NEXT}/releases`,
  gatewayPath: OF_DIGESTS,
  access,
  tag,
  summary: 'Let the next issue go now',
  description:
    'Whether it is due or not, and held back or not; where there is nothing to tell, it gathers on.',
  params: ByRhythm,
  body: z.prefault(z.strictObject({}), {}),
  answers: {
    202: {
      description: 'It goes',
      schema: z.object({ status: z.literal('released'), issue: z.string() }),
    },
  },
  problems: ['conflict'],
});

export const StaffSuppression = z.object({
  id: z.string(),
  email: z.optional(z.string().check(z.describe('Not where the person was erased.'))),
  kind: z
    .enum(SUPPRESSION_KINDS)
    .check(z.describe('It takes no mail, its owner complained, or it did not take three in a row.')),
  at: z.iso.datetime(),
  because: z.string().check(z.describe('In SES’s words.')),
});

export const listSuppressions = route({
  operation: 'listSuppressions',
  method: 'GET',
  path: '/v1/staff/suppressions',
  access,
  tag,
  summary: 'List addresses that are not written to',
  query: z.strictObject({ limit, cursor }),
  answers: { 200: { description: 'A page of them, the newest first', schema: listOf(StaffSuppression) } },
  audited: true,
});

export const liftSuppression = route({
  operation: 'liftSuppression',
  method: 'POST',
  path: '/v1/staff/suppressions/{id}/liftings',
  gatewayPath: '/v1/staff/suppressions/{proxy+}',
  access,
  tag,
  summary: 'Write to an address again',
  description: 'For a reason, which is kept with who gave it. What SES saw before says nothing any more.',
  params: z.strictObject({ id: z.string().check(z.maxLength(100)) }),
  body: z.strictObject({ reason: line(1000) }),
  answers: { 200: { description: 'It is', schema: z.object({ status: z.literal('lifted') }) } },
  problems: ['not-found'],
});

export const StaffSizes = z.object({
  asOf: z.iso.datetime(),
  subscribers: count.check(z.describe('Whoever is written to, of whatever.')),
  followersOnly: count.check(z.describe('Of these, who only follow declarations.')),
  everything: count.check(z.describe('Of these, who want all that is news.')),
  unconfirmed: count,
  suppressed: count,
  byRhythm: z.object({ daily: count, weekly: count, monthly: count }),
  byLanguage: z.array(z.object({ language: z.string(), subscribers: count })),
  byTopic: z.array(z.object({ topic: z.string(), subscribers: count })),
  followers: z.array(z.object({ declaration: z.string(), followers: count })),
});

export const readSubscribers = route({
  operation: 'readSubscribers',
  method: 'GET',
  path: '/v1/staff/subscribers',
  access,
  tag,
  summary: 'How many are written to',
  description: 'By what they chose; no addresses.',
  answers: { 200: { description: 'The sizes, counted now', schema: StaffSizes } },
});

export const staffDigestRoutes = [
  listStaffDigests,
  readNextDigest,
  putNextDigest,
  previewNextDigest,
  releaseNextDigest,
  listSuppressions,
  liftSuppression,
  readSubscribers,
] as unknown as readonly Route[];
