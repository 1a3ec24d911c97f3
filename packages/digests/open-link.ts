import type { Seal } from '@undersigned/input/seal.ts';
import { askedStill, type Expired, linkOf, preferencesOf } from './subscribe.ts';
import type { Asked, Preferences, Subscribers } from './subscriber.ts';
import { LINK_PURPOSES, readLink } from './token.ts';

/** What whoever confirms is shown of what was chosen. */
export type Chosen = Pick<Asked, 'language' | 'rhythm' | 'topics'>;

/** What a link is for, with what its page shows. */
export type OpenedLink =
  | { purpose: 'confirm'; chosen: Chosen }
  | { purpose: 'preferences'; preferences: Preferences & { email: string; since: string } }
  | { purpose: 'unsubscribe' };

/** What the page of a mail's link is to show. Nothing changes by opening it. */
export async function openLink(
  deps: { subscribers: Pick<Subscribers, 'get'>; seal: Seal; now: () => Date },
  token: string,
): Promise<OpenedLink | Expired | { refused: 'unknown' }> {
  const purpose = LINK_PURPOSES.find((one) => readLink(deps.seal, one, token));
  if (!purpose) return { refused: 'unknown' };
  // It does its work for ever, and says the same whether there is still something to end or not.
  if (purpose === 'unsubscribe') return { purpose };
  const link = linkOf(deps, purpose, token);
  if ('refused' in link) return { refused: 'expired' };
  if (purpose === 'preferences') {
    const preferences = await preferencesOf(deps, token);
    return 'refused' in preferences ? { refused: 'expired' } : { purpose, preferences };
  }
  const subscriber = await deps.subscribers.get(link.key);
  // Who has confirmed may press again.
  const chosen = askedStill(subscriber, deps.now()) ?? subscriber?.active;
  if (!chosen) return { refused: 'expired' };
  const { language, rhythm, topics } = chosen;
  return { purpose, chosen: { language, rhythm, topics } };
}
