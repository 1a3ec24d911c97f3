import { signatureErased } from '@undersigned/events/signature-erased.ts';
import { signatureWithdrawn } from '@undersigned/events/signature-withdrawn.ts';
import type { Invalid } from '@undersigned/input/fault.ts';
import { blank, factsOf, type Signature, stripped } from './signature.ts';
import type { SignatureKey } from './signature-id.ts';
import type { Signatures } from './signatures.ts';
import { invalidToken, type Purpose, type Tokens } from './token.ts';

export interface LeaveDeps {
  signatures: Pick<Signatures, 'get' | 'save'>;
  tokens: Tokens;
  now: () => Date;
  eventId: () => string;
}

/** How long the empty item of a withdrawn signature stays, so that a second press finds it. */
export const FORGET_AFTER_MS = 30 * 86_400_000;

/** Takes a signature back, counted or not, and erases what it said of a person. Done again, the same. */
export async function withdraw(deps: LeaveDeps, token: string): Promise<{ status: 'withdrawn' } | Invalid> {
  const refusal = await leave(deps, 'withdraw', token, (was, at) => {
    if (!was?.request && !was?.entry) return undefined;
    const next = stripped(was, 'withdrawn', new Date(at.getTime() + FORGET_AFTER_MS));
    if (was.state !== 'confirmed' || !was.entry) return next;
    const { type } = signatureWithdrawn;
    return {
      ...next,
      events: [{ id: deps.eventId(), type, time: at.toISOString(), data: factsOf(was.entry) }],
    };
  });
  return refusal ?? { status: 'withdrawn' };
}

/** “This was not me”: erases the signature and leaves the address alone for this declaration. Done again, the same. */
export async function disavow(deps: LeaveDeps, token: string): Promise<{ status: 'disavowed' } | Invalid> {
  const refusal = await leave(deps, 'not-me', token, (was, at, key) => {
    // What has expired meanwhile is written anew: the address shall be left alone all the same.
    if (!was) return stripped(blank(key, at), 'disavowed', undefined);
    const declaration = (was.entry ?? was.request)?.declaration;
    if (!declaration) return was.state === 'disavowed' ? undefined : stripped(was, 'disavowed', undefined);
    const { type } = signatureErased;
    return {
      ...stripped(was, 'disavowed', undefined),
      events: [{ id: deps.eventId(), type, time: at.toISOString(), data: { declaration } }],
    };
  });
  return refusal ?? { status: 'disavowed' };
}

async function leave(
  deps: LeaveDeps,
  purpose: Purpose,
  token: string,
  change: (was: Signature | undefined, at: Date, key: SignatureKey) => Signature | undefined,
): Promise<Invalid | undefined> {
  const link = deps.tokens.read(purpose, token);
  if (!link) return invalidToken;
  for (;;) {
    const was = await deps.signatures.get(link.key);
    const next = change(was, deps.now(), link.key);
    if (!next || (await deps.signatures.save(next, was?.rev ?? 0))) return undefined;
  }
}
