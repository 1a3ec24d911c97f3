import * as z from 'zod/mini';
import { digestFacts, digestSample } from './digest-facts.ts';
import { event } from './event.ts';

export const digestClosed = event({
  type: 'digest.closed',
  version: 1,
  summary: 'An issue of the digest takes nothing more, and is on its way to its subscribers.',
  subject: 'the issue’s id',
  data: z.strictObject(digestFacts),
  sample: digestSample,
});
