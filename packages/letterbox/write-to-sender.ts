import { type PostDeps, type Posted, post } from '@undersigned/declarations/post.ts';
import { heldFor } from '@undersigned/declarations/screen.ts';
import type { KeptSettings, Settings } from '@undersigned/declarations/settings.ts';
import { applicationSubmitted } from '@undersigned/events/application-submitted.ts';
import { applicationVerified } from '@undersigned/events/application-verified.ts';
import { commentPublished } from '@undersigned/events/comment-published.ts';
import { commentRefused } from '@undersigned/events/comment-refused.ts';
import { commentSubmitted } from '@undersigned/events/comment-submitted.ts';
import type { CloudEvent } from '@undersigned/events/event.ts';
import { messageSubmitted } from '@undersigned/events/message-submitted.ts';
import type { LanguageMap } from '@undersigned/i18n/languages.ts';
import { factsOf } from '@undersigned/network/collections.ts';
import type { NetworkRecord } from '@undersigned/network/record.ts';
import type { Thing } from '@undersigned/network/thing.ts';
import { aboutComment, aboutOf } from './answer-link.ts';
import { type Comment, stripped } from './comment.ts';
import type { Comments } from './comments.ts';
import { keyOfSlip, type Letterbox, leftAlone, outcomeOf, type Slip, type SlipKey } from './letterbox.ts';
import type { MessageContent } from './message.ts';

/** What a comment's mails say of what it is on. */
export interface CommentedThing {
  title: LanguageMap;
  language: string;
  /** The path of its page, after the language. */
  path: string;
}

/** A mail about a slip, or to the secretariat. */
export type SenderLetter = Posted & { language: string; key: SlipKey } & (
    | { kind: 'confirm' | 'already-there'; about: 'application'; name: string }
    | { kind: 'confirm' | 'already-there'; about: 'comment'; on?: CommentedThing; body: string; until?: Date }
    | { kind: 'approved' | 'refused'; about: 'comment'; on?: CommentedThing; reason: string }
    | { kind: 'received'; about: 'application'; organisation: Thing<'organisations'> }
    | { kind: 'received'; about: 'message'; message: MessageContent; replyTo: string; isDoubtful: boolean }
  );

export interface WriteDeps extends PostDeps<SenderLetter> {
  letterbox: Pick<Letterbox, 'get' | 'save' | 'remove' | 'noted'>;
  comments: Pick<Comments, 'get' | 'save'>;
  record: Pick<NetworkRecord, 'get'>;
  settings: { get(): Promise<KeptSettings> };
  /** The network's mail address; without one, nothing can be passed on. */
  secretariat: string | undefined;
}

/** An event about a slip. */
export interface SlipCause {
  id: string;
  type: string;
  subject: string;
}

export const slipCauseOf = ({ detail: { id, type, subject } }: { detail: CloudEvent }): SlipCause => ({
  id,
  type,
  subject,
});

/** What became of a cause. */
export type WrittenToSender = Awaited<ReturnType<typeof post>> | 'held' | 'left-alone' | 'nothing-to-say';

/** Writes to whoever put something into the letterbox, or passes it on to the secretariat, as an event calls for. */
export async function writeToSender(deps: WriteDeps, cause: SlipCause): Promise<WrittenToSender> {
  const key = keyOfSlip(cause.subject);
  if (!key) return 'nothing-to-say';
  const { settings } = await deps.settings.get();
  switch (cause.type) {
    case commentSubmitted.type:
    case applicationSubmitted.type:
      return askToConfirm(deps, key, cause, settings);
    case commentPublished.type:
    case commentRefused.type:
      return tellDecision(deps, key, cause, settings);
    case applicationVerified.type:
      return passOnApplication(deps, key, cause, settings);
    case messageSubmitted.type:
      return passOnMessage(deps, key, settings);
    default:
      return 'nothing-to-say';
  }
}

/** A robot's look is no reason to hold what is verified by mail and costs nobody anything until then; being blocked is. */
const isHeld = (slip: Slip, settings: Settings) => {
  if (slip.released) return undefined;
  const { suspicion: _, ...unsuspected } = slip;
  return heldFor(slip.kind === 'comment' ? slip : unsuspected, settings);
};

async function askToConfirm(
  deps: WriteDeps,
  key: SlipKey,
  cause: SlipCause,
  settings: Settings,
): Promise<WrittenToSender> {
  const slip = await deps.letterbox.get(key);
  if (!slip || slip.kind === 'message') return 'nothing-to-say';
  if (await deps.letterbox.noted(key.address, leftAlone(aboutOf(slip)))) {
    await deps.letterbox.remove(key);
    return 'left-alone';
  }
  const reason = isHeld(slip, settings);
  if (reason) {
    const held = { ...slip, heldFor: reason, rev: slip.rev + 1 };
    // Put in anew meanwhile: the newest has its own cause on the way.
    await deps.letterbox.save(held, slip);
    return 'held';
  }
  const isThere = await cameOf(deps, key);
  const sent = await post(deps, await toSender(deps, slip, cause, isThere), settings);
  if (isThere) await deps.letterbox.remove(key);
  return sent;
}

