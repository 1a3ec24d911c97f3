import { keyOfId } from '@undersigned/declarations/signature-id.ts';
import { atOnce } from './at-once.ts';
import { acknowledgeErasure, type Shared } from './shared.ts';

const AT_ONCE = 10;

/**
 * Takes a partner's word that it has erased what it was given of these signers.
 *
 * @returns how many it named, whatever is known of them: another partner's, or nobody's, is told as its own
 */
export async function acknowledgeAll(
  deps: { shared: Pick<Shared, 'acknowledge'>; now: () => Date; eventId: () => string },
  partner: string,
  signatures: readonly string[],
): Promise<{ acknowledged: number }> {
  const named = [...new Set(signatures)];
  const known = named.filter((id) => keyOfId(id) !== undefined);
  await atOnce(AT_ONCE, known, (signature) => acknowledgeErasure(deps, { partner, signature }));
  return { acknowledged: named.length };
}
