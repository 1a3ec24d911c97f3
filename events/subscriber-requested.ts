import * as z from 'zod/mini';
import { event } from './event.ts';
import { subscriberFacts, subscriberSample } from './subscriber-facts.ts';

export const subscriberRequested = event({
  type: 'subscriber.requested',
  version: 1,
  summary: 'Somebody asked to be written to. A mail asks whoever has the address to confirm.',
  subject: 'the subscriber’s id',
  data: z.strictObject(subscriberFacts),
  sample: subscriberSample,
});
