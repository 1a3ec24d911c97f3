import * as z from 'zod/mini';
import { RHYTHMS } from './digest-facts.ts';

/** What every event about a subscriber says: never who it is, nor what is read. */
export const subscriberFacts = {
  rhythm: z.enum(RHYTHMS).check(z.describe('How often.')),
};

export const subscriberSample = {
  subject: 'sub_5f0c2b7a9d3e4f61a8b2c4d6e8f00112',
  data: { rhythm: 'weekly' as const },
};
