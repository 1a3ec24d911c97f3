import * as z from 'zod/mini';
import { digestFacts, digestSample } from './digest-facts.ts';
import { event } from './event.ts';

export const digestSent = event({
  type: 'digest.sent',
  version: 1,
  summary: 'An issue of the digest has gone to everybody whom something in it concerned.',
  subject: 'the issue’s id',
  data: z.strictObject({
    ...digestFacts,
    recipients: z.int().check(z.gte(0), z.describe('To how many it went.')),
  }),
  sample: { ...digestSample, data: { ...digestSample.data, recipients: 318 } },
});
