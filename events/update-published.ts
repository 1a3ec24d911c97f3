import * as z from 'zod/mini';
import { event } from './event.ts';
import { about, topics, update, updateKind } from './record-fields.ts';

export const updatePublished = event({
  type: 'update.published',
  version: 1,
  summary: 'A news item, an answer or an outcome is public from now on.',
  subject: 'the update’s slug',
  data: z.strictObject({
    update,
    kind: updateKind,
    about,
    topics,
  }),
  sample: {
    subject: 'ministry-answers',
    data: {
      update: 'ministry-answers',
      kind: 'answer',
      about: {
        declarations: ['peace-and-partnership'],
        organisations: [],
        projects: [],
        convenings: [],
        documents: [],
        updates: [],
      },
      topics: ['security'],
    },
  },
});
