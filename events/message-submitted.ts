import * as z from 'zod/mini';
import { event } from './event.ts';
import { language } from './fields.ts';

export const messageSubmitted = event({
  type: 'message.submitted',
  version: 1,
  summary: 'Somebody wrote to the secretariat; the message is on its way there.',
  subject: 'the message’s id',
  data: z.strictObject({ language }),
  sample: { subject: 'msg_5f0c2b7a9d3e4f61a8b2c4d6e8f00112a1b2c3d4e5f60718', data: { language: 'sr-Latn' } },
});
