import * as z from 'zod/mini';
import { event } from './event.ts';
import { language, signatureFacts } from './fields.ts';

export const signatureAskedAgain = event({
  type: 'signature.asked-again',
  version: 1,
  summary:
    'Its signer is asked to confirm a newer text, which changed materially. Until then it stands, and counts, under the one it was confirmed for.',
  subject: 'the signature’s id',
  data: z.strictObject({
    ...signatureFacts,
    text: z
      .strictObject({ language, version: z.int().check(z.positive()) })
      .check(z.describe('The text that its signer is asked to confirm.')),
  }),
  sample: {
    subject: 'sig_0k8m3v9q2xa7c4e1t6n5r0w2y8b3d7f9h1j4k6m8p2',
    data: {
      declaration: 'peace-and-partnership',
      capacity: 'individual',
      country: 'UA',
      text: { language: 'uk', version: 2 },
    },
  },
});
