import { signatureConfirmed } from '@undersigned/events/signature-confirmed.ts';
import { AT, requestMark, sampleAsk, sampleKey, sampleMark } from './samples.ts';
import { type Ask, blank, type Signature } from './signature.ts';
import type { Signatures } from './signatures.ts';

/** A store of signatures, and the place of one in it on a declaration of its own. */
export const oneSignature = (signatures: Signatures, key = sampleKey()) => ({
  signatures,
  key,
  /** Somebody asks to sign. */
  ask: (changes: Partial<Ask> = {}, at = AT) => {
    const asked = sampleAsk(changes, at);
    return signatures.ask(key, asked, requestMark(key, asked));
  },
  /** Puts it there in some state, with a request or without. */
  stand: async (changes: Partial<Signature>) => {
    const signature: Signature = { ...blank(key, AT), rev: 1, ...changes };
    if (!(await signatures.save(signature, 0))) throw new Error('There is one already');
    return signature;
  },
});
export type OneSignature = ReturnType<typeof oneSignature>;

export const confirmMark = (at = AT) => sampleMark(signatureConfirmed.type, at);
