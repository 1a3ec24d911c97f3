import type { AddressKeys } from '@undersigned/declarations/address.ts';
import type { Signature } from '@undersigned/declarations/signature.ts';
import { keyOfId } from '@undersigned/declarations/signature-id.ts';
import type { Signatures } from '@undersigned/declarations/signatures.ts';
import { PENDING_DAYS } from './subscribe.ts';
import type { Subscriber, Subscribers } from './subscriber.ts';

/** That somebody follows a declaration for having signed it: so that who takes the signature back is not told more. */
export interface Following {
  /** The signature's id. */
  signature: string;
  /** The subscriber's key. */
  subscriber: string;
  /** The declaration's slug. */
  declaration: string;
  /** RFC 3339, UTC. */
  at: string;
  /** It was written down with the subscriber: who ends it later has ended it. */
  done?: boolean;
}

export interface Followings {
  get(signature: string): Promise<Following | undefined>;
  save(following: Following): Promise<void>;
  forget(signature: string): Promise<void>;
}

export interface FollowDeps {
  subscribers: Pick<Subscribers, 'get' | 'save'>;
  followings: Followings;
  keys: Pick<AddressKeys, 'subscriber'>;
  now: () => Date;
}

/** Whatever happened to a signature: whoever signed follows its declaration as it says now. */
export async function followAsSigned(
  deps: FollowDeps & { signatures: Pick<Signatures, 'get'> },
  id: string,
): Promise<'follows' | 'unfollowed' | 'nothing'> {
  const key = keyOfId(id);
  const signature = key && (await deps.signatures.get(key));
  return signature?.id === id && asksForNews(signature)
    ? followSigned(deps, signature)
    : unfollowSigned(deps, id);
}

const asksForNews = ({ state, entry }: Pick<Signature, 'state' | 'entry'>): boolean =>
  state === 'confirmed' && entry?.email !== undefined && entry.consent.news;

/**
 * A signer who asked for news, once confirmed, is told what becomes of the declaration: weekly, unless chosen otherwise. The
 * confirmation of the signature is that of the address too. Done again, it changes nothing, and does not bring back who has
 * left since.
 */
export async function followSigned(
  deps: FollowDeps,
  { id, entry, state }: Pick<Signature, 'id' | 'entry' | 'state'>,
): Promise<'follows' | 'nothing'> {
  if (state !== 'confirmed' || !entry?.email || !entry.consent.news) return 'nothing';
  const { declaration, email, language } = entry;
  const time = deps.now().toISOString();
  const key = deps.keys.subscriber(email);
  const before = await deps.followings.get(id);
  if (before?.done) return 'nothing';
  const following: Following = before ?? { signature: id, subscriber: key, declaration, at: time };
  // Noted first: whoever takes the signature back in between is found.
  if (!before) await deps.followings.save(following);
  for (;;) {
    const was = await deps.subscribers.get(key);
    if (was?.left && was.left.at >= following.at) break;
    if (was?.active?.follows[declaration]) break;
    const next = withFollow(was, key, { email, language }, declaration, time);
    if (await deps.subscribers.save(next, was?.rev ?? 0)) break;
  }
  await deps.followings.save({ ...following, done: true });
  return 'follows';
}

function withFollow(
  was: Subscriber | undefined,
  key: string,
  { email, language }: { email: string; language: string },
  declaration: string,
  time: string,
): Subscriber {
  const id = `sub_${key}`;
  const next: Subscriber = {
    id,
    key,
    subject: id,
    events: [],
    ...was,
    active: {
      ...(was?.active ?? { email, language, rhythm: 'weekly', topics: [], news: false, since: time }),
      follows: { ...was?.active?.follows, [declaration]: time },
    },
    rev: (was?.rev ?? 0) + 1,
  };
  delete next.left;
  delete next.forgetAt;
  return next;
}

/** Whose signature no longer stands follows its declaration no more; who has chosen nothing else is forgotten. */
export async function unfollowSigned(
  deps: Omit<FollowDeps, 'keys'>,
  signature: string,
): Promise<'unfollowed' | 'nothing'> {
  const following = await deps.followings.get(signature);
  if (!following) return 'nothing';
  const { subscriber: key, declaration } = following;
  for (;;) {
    const was = await deps.subscribers.get(key);
    if (!was?.active?.follows[declaration]) break;
    const { [declaration]: _, ...follows } = was.active.follows;
    const next: Subscriber = { ...was, active: { ...was.active, follows }, rev: was.rev + 1 };
    if (Object.keys(follows).length === 0 && !was.active.news) {
      delete next.active;
      next.forgetAt = Math.floor(deps.now().getTime() / 1000) + (was.asked ? PENDING_DAYS * 86_400 : 0);
    }
    if (await deps.subscribers.save(next, was.rev)) break;
  }
  await deps.followings.forget(signature);
  return 'unfollowed';
}
