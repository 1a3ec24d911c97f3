import * as z from 'zod/mini';
import { event } from './event.ts';
import { signatureFacts } from './fields.ts';

export const signatureConfirmed = event({
  type: 'signature.confirmed',
  version: 1,
  summary: 'A signature counts: its signer confirmed it, or a moderator approved it.',
  subject: 'the signature’s id',
  data: z.strictObject(signatureFacts),
  sample: {
    subject: 'sig_0k8m3v9q2xa7c4e1t6n5r0w2y8b3d7f9h1j4k6m8p2',
    data: { declaration: 'peace-and-partnership', capacity: 'individual', country: 'UA' },
  },
});
