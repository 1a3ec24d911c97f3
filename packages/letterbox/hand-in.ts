import type { AddressKeys } from '@undersigned/declarations/address.ts';
import { type AdmitDeps, admit } from '@undersigned/declarations/admit.ts';
import type { TooMany } from '@undersigned/declarations/ask-limits.ts';
import { networkOf } from '@undersigned/declarations/network.ts';
import type { KeptSettings } from '@undersigned/declarations/settings.ts';
import type { Origin } from '@undersigned/declarations/sign.ts';
import { type Topics, unknownTopics } from '@undersigned/declarations/topics.ts';
import { applicationSubmitted } from '@undersigned/events/application-submitted.ts';
import { commentSubmitted } from '@undersigned/events/comment-submitted.ts';
import { messageSubmitted } from '@undersigned/events/message-submitted.ts';
import { DEFAULT_LANGUAGE } from '@undersigned/i18n/languages.ts';
import { searchKey } from '@undersigned/i18n/transliterate.ts';
import { type Invalid, invalid } from '@undersigned/input/fault.ts';
import { publicThing } from '@undersigned/network/published.ts';
import type { NetworkRecord } from '@undersigned/network/record.ts';
import type { ApplicationRequest } from './application.ts';
import type { Commented, CommentRequest } from './comment.ts';
import { digestOf, type Letterbox, type Slip, type SlipKind, slipId } from './letterbox.ts';
import type { MessageRequest } from './message.ts';

/*
 * Putting something into the letterbox: one write, the same whatever is known about the address. The mail follows from the
 * event on it.
 */

export interface HandInDeps extends AdmitDeps {
  letterbox: Pick<Letterbox, 'put'>;
  record: Pick<NetworkRecord, 'get'>;
  settings: { get(): Promise<KeptSettings> };
  keys: Pick<AddressKeys, 'address'>;
  topics: () => Promise<Topics>;
  eventId: () => string;
}

type Refused = TooMany | Invalid;
const CHECK_YOUR_MAIL = { status: 'check-your-mail' } as const;

/** What a comment's proof of work is made for, in the place of a declaration's slug. */
export const commentSubject = (collection: Commented, slug: string): string => `${collection}/${slug}`;
export const MESSAGE_SUBJECT = 'messages';
export const APPLICATION_SUBJECT = 'applications';

/** Comments on an update or a document that anybody may see. */
export async function handInComment(
  deps: HandInDeps,
  on: { collection: Commented; slug: string },
  { name, body, ...request }: CommentRequest,
  origin: Origin,
): Promise<typeof CHECK_YOUR_MAIL | Refused | { refused: 'unknown' }> {
  const found = await publicThing(deps, on.collection, on.slug);
  if (!found) return { refused: 'unknown' };
  const { id } = found.thing;
  const refusal = await putIn(deps, request, origin, {
    kind: 'comment',
    subject: commentSubject(on.collection, on.slug),
    event: commentSubmitted.type,
    data: { collection: on.collection, thing: id },
    content: { on: { collection: on.collection, id }, name, body },
    digest: digestOf(on.collection, id, name, body),
  });
  return refusal ?? CHECK_YOUR_MAIL;
}

/** Applies for membership of the network. */
export async function handInApplication(
  deps: HandInDeps,
  { consent: _, proof, email, language, ...content }: ApplicationRequest,
  origin: Origin,
): Promise<typeof CHECK_YOUR_MAIL | Refused> {
  const unknown = content.topics.length > 0 ? unknownTopics(await deps.topics(), content.topics) : [];
  if (unknown.length > 0) return invalid(...unknown);
  const refusal = await putIn(deps, { proof, email, language }, origin, {
    kind: 'application',
    subject: APPLICATION_SUBJECT,
    event: applicationSubmitted.type,
    data: { country: content.country },
    content,
    digest: digestOf(searchKey(content.name), content.country),
  });
  return refusal ?? CHECK_YOUR_MAIL;
}

/** Writes to the secretariat. */
export async function handInMessage(
  deps: HandInDeps,
  { name, subject, body, ...request }: MessageRequest,
  origin: Origin,
): Promise<{ status: 'accepted' } | Refused> {
  const refusal = await putIn(deps, request, origin, {
    kind: 'message',
    subject: MESSAGE_SUBJECT,
    event: messageSubmitted.type,
    data: { language: request.language ?? DEFAULT_LANGUAGE },
    content: { name, body, ...(subject && { subject }) },
    digest: digestOf(name, subject ?? '', body),
  });
  return refusal ?? { status: 'accepted' };
}

const DAY_SECONDS = 86_400;

async function putIn<K extends SlipKind>(
  deps: HandInDeps,
  {
    email,
    language = DEFAULT_LANGUAGE,
    proof,
  }: { email: string; language?: string | undefined; proof?: string | undefined },
  origin: Origin,
  what: {
    kind: K;
    subject: string;
    event: string;
    data: object;
    content: Slip<K>['content'];
    digest: string;
  },
): Promise<Refused | undefined> {
  const { settings } = await deps.settings.get();
  const refusal = await admit(deps, { subject: what.subject, email, proof }, origin.address, settings);
  if (refusal) return refusal;
  const at = deps.now();
  const key = { kind: what.kind, address: deps.keys.address(email), digest: what.digest };
  const id = slipId(key);
  const network = networkOf(origin.address);
  const slip = {
    ...key,
    id,
    subject: id,
    rev: 1,
    content: what.content,
    email,
    language,
    at: at.toISOString(),
    ...(network && { network }),
    ...(origin.suspicion && { suspicion: origin.suspicion }),
    events: [{ id: deps.eventId(), type: what.event, time: at.toISOString(), data: { ...what.data } }],
    forgetAt: Math.floor(at.getTime() / 1000) + settings.retention.pendingDays * DAY_SECONDS,
  };
  await deps.letterbox.put(slip as Slip);
  return undefined;
}
