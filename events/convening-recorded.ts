import * as z from 'zod/mini';
import { conveningFacts, conveningSample } from './convening-facts.ts';
import { event } from './event.ts';

export const conveningRecorded = event({
  type: 'convening.recorded',
  version: 1,
  summary: 'A convening is on the public record from now on.',
  subject: 'the convening’s slug',
  data: z.strictObject(conveningFacts),
  sample: conveningSample,
});
