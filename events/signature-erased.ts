import * as z from 'zod/mini';
import { event } from './event.ts';
import { declaration } from './fields.ts';

export const signatureErased = event({
  type: 'signature.erased',
  version: 1,
  summary: 'Everything known of the person behind a signature is gone.',
  subject: 'the signature’s id',
  data: z.strictObject({ declaration }),
  sample: {
    subject: 'sig_0k8m3v9q2xa7c4e1t6n5r0w2y8b3d7f9h1j4k6m8p2',
    data: { declaration: 'peace-and-partnership' },
  },
});
