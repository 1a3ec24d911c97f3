import * as z from 'zod/mini';
import { event } from './event.ts';
import { convening, conveningKind, countries, day, topics } from './record-fields.ts';

export const conveningChanged = event({
  type: 'convening.changed',
  version: 1,
  summary: 'What the public record says of a convening has changed.',
  subject: 'the convening’s slug',
  data: z.strictObject({
    convening,
    kind: conveningKind,
    from: day.check(z.describe('Its first day.')),
    to: z.optional(day.check(z.describe('Its last day, where it has several.'))),
    countries,
    topics,
  }),
  sample: {
    subject: 'sarajevo-2026',
    data: {
      convening: 'sarajevo-2026',
      kind: 'workshop',
      from: '2026-05-30',
      countries: ['BA'],
      topics: ['security'],
    },
  },
});
