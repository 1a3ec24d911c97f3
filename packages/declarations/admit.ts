import { type Invalid, invalid } from '@undersigned/input/fault.ts';
import { type AskLimits, type TooMany, tooMany, within } from './ask-limits.ts';
import { proofFault } from './proof.ts';
import type { Settings } from './settings.ts';

/** Proofs of work that were used. A signature remembers its own; this is for whatever else is asked with one. */
export interface UsedProofs {
  /** Notes that a proof is used; whether it was not before. */
  use(proof: string, at: Date): Promise<boolean>;
}

export interface AdmitDeps {
  limits: AskLimits;
  proofs: UsedProofs;
  now: () => Date;
}

/**
 * Whether what somebody sends may be looked at: as often as one may ask to sign, counted together with that.
 *
 * @param asked `subject` is what the proof was made for, in the place of a declaration's slug
 * @param address the viewer's, as the edge saw it
 * @returns undefined where it may
 */
export async function admit(
  { limits, proofs, now }: AdmitDeps,
  { subject, email, proof }: { subject: string; email: string; proof?: string | undefined },
  address: string,
  settings: Pick<Settings, 'limits'>,
): Promise<TooMany | Invalid | undefined> {
  const at = now();
  const fault = proof && proofFault(proof, { slug: subject, email, bits: settings.limits.proofBits, at });
  if (fault) return invalid({ pointer: '#/proof', code: fault });
  // A proof counts once: used again, the request is one without.
  const isProven = proof !== undefined && (await proofs.use(proof, at));
  const kind = isProven ? 'with-proof' : 'without-proof';
  return (await within(limits, kind, address, at, settings)) ? undefined : tooMany(at);
}
