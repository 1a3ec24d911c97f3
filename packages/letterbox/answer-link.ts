import { applicationVerified } from '@undersigned/events/application-verified.ts';
import { commentRemoved } from '@undersigned/events/comment-removed.ts';
import { serbianLatin, toLatin } from '@undersigned/i18n/transliterate.ts';
import { type Invalid, invalid } from '@undersigned/input/fault.ts';
import type { Seal } from '@undersigned/input/seal.ts';
import { type EditDeps, put } from '@undersigned/network/edit.ts';
import { organisationOf } from './application.ts';
import { type Comment, stripped } from './comment.ts';
import type { Comments } from './comments.ts';
import {
  type Letterbox,
  leftAlone,
  outcomeOf,
  type Slip,
  type SlipKey,
  type SlipKind,
  slipId,
} from './letterbox.ts';
import { type LinkPurpose, readLink } from './sender-token.ts';

/*
 * What the links of a mail do when their button is pressed. Pressed again, they do the same: nothing more, and say the same.
 */

export interface AnswerDeps extends EditDeps {
  letterbox: Letterbox;
  comments: Pick<Comments, 'get' | 'save' | 'ofAddress'>;
  seal: Seal;
  /** Days that a slip waits for its sender. */
  pendingDays: () => Promise<number>;
}

/** What an answer is about: it names nobody. */
type Answered<Status extends string> = { status: Status; kind: SlipKind };
type Expired = { refused: 'expired' };

export const invalidLink: Invalid = invalid({ pointer: '#/token', code: 'invalid-token' });

const DAY_MS = 86_400_000;
/** The empty item of an outcome stays longer than people press buttons twice. */
const OUTCOME_KEPT_MS = 30 * DAY_MS;

/** The button of “yes, this was me”: a comment waits for a moderator from now on, an application for the secretariat. */
export async function confirmSlip(
  deps: AnswerDeps,
  token: string,
): Promise<Answered<'waiting'> | Expired | Invalid> {
  const key = keyFor(deps, 'confirm', token);
  if (!key) return invalidLink;
  const confirmed =
    key.kind === 'comment' ? await confirmComment(deps, key) : await confirmApplication(deps, key);
  return confirmed ? { status: 'waiting', kind: key.kind } : { refused: 'expired' };
}

/** The button of “take it away”: nothing of it is left. */
export async function removeSlip(deps: AnswerDeps, token: string): Promise<Answered<'removed'> | Invalid> {
  const key = keyFor(deps, 'remove', token);
  if (key?.kind !== 'comment') return invalidLink;
  await deps.letterbox.remove(key);
  await takeAway(deps, key);
  return { status: 'removed', kind: key.kind };
}

/** The button of “this was not me”: the same, and the address is left alone about it. */
export async function disownSlip(deps: AnswerDeps, token: string): Promise<Answered<'disowned'> | Invalid> {
  const key = keyFor(deps, 'not-me', token);
  if (!key) return invalidLink;
  const slip = await deps.letterbox.get(key);
  const comment = key.kind === 'comment' ? await deps.comments.get(key) : undefined;
  const about = comment ? aboutComment(comment.on) : slip && aboutOf(slip);
  if (about) await deps.letterbox.note(key.address, leftAlone(about), {});
  await deps.letterbox.remove(key);
  if (comment) await takeAway(deps, key);
  return { status: 'disowned', kind: key.kind };
}

/** What an address is left alone about, and its mails have a cooldown for. */
export const aboutOf = (slip: Slip): string =>
  slip.kind === 'comment' ? aboutComment(slip.content.on) : `${slip.kind}s`;
export const aboutComment = ({ collection, id }: Comment['on']): string => `comments/${collection}/${id}`;

/** A comment that is no longer, with the mark of what that tells anybody. */
export function takenAway(comment: Comment, { at, eventId }: { at: Date; eventId: () => string }): Comment {
  const next = stripped(comment, 'removed', at);
  if (comment.state !== 'published') return next;
  const { collection, id: thing } = comment.on;
  const data = { collection, thing };
  return { ...next, events: [{ id: eventId(), type: commentRemoved.type, time: at.toISOString(), data }] };
}

const keyFor = ({ seal }: AnswerDeps, purpose: LinkPurpose, token: string): SlipKey | undefined => {
  const link = readLink(seal, token);
  return link?.purpose === purpose ? link.key : undefined;
};

