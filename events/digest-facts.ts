import * as z from 'zod/mini';

/** How often somebody can be written to. */
export const RHYTHMS = ['daily', 'weekly', 'monthly'] as const;

/** What every event about an issue of the digest says. */
export const digestFacts = {
  issue: z.string().check(z.describe('The issue’s id.')),
  rhythm: z.enum(RHYTHMS).check(z.describe('How often its readers are written to.')),
  number: z.int().check(z.gte(1), z.describe('Its number among those of its rhythm.')),
};

export const digestSample = {
  subject: 'weekly-12',
  data: { issue: 'weekly-12', rhythm: 'weekly' as const, number: 12 },
};
