import { signatureErased } from '@undersigned/events/signature-erased.ts';
import { changed, type Declaration } from './declaration.ts';
import type { EditDeps, Precondition, Seen, Unknown } from './edit.ts';
import { stateAt } from './lifecycle.ts';
import { type Signature, stripped } from './signature.ts';
import { PARTITIONS } from './signature-id.ts';
import type { Signatures } from './signatures.ts';

/** Partitions that are walked at once. */
const AT_ONCE = 16;
/** An erased signature's empty item stays until its event is surely told. */
const ERASED_KEPT_MS = 2 * 86_400_000;

interface EraseDeps {
  signatures: Pick<Signatures, 'partition' | 'save'>;
  now: () => Date;
  eventId: () => string;
}

export type DeleteDeps = EditDeps & EraseDeps;

/**
 * Removes a draft and the first signatories that were recorded for it. What has been open is part of the record.
 *
 * The draft is emptied first, so that nothing can open it or be recorded for it, and goes last: asked again after it was
 * interrupted, with the version that its editor named then, it finishes.
 */
export async function deleteDeclaration(
  deps: DeleteDeps,
  slug: string,
  seen: Seen,
): Promise<{ removed: true } | Precondition | Unknown | { refused: 'not-from-here'; state: string }> {
  const was = await deps.declarations.get(slug);
  if (!was) return { refused: 'unknown-declaration' };
  const refusal = seen(was);
  const isBegun = isEmptied(was);
  if (refusal && !(isBegun && was.emptied && !seen({ rev: was.emptied.from }))) return refusal;
  const state = stateAt(was, deps.now());
  if (state !== 'draft') return { refused: 'not-from-here', state };

  const next = isBegun ? was : emptied(was, deps.now());
  if (!isBegun && !(await deps.declarations.save(next, was.rev))) return { refused: 'precondition-failed' };
  await eraseSignatories(deps, next);
  return (await deps.declarations.remove(slug, next.rev))
    ? { removed: true }
    : { refused: 'precondition-failed' };
}

const isEmptied = ({ emptied, rev }: Declaration): boolean => emptied?.rev === rev;

/** Whether a draft that was read before is deleted by now, or about to be. */
export const isGivenUp = ({ id }: Declaration, now: Declaration | undefined): boolean =>
  now?.id !== id || isEmptied(now);

/** The draft without what would let it open, or be signed. */
function emptied({ opensAt: _, ...was }: Declaration, at: Date): Declaration {
  const change = changed(was, at.toISOString(), []);
  return { ...was, ...change, texts: {}, emptied: { from: was.rev, rev: change.rev } };
}

/** Erases who was recorded for a draft that is given up. Again, it finishes. */
export async function eraseSignatories(deps: EraseDeps, { id, slug }: Declaration): Promise<void> {
  for (let first = 0; first < PARTITIONS; first += AT_ONCE) {
    const walks = Array.from({ length: AT_ONCE }, async (_, index) => {
      for await (const signature of deps.signatures.partition(id, first + index, { consistent: true })) {
        // Changed meanwhile, it was by the same deletion, asked for twice: nobody signs a draft.
        if (signature.entry) await deps.signatures.save(erased(deps, slug, signature), signature.rev);
      }
    });
    await Promise.all(walks);
  }
}

/** Nothing of the person; the count takes it off as any other that has left. */
function erased({ now, eventId }: EraseDeps, declaration: string, was: Signature): Signature {
  const at = now();
  return {
    ...stripped(was, 'withdrawn', new Date(at.getTime() + ERASED_KEPT_MS)),
    events: [{ id: eventId(), type: signatureErased.type, time: at.toISOString(), data: { declaration } }],
  };
}
