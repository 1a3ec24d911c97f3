import type { AddressKeys } from '@undersigned/declarations/address.ts';
import { type AdmitDeps, admit } from '@undersigned/declarations/admit.ts';
import type { TooMany } from '@undersigned/declarations/ask-limits.ts';
import { networkOf } from '@undersigned/declarations/network.ts';
import type { KeptSettings } from '@undersigned/declarations/settings.ts';
import { type Topics, unknownTopics } from '@undersigned/declarations/topics.ts';
import { subscriberConfirmed } from '@undersigned/events/subscriber-confirmed.ts';
import { subscriberLeft } from '@undersigned/events/subscriber-left.ts';
import { subscriberRequested } from '@undersigned/events/subscriber-requested.ts';
import { type Invalid, invalid } from '@undersigned/input/fault.ts';
import type { Seal } from '@undersigned/input/seal.ts';
import type { Issues } from './issue.ts';
import { inRhythm } from './stint.ts';
import type { OpenIssues, Preferences, SubscribeRequest, Subscriber, Subscribers } from './subscriber.ts';
import { type LinkPurpose, readLink } from './token.ts';

const DAY_MS = 86_400_000;
/** Who has not confirmed by then is forgotten. */
export const PENDING_DAYS = 14;
/** For so long a preferences link opens; an unsubscribe link does for ever. */
export const PREFERENCES_DAYS = 90;

/** What is answered to a token that cannot be read, whatever is wrong with it. */
const invalidToken: Invalid = invalid({ pointer: '#/token', code: 'invalid-token' });
export type Expired = { refused: 'expired' };

export interface SubscribeDeps extends AdmitDeps {
  subscribers: Pick<Subscribers, 'ask'>;
  settings: { get(): Promise<KeptSettings> };
  topics: () => Promise<Topics>;
  keys: Pick<AddressKeys, 'subscriber'>;
  eventId: () => string;
}

/**
 * Asks to be written to. It is one write, the same whatever is known about the address; the mail that asks to confirm
 * follows from the event on it.
 *
 * @param address the viewer's, as the edge saw it
 */
export async function subscribe(
  deps: SubscribeDeps,
  { proof, ...request }: SubscribeRequest,
  address: string,
): Promise<{ status: 'check-your-mail' } | TooMany | Invalid> {
  const faults = unknownTopics(await deps.topics(), request.topics);
  if (faults.length > 0) return invalid(...faults);
  const { settings } = await deps.settings.get();
  const { email } = request;
  const refusal = await admit(deps, { subject: 'subscription', email, proof }, address, settings);
  if (refusal) return refusal;
  const at = deps.now();
  const network = networkOf(address);
  await deps.subscribers.ask(
    deps.keys.subscriber(email),
    { ...request, at: at.toISOString(), ...(network && { network }) },
    {
      id: deps.eventId(),
      type: subscriberRequested.type,
      time: at.toISOString(),
      data: { rhythm: request.rhythm },
    },
    new Date(at.getTime() + PENDING_DAYS * DAY_MS),
  );
  return { status: 'check-your-mail' };
}

export interface LinkDeps {
  subscribers: Pick<Subscribers, 'get' | 'save'>;
  seal: Seal;
  now: () => Date;
  eventId: () => string;
}

/** Whose link a token is, if it is one that can be used still. */
export const linkOf = (
  { seal, now }: Pick<LinkDeps, 'seal' | 'now'>,
  purpose: LinkPurpose,
  token: string,
) => {
  const link = readLink(seal, purpose, token);
  if (!link) return invalidToken;
  const days = (now().getTime() - link.at.getTime()) / DAY_MS;
  const tooOld =
    (purpose === 'confirm' && days > PENDING_DAYS) || (purpose === 'preferences' && days > PREFERENCES_DAYS);
  return tooOld ? ({ refused: 'expired' } satisfies Expired) : link;
};

/** What is asked for still: what nobody confirmed in time is forgotten, be it there or not. */
export const askedStill = (
  subscriber: Subscriber | undefined,
  at: Date,
): NonNullable<Subscriber['asked']> | undefined => {
  const { asked } = subscriber ?? {};
  return asked && at.getTime() - Date.parse(asked.at) <= PENDING_DAYS * DAY_MS ? asked : undefined;
};

/** Confirms what was asked for last. Done again, it is the same success. */
export async function confirmSubscription(
  deps: LinkDeps & { issues: Pick<Issues, 'series' | 'get'> },
  token: string,
): Promise<{ status: 'confirmed' } | Invalid | Expired> {
  const link = linkOf(deps, 'confirm', token);
  if ('refused' in link) return link;
  for (;;) {
    const was = await deps.subscribers.get(link.key);
    const asked = askedStill(was, deps.now());
    if (!was || !asked) return was?.active ? { status: 'confirmed' } : { refused: 'expired' };
    const { next, open } = await confirmed(deps, was, asked);
    if (await deps.subscribers.save(next, was.rev, open)) return { status: 'confirmed' };
  }
}

