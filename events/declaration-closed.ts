import * as z from 'zod/mini';
import { event } from './event.ts';
import { language } from './fields.ts';

export const declarationClosed = event({
  type: 'declaration.closed',
  version: 1,
  summary: 'A declaration can no longer be signed: it closed, or was taken down.',
  subject: 'the declaration’s slug',
  data: z.strictObject({ language }),
  sample: { subject: 'peace-and-partnership', data: { language: 'en' } },
});
