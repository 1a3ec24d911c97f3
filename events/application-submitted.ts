import * as z from 'zod/mini';
import { event } from './event.ts';
import { country } from './fields.ts';

export const applicationSubmitted = event({
  type: 'application.submitted',
  version: 1,
  summary:
    'An organisation asked to join the network; a mail to the address given will tell whether it is so.',
  subject: 'the application’s id',
  data: z.strictObject({ country }),
  sample: { subject: 'app_5f0c2b7a9d3e4f61a8b2c4d6e8f00112a1b2c3d4e5f60718', data: { country: 'RS' } },
});
