import * as z from 'zod/mini';
import { event } from './event.ts';
import { declaration } from './fields.ts';
import { owner } from './partner-fields.ts';

const count = (what: string) => z.int().check(z.gte(0), z.describe(what));

export const submissionReceived = event({
  type: 'submission.received',
  version: 1,
  summary: 'A partner has sent signatures in, and each has its result.',
  subject: 'the submission’s message id',
  data: z.strictObject({
    partner: owner,
    declaration,
    accepted: count('How many were understood. Whether they count is told of each when it is confirmed.'),
    invalid: count('How many were wrong.'),
  }),
  sample: {
    subject: 'msg_2026-11-22-0001',
    data: { partner: 'green-balkans', declaration: 'peace-and-partnership', accepted: 97, invalid: 3 },
  },
});
