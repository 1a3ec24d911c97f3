import * as z from 'zod/mini';
import { event } from './event.ts';
import { subscriberFacts, subscriberSample } from './subscriber-facts.ts';

export const subscriberLeft = event({
  type: 'subscriber.left',
  version: 1,
  summary: 'A subscriber is not written to any more.',
  subject: 'the subscriber’s id',
  data: z.strictObject(subscriberFacts),
  sample: subscriberSample,
});
