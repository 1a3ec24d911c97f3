import { type PostDeps, type Posted, post } from '@undersigned/declarations/post.ts';
import { heldFor } from '@undersigned/declarations/screen.ts';
import type { KeptSettings, Settings } from '@undersigned/declarations/settings.ts';
import type { CloudEvent } from '@undersigned/events/event.ts';
import { subscriberConfirmed } from '@undersigned/events/subscriber-confirmed.ts';
import { subscriberLeft } from '@undersigned/events/subscriber-left.ts';
import { subscriberRequested } from '@undersigned/events/subscriber-requested.ts';
import type { Chosen } from './open-link.ts';
import { askedStill, PENDING_DAYS } from './subscribe.ts';
import type { Subscriber, Subscribers } from './subscriber.ts';

const DAY_MS = 86_400_000;

/** A mail that a subscription begins or ends with. */
export type SubscriberLetter = Posted & { language: string; key: string } & (
    | { kind: 'confirm'; chosen: Chosen; until: Date }
    | { kind: 'already-there' | 'welcome'; chosen: Chosen }
    | { kind: 'farewell' }
  );

export interface WriteDeps extends PostDeps<SubscriberLetter> {
  subscribers: Pick<Subscribers, 'get' | 'save' | 'remove'>;
  settings: { get(): Promise<KeptSettings> };
}

/** An event about a subscriber. */
export interface SubscriberCause {
  id: string;
  type: string;
  /** The subscriber's key. */
  key: string;
}

const KEY = /^sub_([0-9a-f]{32})$/;

/** The cause for a mail that an event is, where it is about a subscriber. */
export function subscriberCauseOf({
  detail: { id, type, subject },
}: {
  detail: CloudEvent;
}): SubscriberCause | undefined {
  const [, key] = KEY.exec(subject) ?? [];
  return key ? { id, type, key } : undefined;
}

/** What became of a cause. */
export type WrittenToSubscriber = Awaited<ReturnType<typeof post>> | 'held' | 'nothing-to-say';

/** Writes to whoever asked for news, has confirmed, or has left, as an event calls for. */
export async function writeToSubscriber(
  deps: WriteDeps,
  cause: SubscriberCause,
): Promise<WrittenToSubscriber> {
  const { settings } = await deps.settings.get();
  switch (cause.type) {
    case subscriberRequested.type:
      return askToConfirm(deps, cause, settings);
    case subscriberConfirmed.type:
      return welcome(deps, cause, settings);
    case subscriberLeft.type:
      return bidFarewell(deps, cause, settings);
    default:
      return 'nothing-to-say';
  }
}

const about = { declaration: 'subscription' };

async function askToConfirm(
  deps: WriteDeps,
  cause: SubscriberCause,
  settings: Settings,
): Promise<WrittenToSubscriber> {
  const subscriber = await deps.subscribers.get(cause.key);
  const asked = askedStill(subscriber, deps.now());
  if (!subscriber || !asked) return 'nothing-to-say';
  const { key, active } = subscriber;
  if (heldFor(asked, settings)) {
    await forget(deps, key, 'asked', asked.at);
    return 'held';
  }
  const letter = { ...about, cause: cause.id, to: asked.email, key };
  // Whoever only follows what was signed has not asked for more before.
  if (active?.news) {
    const already = { ...letter, kind: 'already-there' as const, to: active.email };
    const sent = await post(deps, { ...already, language: active.language, chosen: active }, settings);
    await forget(deps, key, 'asked', asked.at);
    return sent;
  }
  const until = new Date(Date.parse(asked.at) + PENDING_DAYS * DAY_MS);
  return post(deps, { ...letter, kind: 'confirm', language: asked.language, chosen: asked, until }, settings);
}

async function welcome(
  deps: WriteDeps,
  cause: SubscriberCause,
  settings: Settings,
): Promise<WrittenToSubscriber> {
  const subscriber = await deps.subscribers.get(cause.key);
  if (!subscriber?.active) return 'nothing-to-say';
  const { key, active } = subscriber;
  const { email, language } = active;
  const letter = { ...about, kind: 'welcome' as const, cause: cause.id, to: email, key, language };
  return post(deps, { ...letter, chosen: active }, settings);
}

/** The last mail; with it goes what was kept for it. */
async function bidFarewell(
  deps: WriteDeps,
  cause: SubscriberCause,
  settings: Settings,
): Promise<WrittenToSubscriber> {
  const subscriber = await deps.subscribers.get(cause.key);
  if (!subscriber?.left) return 'nothing-to-say';
  const { key, left } = subscriber;
  const { email, language } = left;
  const letter = { ...about, kind: 'farewell' as const, cause: cause.id, to: email, key, language };
  const sent = await post(deps, letter, settings);
  await forget(deps, key, 'left', left.at);
  return sent;
}

/**
 * Forgets what somebody asked for, or that they have left, unless it is of another time by now; and the subscriber, where
 * nothing else is there.
 */
async function forget(
  { subscribers }: Pick<WriteDeps, 'subscribers'>,
  key: string,
  what: 'asked' | 'left',
  at: string,
): Promise<void> {
  for (;;) {
    const was = await subscribers.get(key);
    if (was?.[what]?.at !== at) return;
    const { [what]: _, ...next } = was;
    if (isNobody(next)) {
      if (await subscribers.remove(key, was.rev)) return;
    } else if (await subscribers.save({ ...next, rev: was.rev + 1 }, was.rev)) return;
  }
}

const isNobody = ({ asked, active, left }: Subscriber): boolean => !asked && !active && !left;
