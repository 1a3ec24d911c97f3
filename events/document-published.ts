import * as z from 'zod/mini';
import { event } from './event.ts';
import { language } from './fields.ts';
import { about, document, documentKind, topics } from './record-fields.ts';

export const documentPublished = event({
  type: 'document.published',
  version: 1,
  summary: 'A file of a document was found clean and is there to download; each version once.',
  subject: 'the document’s slug',
  data: z.strictObject({
    document,
    kind: documentKind,
    language,
    version: z.int().check(z.gte(1), z.describe('Which version of the file in that language.')),
    about,
    topics,
  }),
  sample: {
    subject: 'workshop-report',
    data: {
      document: 'workshop-report',
      kind: 'report',
      language: 'en',
      version: 1,
      about: {
        declarations: [],
        organisations: [],
        projects: ['clean-air'],
        convenings: ['sarajevo-2026'],
        documents: [],
        updates: [],
      },
      topics: ['security'],
    },
  },
});