/** The slip under a key, unless it has waited too long. */
async function fresh<K extends SlipKind>(deps: AnswerDeps, key: SlipKey & { kind: K }) {
  const slip = await deps.letterbox.get(key);
  if (!slip) return undefined;
  const age = deps.now().getTime() - Date.parse(slip.at);
  return age > (await deps.pendingDays()) * DAY_MS ? undefined : slip;
}

async function confirmComment(deps: AnswerDeps, key: SlipKey): Promise<boolean> {
  const was = await deps.comments.get(key);
  if (was && was.state !== 'removed') {
    await deps.letterbox.remove(key);
    return true;
  }
  const slip = await fresh(deps, { ...key, kind: 'comment' });
  if (!slip) return false;
  const { address, digest, content, language, email } = slip;
  const comment: Comment = {
    id: slipId(key),
    address,
    digest,
    state: 'waiting',
    ...content,
    language,
    email,
    confirmedAt: deps.now().toISOString(),
    subject: slipId(key),
    rev: (was?.rev ?? 0) + 1,
    events: was?.events ?? [],
  };
  if (!(await deps.comments.save(comment, was))) return confirmComment(deps, key);
  await deps.letterbox.remove(key);
  return true;
}

async function takeAway(deps: AnswerDeps, key: SlipKey): Promise<void> {
  for (;;) {
    const was = await deps.comments.get(key);
    if (!was || was.state === 'removed') return;
    if (await deps.comments.save(takenAway(was, { at: deps.now(), eventId: deps.eventId }), was)) return;
  }
}

/**
 * An application becomes an organisation on record, a draft, under a slug of its own. What it has become is noted after; where
 * that did not come about, the draft is found again by what it says.
 */
async function confirmApplication(deps: AnswerDeps, key: SlipKey): Promise<boolean> {
  if (await deps.letterbox.noted(key.address, outcomeOf(key))) return true;
  const slip = await fresh(deps, { ...key, kind: 'application' });
  if (!slip) return false;
  const at = deps.now();
  const { toChoose } = await deps.topics();
  // A topic may have been given up since.
  const topics = slip.content.topics.filter((topic) => toChoose.has(topic));
  const input = organisationOf(
    { ...slip.content, topics },
    { email: slip.email, language: slip.language, at },
  );
  const organisation = await recorded(deps, slugsFor(slip.content.name, slip.language), input);
  const data = { organisation };
  await deps.letterbox.note(key.address, outcomeOf(key), {
    organisation,
    language: slip.language,
    rev: 1,
    subject: slip.id,
    events: [{ id: deps.eventId(), type: applicationVerified.type, time: at.toISOString(), data }],
    forgetAt: Math.floor((at.getTime() + OUTCOME_KEPT_MS) / 1000),
  });
  await deps.letterbox.remove(key);
  return true;
}

/** Records the draft under the first slug that is free, or finds that it is there already. */
async function recorded(
  deps: AnswerDeps,
  slugs: Iterable<string>,
  input: ReturnType<typeof organisationOf>,
): Promise<string> {
  for (const slug of slugs) {
    const there = await deps.record.get('organisations', slug);
    if (there) {
      const isThis =
        there.membership?.status === 'applied' &&
        there.contact?.email === input.contact?.email &&
        there.name[input.language] === input.name[input.language];
      if (isThis) return there.slug;
      continue;
    }
    const result = await put(deps, 'organisations', slug, input, () => ({ refused: 'precondition-failed' }));
    if ('thing' in result) return result.thing.slug;
    if (result.refused === 'invalid')
      throw new Error(`An application is no profile: ${JSON.stringify(result.faults)}`);
  }
  throw new Error('No slug is free');
}

/** Languages whose Cyrillic is read as Serbian's. */
const SERBIAN = /^(sr|bs|cnr)/;

/** Slugs for a name: in Latin letters, then with a number behind it. */
export function* slugsFor(name: string, language: string): Generator<string> {
  const plain = toLatin(SERBIAN.test(language) ? serbianLatin(name) : name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 70)
    .replace(/^-+|-+$/g, '');
  const base = plain.length > 1 ? plain : 'organisation';
  yield base;
  for (let number = 2; number < 1000; number++) yield `${base}-${number}`;
}
