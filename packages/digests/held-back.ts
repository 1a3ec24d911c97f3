import type { Invalid } from '@undersigned/input/fault.ts';
import { confirmSubscription, type Expired } from './subscribe.ts';
import { type SuppressDeps, suppressionOf } from './suppress.ts';
import { readLink } from './token.ts';

/**
 * Confirms, and says whether anything will come: what holds an address back is lifted by an editor, not by a button. That an
 * address did not take the last mails says nothing any more: it took the one with the link.
 *
 * @returns what `confirmSubscription` does; `held-back` where the subscription is kept and waits for the editor
 */
export async function confirmOrWait(
  deps: Parameters<typeof confirmSubscription>[0] & {
    standings: Pick<SuppressDeps['standings'], 'of'>;
    keys: Pick<SuppressDeps['keys'], 'address' | 'mailbox'>;
  },
  token: string,
): Promise<{ status: 'confirmed' | 'held-back' } | Invalid | Expired> {
  const result = await confirmSubscription(deps, token);
  const link = readLink(deps.seal, 'confirm', token);
  if ('refused' in result || !link) return result;
  const { active } = (await deps.subscribers.get(link.key)) ?? {};
  const suppression = active && (await suppressionOf(deps, active.email));
  return suppression && suppression.kind !== 'soft' ? { status: 'held-back' } : result;
}
