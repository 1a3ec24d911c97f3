import * as z from 'zod/mini';
import { event } from './event.ts';
import { owner, signature } from './partner-fields.ts';

export const erasureAcknowledged = event({
  type: 'erasure.acknowledged',
  version: 1,
  summary: 'A partner that was given a signer’s data says that it has erased it too.',
  subject: 'the signature’s id',
  data: z.strictObject({ partner: owner, signature }),
  sample: {
    subject: 'sig_0k8m3v9q2xa7c4e1t6n5r0w2y8b3d7f9h1j4k6m8p2',
    data: { partner: 'green-balkans', signature: 'sig_0k8m3v9q2xa7c4e1t6n5r0w2y8b3d7f9h1j4k6m8p2' },
  },
});
