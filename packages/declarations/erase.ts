import { signatureErased } from '@undersigned/events/signature-erased.ts';
import { type AddressKeys, domainOf } from './address.ts';
import type { Declarations } from './declarations.ts';
import { FORGET_AFTER_MS } from './leave.ts';
import type { KnownOrganisations } from './organisations.ts';
import type { Ledger } from './post.ts';
import { stripped } from './signature.ts';
import type { SignatureKey } from './signature-id.ts';
import type { Signatures } from './signatures.ts';

export interface EraseDeps {
  declarations: Pick<Declarations, 'list'>;
  signatures: Pick<Signatures, 'get' | 'save'>;
  organisations: Pick<KnownOrganisations, 'release'>;
  ledger: Pick<Ledger, 'forget'>;
  keys: AddressKeys;
  now: () => Date;
  eventId: () => string;
}

const CAPACITIES = ['organisation', 'individual'] as const satisfies readonly SignatureKey['capacity'][];

/**
 * Erases all that signing knows of an address: its signatures, counted or not, in both capacities on every declaration;
 * the organisations' places that they held; what was mailed to it. Done again, it finishes what was interrupted. Whoever
 * wants may sign again.
 */
export async function erase(deps: EraseDeps, email: string): Promise<{ signatures: number }> {
  let signatures = 0;
  for (const { id: declaration } of await deps.declarations.list()) {
    for (const capacity of CAPACITIES) {
      const key = { declaration, capacity, key: deps.keys.signature(declaration, capacity, email) };
      if (await eraseSignature(deps, key)) signatures++;
      // Also where its signature is empty already: it may have been interrupted in between.
      if (capacity === 'organisation') await deps.organisations.release(domainOf(email), key);
    }
  }
  await deps.ledger.forget(deps.keys.address(email));
  return { signatures };
}

/** Whether there was something to erase. */
async function eraseSignature(deps: EraseDeps, key: SignatureKey): Promise<boolean> {
  const was = await deps.signatures.get(key);
  const declaration = (was?.entry ?? was?.request)?.declaration;
  if (!was || !declaration) return false;
  const at = deps.now();
  const mark = {
    id: deps.eventId(),
    type: signatureErased.type,
    time: at.toISOString(),
    data: { declaration },
  };
  // Longer than any restore of the table reaches back: none brings back what was erased.
  const next = stripped(was, 'withdrawn', new Date(at.getTime() + FORGET_AFTER_MS));
  return (await deps.signatures.save({ ...next, events: [mark] }, was.rev)) || eraseSignature(deps, key);
}
