import type { CloudEvent } from '@undersigned/events/event.ts';
import { signatureAskedAgain } from '@undersigned/events/signature-asked-again.ts';
import { signatureConfirmed } from '@undersigned/events/signature-confirmed.ts';
import { signatureRefused } from '@undersigned/events/signature-refused.ts';
import { signatureRequested } from '@undersigned/events/signature-requested.ts';
import { type Letter, type LetterKind, type PostDeps, post, UnderWay } from './post.ts';
import { openRenewal } from './renewal.ts';
import { heldFor } from './screen.ts';
import type { KeptSettings, Settings } from './settings.ts';
import { type Ask, type Signature, stateOf } from './signature.ts';
import { keyOfId } from './signature-id.ts';
import type { Signatures } from './signatures.ts';
import { forgetOldProofs } from './used-proofs.ts';

export interface WriteDeps extends PostDeps {
  signatures: Pick<Signatures, 'get' | 'save'>;
  settings: { get(): Promise<KeptSettings> };
}

/** Why a signer is written to: an event of the signature, or that it is time to remind. */
export interface Cause {
  /** The event's id, or `<signature id>#<when it was asked for>#reminder-<n>`. */
  id: string;
  /** The event's type, or `reminder`. */
  type: string;
  /** The signature's id. */
  signature: string;
  /** The time that a schedule was due, RFC 3339; for an event it is now. */
  at?: string;
}

/** What became of a cause. */
export type Written = Awaited<ReturnType<typeof post>> | 'held' | 'nothing-to-say';

/** Writes to a signer what a cause calls for now; what has been overtaken meanwhile calls for nothing. */
export async function writeToSigner(deps: WriteDeps, cause: Cause): Promise<Written> {
  const key = keyOfId(cause.signature);
  const signature = key && (await deps.signatures.get(key));
  if (!signature) return 'nothing-to-say';
  const { settings } = await deps.settings.get();
  switch (cause.type) {
    case signatureRequested.type:
      return answerRequest(deps, await forgetOldProofs(deps, signature), cause, settings);
    case 'reminder':
      return remindSigner(deps, signature, cause, settings);
    case signatureConfirmed.type:
      return signature.entry && signature.state === 'confirmed' && signature.decision?.decision === 'approve'
        ? post(deps, letter('approved', signature, signature.entry, cause), settings)
        : 'nothing-to-say';
    case signatureRefused.type:
      return signature.entry && signature.state === 'refused'
        ? post(deps, letter('refused', signature, signature.entry, cause), settings)
        : 'nothing-to-say';
    case signatureAskedAgain.type:
      return askToRenew(deps, signature, cause, settings);
    default:
      return 'nothing-to-say';
  }
}

/** Asked to confirm a newer text: unless that was done meanwhile, or a yet newer one has its own letter on the way. */
async function askToRenew(
  deps: WriteDeps,
  signature: Signature,
  cause: Cause,
  settings: Settings,
): Promise<Written> {
  const { entry } = signature;
  const renewal = openRenewal(signature);
  if (!entry || renewal?.cause !== cause.id) return 'nothing-to-say';
  if (!signature.released && heldFor(entry, settings)) return 'held';
  return post(deps, { ...letter('text-revised', signature, entry, cause), renewal }, settings);
}

/** Reminded: unless it was confirmed meanwhile, or the settings block it by now. */
async function remindSigner(
  deps: WriteDeps,
  signature: Signature,
  cause: Cause,
  settings: Settings,
): Promise<Written> {
  const { request } = signature;
  if (!request || stateOf(signature) !== 'pending') return 'nothing-to-say';
  if (!signature.released && heldFor(request, settings)) return 'held';
  return post(
    deps,
    letter('reminder', signature, request, cause),
    settings,
    cause.at ? new Date(cause.at) : deps.now(),
  );
}

/** Asked to sign: held when the settings block it, else told to its address: to confirm, or that it has signed. */
async function answerRequest(
  deps: WriteDeps,
  signature: Signature,
  cause: Cause,
  settings: Settings,
): Promise<Written> {
  const { request } = signature;
  if (!request) return 'nothing-to-say';
  const state = stateOf(signature);
  const reason = signature.released ? undefined : heldFor(request, settings);
  if (state === 'confirmed' || state === 'in-review') {
    // A late cause of an older request: the newest has its own on the way, which finds it still there.
    if (!signature.events.some(({ id }) => id === cause.id)) return 'nothing-to-say';
    const sent = reason ? 'held' : await tellAlreadySigned(deps, signature, request, cause, settings);
    const { request: _, ...kept } = signature;
    await deps.signatures.save({ ...kept, rev: signature.rev + 1 }, signature.rev);
    return sent;
  }
  if (reason) {
    const held: Signature = { ...signature, state: 'held', heldFor: reason, rev: signature.rev + 1 };
    const written = state === 'held' || (await deps.signatures.save(held, signature.rev));
    // Changed meanwhile: look at it anew, for it is the newest request that counts.
    return written ? 'held' : writeToSigner(deps, cause);
  }
  if (state === 'held') {
    const { state: _, heldFor: __, ...kept } = signature;
    if (!(await deps.signatures.save({ ...kept, rev: signature.rev + 1 }, signature.rev))) {
      return writeToSigner(deps, cause);
    }
  }
  if (isBeingConfirmed(signature, request, deps.now())) throw new UnderWay(cause.id);
  return post(deps, letter('confirm', signature, request, cause), settings);
}

/** Nobody is written to where a partner whose word counts has only said again what is so. */
const tellAlreadySigned = async (
  deps: WriteDeps,
  signature: Signature,
  request: Ask,
  cause: Cause,
  settings: Settings,
): Promise<Written> =>
  request.verified?.counts
    ? 'nothing-to-say'
    : post(deps, letter('already-signed', signature, request, cause), settings);

/** Longer than what confirms without a mail takes. */
const BEING_CONFIRMED_MS = 60_000;

/**
 * Whether it was asked a moment ago by a partner whose word counts, and is being confirmed without a mail. What that
 * comes to nothing with is written to like any other, when its cause comes again.
 */
const isBeingConfirmed = ({ state }: Signature, { verified, at }: Ask, now: Date): boolean =>
  verified?.counts === true && state === undefined && now.getTime() - Date.parse(at) < BEING_CONFIRMED_MS;

const letter = (kind: LetterKind, signature: Signature, ask: Ask, cause: Cause): Letter => ({
  kind,
  cause: cause.id,
  to: ask.email,
  ask,
  language: ask.language,
  declaration: ask.declaration,
  key: { declaration: signature.declaration, capacity: signature.capacity, key: signature.key },
  ...(kind === 'refused' && signature.decision && { reason: signature.decision.reason }),
});

/** The cause that an event of a signature is; or the cause itself, where one was queued as such. */
export const causeOf = (message: { detail?: CloudEvent } & Partial<Cause>): Cause =>
  message.detail
    ? { id: message.detail.id, type: message.detail.type, signature: message.detail.subject }
    : {
        id: message.id ?? '',
        type: message.type ?? '',
        signature: message.signature ?? '',
        ...(message.at && { at: message.at }),
      };
