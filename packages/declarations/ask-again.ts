import { declarationTextRevised } from '@undersigned/events/declaration-text-revised.ts';
import type { Declaration } from './declaration.ts';
import type { Declarations } from './declarations.ts';
import { askedAgain, renewalDue } from './renewal.ts';
import type { Signature } from './signature.ts';
import { PARTITIONS } from './signature-id.ts';
import type { Signatures } from './signatures.ts';

interface AskDeps {
  signatures: Pick<Signatures, 'partition' | 'get' | 'save'>;
  now: () => Date;
  eventId: () => string;
}

export interface AskAgainDeps extends AskDeps {
  declarations: Pick<Declarations, 'get'>;
}

/** How long after a declaration changed it is looked at every day. */
const LATE_MS = 7 * 86_400_000;

/** Signatures of one partition that are written at once. */
const AT_ONCE = 20;

/**
 * Asks everybody to confirm again who signed a text of the declaration that has changed materially since. Run again, or
 * after it was interrupted, it asks those who have not been asked.
 */
export async function askAgain(deps: AskAgainDeps, slug: string): Promise<{ asked: number }> {
  const declaration = await deps.declarations.get(slug);
  return { asked: declaration ? await askSigners(deps, declaration) : 0 };
}

/**
 * The same for every declaration that changed lately, whoever may have been missed when it did: a confirmation that was
 * under way for longer than that walk waited, or a walk that never took place.
 */
export async function askMissed(
  deps: AskDeps & { declarations: Pick<Declarations, 'list'> },
  at: Date,
): Promise<{ missed: number }> {
  let missed = 0;
  for (const declaration of await deps.declarations.list()) {
    const isLate = at.getTime() - Date.parse(declaration.changedAt) < LATE_MS;
    if (declaration.materialSince && isLate) missed += await askSigners(deps, declaration);
  }
  return { missed };
}

async function askSigners(deps: AskDeps, declaration: Declaration): Promise<number> {
  let asked = 0;
  for (let partition = 0; partition < PARTITIONS; partition++) {
    const found = deps.signatures.partition(declaration.id, partition, { consistent: true });
    for await (const due of batches(found, (signature) => renewalDue(signature, declaration) !== undefined)) {
      const written = await Promise.all(due.map((signature) => askSigner(deps, declaration, signature)));
      asked += written.filter(Boolean).length;
    }
  }
  return asked;
}

async function* batches<T>(items: AsyncIterable<T>, wanted: (item: T) => boolean): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    if (!wanted(item)) continue;
    batch.push(item);
    if (batch.length === AT_ONCE) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** Asks one signer; changed meanwhile, the signature is looked at anew. Whether this asked. */
async function askSigner(deps: AskDeps, declaration: Declaration, found: Signature): Promise<boolean> {
  let was: Signature | undefined = found;
  while (was) {
    const text = renewalDue(was, declaration);
    if (!text) return false;
    const next = askedAgain(was, text, { at: deps.now(), eventId: deps.eventId() });
    if (await deps.signatures.save(next, was.rev)) return true;
    was = await deps.signatures.get(was);
  }
  return false;
}

/** The revision of a text that a rule of the bus hands over. */
export const revisionOf = ({ detail }: { detail?: unknown }) => declarationTextRevised.schema.parse(detail);