/** Whoever subscribes anew keeps what is followed, and is not told again what was told. */
async function confirmed(
  { issues, now, eventId }: Parameters<typeof confirmSubscription>[0],
  { asked: _, left: __, forgetAt: ___, ...was }: Subscriber,
  { email, language, rhythm, topics }: NonNullable<Subscriber['asked']>,
): Promise<{ next: Subscriber; open?: OpenIssues }> {
  const time = now().toISOString();
  const fresh = { email, language, rhythm, topics, news: true, follows: {}, since: time };
  const { active, open } = was.active
    ? await inRhythm(issues, was.active, rhythm)
    : { active: fresh, open: undefined };
  const next: Subscriber = {
    ...was,
    active: {
      ...active,
      email,
      language,
      topics,
      news: true,
      ...(was.active && !was.active.news && { newsSince: time }),
    },
    facts: { rhythm },
    rev: was.rev + 1,
    events: [{ id: eventId(), type: subscriberConfirmed.type, time }],
  };
  return { next, ...(open && { open }) };
}

/** Stops writing to whoever a link is of. Done again, or for somebody who is not there, it is the same success. */
export async function unsubscribe(
  deps: LinkDeps,
  token: string,
): Promise<{ status: 'unsubscribed' } | Invalid> {
  const link = readLink(deps.seal, 'unsubscribe', token);
  if (!link) return invalidToken;
  for (;;) {
    const was = await deps.subscribers.get(link.key);
    if (!was?.active) return { status: 'unsubscribed' };
    if (await deps.subscribers.save(gone(was, was.active, deps), was.rev)) return { status: 'unsubscribed' };
  }
}

/** How long the address of somebody who has left is kept at most, for the farewell. */
const FAREWELL_DAYS = 2;

function gone(
  { active: _, asked: __, ...was }: Subscriber,
  { email, language, rhythm }: NonNullable<Subscriber['active']>,
  { now, eventId }: Pick<LinkDeps, 'now' | 'eventId'>,
): Subscriber {
  const at = now();
  return {
    ...was,
    left: { email, language, at: at.toISOString() },
    facts: { rhythm },
    forgetAt: Math.floor(at.getTime() / 1000) + FAREWELL_DAYS * 86_400,
    rev: was.rev + 1,
    events: [{ id: eventId(), type: subscriberLeft.type, time: at.toISOString() }],
  };
}

/** What a subscriber has chosen, by the preferences link. */
export async function preferencesOf(
  deps: Pick<LinkDeps, 'seal' | 'now'> & { subscribers: Pick<Subscribers, 'get'> },
  token: string,
): Promise<(Preferences & { email: string; since: string }) | Invalid | Expired> {
  const link = linkOf(deps, 'preferences', token);
  if ('refused' in link) return link;
  const subscriber = await deps.subscribers.get(link.key);
  if (!subscriber?.active) return { refused: 'expired' };
  const { email, language, rhythm, topics, news, follows, since } = subscriber.active;
  return {
    email,
    language: language as Preferences['language'],
    rhythm,
    topics,
    news,
    follows: Object.keys(follows),
    since,
  };
}

/**
 * Changes what a subscriber has chosen. Topics that were removed meanwhile may stay; nothing new can be followed here. Who
 * changes the rhythm is told with its next issue what the one before has not told (see stint.ts).
 */
export async function prefer(
  deps: LinkDeps & { issues: Pick<Issues, 'series' | 'get'>; topics: () => Promise<Topics> },
  token: string,
  wanted: Preferences,
): Promise<{ status: 'changed' } | Invalid | Expired> {
  const link = linkOf(deps, 'preferences', token);
  if ('refused' in link) return link;
  const topics = await deps.topics();
  for (;;) {
    const was = await deps.subscribers.get(link.key);
    if (!was?.active) return { refused: 'expired' };
    const follows = Object.entries(was.active.follows).filter(([slug]) => wanted.follows.includes(slug));
    const faults = unknownTopics(topics, wanted.topics, was.active.topics);
    if (!wanted.news && follows.length === 0) faults.push({ pointer: '#/news', code: 'nothing-chosen' });
    if (faults.length > 0) return invalid(...faults);
    const { language, rhythm, news } = wanted;
    const { active, open } = await inRhythm(deps.issues, was.active, rhythm);
    const next: Subscriber = {
      ...was,
      active: {
        ...active,
        language,
        topics: wanted.topics,
        news,
        ...(news && !was.active.news && { newsSince: deps.now().toISOString() }),
        follows: Object.fromEntries(follows),
      },
      facts: { rhythm },
      rev: was.rev + 1,
    };
    if (await deps.subscribers.save(next, was.rev, open)) return { status: 'changed' };
  }
}
