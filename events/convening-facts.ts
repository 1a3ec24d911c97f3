import * as z from 'zod/mini';
import { convening, conveningKind, countries, day, topics } from './record-fields.ts';

/** What is told of a convening when it is recorded, and when what is said of it changes. */
export const conveningFacts = {
  convening,
  kind: conveningKind,
  from: day.check(z.describe('Its first day.')),
  to: z.optional(day.check(z.describe('Its last day, where it has several.'))),
  countries,
  topics,
};

export const conveningSample = {
  subject: 'sarajevo-2026',
  data: {
    convening: 'sarajevo-2026',
    kind: 'workshop' as const,
    from: '2026-05-30',
    countries: ['BA'],
    topics: ['security'],
  },
};
