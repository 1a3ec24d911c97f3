import type { AskLimits } from '@undersigned/declarations/ask-limits.ts';
import { nextHour } from '@undersigned/declarations/ask-limits.ts';
import type { Declaration } from '@undersigned/declarations/declaration.ts';
import { type Gate, type NotOpen, notOpen } from '@undersigned/declarations/gate.ts';
import { submissionReceived } from '@undersigned/events/submission-received.ts';
import { type Fault, type Invalid, invalid } from '@undersigned/input/fault.ts';
import { type Item, itemsOf, partnersNamedIn, resultsOf } from './look-over.ts';
import type { Partner } from './partner.ts';
import type { Sender } from './sender.ts';
import type { Submission, SubmissionResults, SubmittedSignature } from './submission.ts';
import type { KeptSubmission, Submissions } from './submissions.ts';
import { eventIdOf, type WriteDownDeps, writeDown } from './write-down.ts';

export interface SubmitDeps extends WriteDownDeps {
  gate: Pick<Gate, 'bySlug'>;
  submissions: Submissions;
  limits: AskLimits;
  now: () => Date;
}

/** Why a message is not taken, as a whole. */
export type SubmitRefusal =
  | { refused: 'unknown-declaration' }
  | NotOpen
  | Invalid
  /** The partner's signatures of the hour are spent. */
  | { refused: 'too-many-signatures'; until: Date; limit: number }
  /** Another message had that id. */
  | { refused: 'another-message' }
  /** The same message is being worked on. */
  | { refused: 'under-way'; until: Date };

/** Longer than any function runs: work begun before that and not done was interrupted. */
const WORKED_ON_MS = 60_000;
const REMEMBERED_MS = 7 * 86_400_000;

/**
 * Takes the signatures that a partner sends in, each by itself. The same message again is answered the same, and does
 * nothing; unless the work on it was interrupted: then it goes on where it stood.
 *
 * @param say tells a fault to whoever asks
 * @returns the answer, byte for byte
 */
export async function submit(
  deps: SubmitDeps,
  sender: Sender,
  submission: Submission,
  say: (fault: Fault) => string,
): Promise<{ answer: string } | SubmitRefusal> {
  const { partner, message, digest } = sender;
  const at = deps.now();
  const kept = await deps.submissions.get(partner.slug, message);
  const was = kept && kept.forgetAt * 1000 > at.getTime() ? kept : undefined;
  if (was && was.digest !== digest) return { refused: 'another-message' };
  if (was && was.workedOnUntil === undefined) return { answer: was.answer };
  const until = new Date(was?.workedOnUntil ?? at);
  if (until > at) return { refused: 'under-way', until };

  const items = itemsOf(submission);
  const gate = await deps.gate.bySlug(submission.declaration, partnersNamedIn(partner.slug, items));
  const { declaration, settings, partners } = gate;
  if (!declaration) return { refused: 'unknown-declaration' };
  // What could be signed when it was taken is brought to its end.
  const refusal = was
    ? undefined
    : (notOpen(declaration, gate, at) ?? (await beyond(deps, partner, items.length, at)));
  if (refusal) return refusal;

  const answer =
    was?.answer ??
    JSON.stringify({ results: resultsOf(items, { from: partner.slug, declaration, partners, say }) });
  const begun = begin(sender, answer, was, kept?.rev ?? 0, at);
  // Somebody else was faster.
  if (!(await deps.submissions.save(begun, kept?.rev ?? 0))) return submit(deps, sender, submission, say);
  const accepted = acceptedOf(items, answer);
  const interrupted = was && { interrupted: was.begunAt };
  await writeDown(deps, { sender, declaration, settings, accepted, at, ...interrupted });
  const counts = { accepted: accepted.size, invalid: items.length - accepted.size };
  const done = finished(begun, { partner: partner.slug, declaration: declaration.slug, ...counts }, sender);
  return (await deps.submissions.save(done, begun.rev)) ? { answer } : submit(deps, sender, submission, say);
}

/** What a partner may not send in any more this hour, all together. */
async function beyond(
  { limits }: Pick<SubmitDeps, 'limits'>,
  { slug, signaturesPerHour: limit }: Partner,
  count: number,
  at: Date,
): Promise<SubmitRefusal | undefined> {
  if (count > limit) return invalid({ pointer: '#/signatures', code: 'too-many', params: { max: limit } });
  const isWithin = await limits.take('submitted', `partner ${slug}`, at, limit, count);
  return isWithin ? undefined : { refused: 'too-many-signatures', until: nextHour(at), limit };
}

/** That the work begins. What is answered is known by now: nothing of it depends on what has been signed. */
const begin = (
  { partner, message, digest }: Sender,
  answer: string,
  was: KeptSubmission | undefined,
  rev: number,
  at: Date,
): KeptSubmission => ({
  partner: partner.slug,
  message,
  digest,
  answer,
  begunAt: was?.begunAt ?? at.toISOString(),
  workedOnUntil: new Date(at.getTime() + WORKED_ON_MS).toISOString(),
  forgetAt: was?.forgetAt ?? Math.floor((at.getTime() + REMEMBERED_MS) / 1000),
  subject: message,
  events: [],
  rev: rev + 1,
});

/** That it has come to its end, which is told. */
function finished(
  { workedOnUntil: _, ...begun }: KeptSubmission,
  data: { partner: string; declaration: Declaration['slug']; accepted: number; invalid: number },
  sender: Sender,
): KeptSubmission {
  const id = eventIdOf(sender, 'received');
  return {
    ...begun,
    events: [{ id, type: submissionReceived.type, time: begun.begunAt, data }],
    rev: begun.rev + 1,
  };
}

function acceptedOf(items: readonly Item[], answer: string): ReadonlyMap<number, SubmittedSignature> {
  const { results } = JSON.parse(answer) as SubmissionResults;
  const isAccepted = new Set(results.flatMap(({ index, status }) => (status === 'accepted' ? [index] : [])));
  return new Map(
    items.flatMap((item, index) =>
      'value' in item && isAccepted.has(index) ? [[index, item.value] as const] : [],
    ),
  );
}
