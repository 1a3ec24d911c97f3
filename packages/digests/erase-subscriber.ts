import type { AddressKeys } from '@undersigned/declarations/address.ts';
import type { Subscribers } from './subscriber.ts';

/**
 * Erases what is kept of a subscriber by the address, confirmed or not. That declarations are followed goes with the
 * signatures that it came of; whoever wants may subscribe anew.
 */
export async function eraseSubscriber(
  {
    subscribers,
    keys,
  }: { subscribers: Pick<Subscribers, 'get' | 'remove'>; keys: Pick<AddressKeys, 'subscriber'> },
  email: string,
): Promise<{ subscriptions: number }> {
  const key = keys.subscriber(email);
  const was = await subscribers.get(key);
  if (!was) return { subscriptions: 0 };
  await subscribers.remove(key);
  return { subscriptions: 1 };
}
