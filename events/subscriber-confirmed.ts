import * as z from 'zod/mini';
import { event } from './event.ts';
import { subscriberFacts, subscriberSample } from './subscriber-facts.ts';

export const subscriberConfirmed = event({
  type: 'subscriber.confirmed',
  version: 1,
  summary: 'A subscriber is written to from now on.',
  subject: 'the subscriber’s id',
  data: z.strictObject(subscriberFacts),
  sample: subscriberSample,
});
