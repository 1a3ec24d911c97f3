import * as z from 'zod/mini';
import { event } from './event.ts';
import { language } from './fields.ts';

export const declarationOpened = event({
  type: 'declaration.opened',
  version: 1,
  summary: 'A declaration can be signed from now on.',
  subject: 'the declaration’s slug',
  data: z.strictObject({ language }),
  sample: { subject: 'peace-and-partnership', data: { language: 'en' } },
});
