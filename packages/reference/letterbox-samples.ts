import type { Comment, confirmSlip } from '@undersigned/api/letterbox.ts';
import type { ApplicationRequest } from '@undersigned/letterbox/application.ts';
import type { CommentRequest } from '@undersigned/letterbox/comment.ts';
import type { MessageRequest } from '@undersigned/letterbox/message.ts';
import type { CommentDecision } from '@undersigned/letterbox/moderate-comments.ts';
import type * as z from 'zod/mini';
import { one } from './sample.ts';

const comment: z.input<typeof Comment> = {
  name: 'Олена Шевченко',
  body: 'Вода вже чистіша.',
  language: 'uk',
  on: '2026-11-22',
};

const token = one<z.input<NonNullable<typeof confirmSlip.body>>>({
  token: 'AAABvHKsXw8Me5qdPk9hqLLE1uj_ABEiobLD1OX2BxjYQmFzb2Zrbm93bGVkZw',
});

/** What is put into the letterbox, and decided about it. */
export const letterboxSamples = {
  listComments: { answer: one({ items: [comment], next: null }) },
  comment: {
    body: one<z.input<typeof CommentRequest>>({
      name: 'Олена Шевченко',
      email: 'olena@example.org',
      body: 'Вода вже чистіша.',
      language: 'uk',
      consent: { publish: true },
    }),
  },
  apply: {
    body: one<z.input<typeof ApplicationRequest>>({
      name: 'Центар за чисте реке',
      language: 'sr-Cyrl',
      country: 'RS',
      website: 'https://reke.example/',
      goal: 'Чисте реке за све.',
      email: 'office@reke.example',
      contact: { name: 'Ивана Петровић' },
      consent: { publish: true },
    }),
  },
  writeMessage: {
    body: one<z.input<typeof MessageRequest>>({
      name: 'Ivana Petrović',
      email: 'ivana@example.org',
      subject: 'The next workshop',
      body: 'When is the next workshop, and may students come?',
      language: 'en',
    }),
  },
  confirmSlip: { body: token },
  removeSlip: { body: token },
  disownSlip: { body: token },
  decideComment: {
    body: one<z.input<typeof CommentDecision>>({ decision: 'approve', reason: 'To the point.' }),
  },
};