/** Whether what a slip says has been confirmed before. */
async function cameOf(deps: WriteDeps, key: SlipKey): Promise<boolean> {
  if (key.kind === 'application')
    return (await deps.letterbox.noted(key.address, outcomeOf(key))) !== undefined;
  const comment = await deps.comments.get(key);
  return comment !== undefined && comment.state !== 'removed';
}

async function toSender(
  { record }: WriteDeps,
  slip: Slip<'comment' | 'application'>,
  cause: SlipCause,
  isThere: boolean,
): Promise<SenderLetter> {
  const letter = {
    kind: isThere ? ('already-there' as const) : ('confirm' as const),
    cause: cause.id,
    to: slip.email,
    declaration: aboutOf(slip),
    language: slip.language,
    key: keyOf(slip),
  };
  if (slip.kind === 'application') return { ...letter, about: 'application', name: slip.content.name };
  const { on, body } = slip.content;
  return { ...letter, about: 'comment', ...(await thingOf(record, on)), body };
}

async function thingOf(
  record: WriteDeps['record'],
  { collection, id }: Comment['on'],
): Promise<{ on?: CommentedThing }> {
  const thing = await record.get(collection, id);
  if (!thing) return {};
  const title = factsOf(collection).name(thing as never);
  return { on: { title, language: thing.language, path: `/${collection}/${thing.slug}` } };
}

const keyOf = ({ kind, address, digest }: SlipKey): SlipKey => ({ kind, address, digest });

/** Tells what a moderator decided, and then forgets the address: nobody needs to write to it again. */
async function tellDecision(
  deps: WriteDeps,
  key: SlipKey,
  cause: SlipCause,
  settings: Settings,
): Promise<WrittenToSender> {
  const comment = await deps.comments.get(key);
  const state = cause.type === commentPublished.type ? 'published' : 'refused';
  if (!comment?.email || comment.state !== state) return 'nothing-to-say';
  const sent = await post(
    deps,
    {
      kind: state === 'published' ? 'approved' : 'refused',
      about: 'comment',
      cause: cause.id,
      to: comment.email,
      declaration: aboutComment(comment.on),
      language: comment.language,
      key,
      ...(await thingOf(deps.record, comment.on)),
      reason: comment.decision?.reason ?? '',
    },
    settings,
  );
  await forgetAddress(deps, comment);
  return sent;
}

async function forgetAddress({ comments, now }: WriteDeps, comment: Comment): Promise<void> {
  const { email: _, ...kept } = comment;
  const next =
    comment.state === 'refused' ? stripped(comment, 'refused', now()) : { ...kept, rev: comment.rev + 1 };
  // Changed meanwhile: taken away, and with it all that it said.
  await comments.save(next, comment);
}

/**
 * Letters to the secretariat are counted by who is behind them, so that its own mails have room. One that its address does
 * not take is a defect that somebody must hear of: until it is mended, nothing is lost.
 */
const bySender = (deps: WriteDeps, { address }: SlipKey): WriteDeps => ({
  ...deps,
  keys: { address: () => `to-secretariat#${address}` },
  mailer: {
    async send(letter) {
      const outcome = await deps.mailer.send(letter);
      if (outcome === 'refused') throw new Error('The secretariat’s address takes no mail');
      return outcome;
    },
  },
});

async function passOnApplication(
  deps: WriteDeps,
  key: SlipKey,
  cause: SlipCause,
  settings: Settings,
): Promise<WrittenToSender> {
  const { secretariat } = deps;
  const note = await deps.letterbox.noted(key.address, outcomeOf(key));
  const organisation = note?.organisation && (await deps.record.get('organisations', note.organisation));
  if (!organisation || !secretariat) return 'nothing-to-say';
  const letter = {
    ...({ kind: 'received', about: 'application', cause: cause.id, to: secretariat } as const),
    declaration: 'applications',
    language: note.language ?? organisation.language,
    key,
    organisation,
  };
  return post(bySender(deps, key), letter, settings);
}

/** Passes a message on, once however often it is sent, and keeps nothing of it. */
async function passOnMessage(deps: WriteDeps, key: SlipKey, settings: Settings): Promise<WrittenToSender> {
  const { secretariat } = deps;
  const slip = await deps.letterbox.get({ ...key, kind: 'message' });
  if (!slip || !secretariat) return 'nothing-to-say';
  if (isHeld(slip, settings)) return 'held';
  const sent = await post(
    bySender(deps, key),
    {
      ...({ kind: 'received', about: 'message', to: secretariat } as const),
      cause: slip.id,
      declaration: 'messages',
      language: slip.language,
      key: keyOf(slip),
      message: slip.content,
      replyTo: slip.email,
      isDoubtful: slip.suspicion !== undefined,
    },
    settings,
  );
  await deps.letterbox.remove(key);
  return sent;
}
