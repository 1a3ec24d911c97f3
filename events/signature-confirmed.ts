import * as z from 'zod/mini';
import { event } from './event.ts';
import { country, signatureFacts } from './fields.ts';

const said = z.string().check(z.minLength(1));

/** What a signer agrees to when a form asks whether a partner may have name and address. */
const signer = z.strictObject({
  name: said.check(z.describe('As the signer wrote it.')),
  email: said.check(z.describe('Confirmed by a mail that was sent there, or by the partner itself.')),
  country,
  organisation: z.optional(
    z
      .strictObject({ name: said, website: z.optional(said) })
      .check(z.describe('For which the signer signs.')),
  ),
});
export type Signer = z.infer<typeof signer>;

export const signatureConfirmed = event({
  type: 'signature.confirmed',
  version: 1,
  summary: 'A signature counts: its signer confirmed it, or a moderator approved it.',
  subject: 'the signature’s id',
  data: z.strictObject(signatureFacts),
  agreed: {
    signer: z
      .optional(signer)
      .check(
        z.describe(
          'Who it is: only in what is sent to the one partner that the signer agreed may know, and to be erased when the signature is withdrawn, erased, invalidated or expired.',
        ),
      ),
  },
  sample: {
    subject: 'sig_0k8m3v9q2xa7c4e1t6n5r0w2y8b3d7f9h1j4k6m8p2',
    data: { declaration: 'peace-and-partnership', capacity: 'individual', country: 'UA' },
  },
});
