import * as z from 'zod/mini';
import { conveningFacts, conveningSample } from './convening-facts.ts';
import { event } from './event.ts';

export const conveningChanged = event({
  type: 'convening.changed',
  version: 1,
  summary: 'What the public record says of a convening has changed.',
  subject: 'the convening’s slug',
  data: z.strictObject(conveningFacts),
  sample: conveningSample,
});
