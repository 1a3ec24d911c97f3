import * as z from 'zod/mini';
import { event } from './event.ts';
import { organisation } from './record-fields.ts';

export const applicationVerified = event({
  type: 'application.verified',
  version: 1,
  summary:
    'The application of an organisation is genuine: its profile waits, unpublished, for the secretariat.',
  subject: 'the application’s id',
  data: z.strictObject({ organisation }),
  sample: {
    subject: 'app_5f0c2b7a9d3e4f61a8b2c4d6e8f00112a1b2c3d4e5f60718',
    data: { organisation: 'centre-for-dialogue' },
  },
});
