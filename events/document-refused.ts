import * as z from 'zod/mini';
import { event } from './event.ts';
import { language } from './fields.ts';
import { document } from './record-fields.ts';

export const documentRefused = event({
  type: 'document.refused',
  version: 1,
  summary: 'An uploaded file was not taken: it is infected, or not what was announced.',
  subject: 'the document’s slug',
  data: z.strictObject({
    document,
    language,
    version: z.int().check(z.gte(1), z.describe('Which version of the file in that language.')),
    reason: z
      .enum(['infected', 'unscannable', 'not-as-announced'])
      .check(z.describe('Why it was not taken.')),
  }),
  sample: {
    subject: 'workshop-report',
    data: { document: 'workshop-report', language: 'en', version: 2, reason: 'infected' },
  },
});
