import { signatureAskedAgain } from '@undersigned/events/signature-asked-again.ts';
import type { Declaration } from './declaration.ts';
import { factsOf, type Renewal, type Signature } from './signature.ts';

/*
 * When a text changes materially, those who signed an earlier version in its language are asked to confirm again. What
 * is asked stands beside the entry, not in `request`: anybody can write a request, by the form. Until its signer acts, the
 * signature counts and is listed as before, and so it is after: only the text that it stands under is another.
 */

const MINUTE_MS = 60_000;

/** Whether its signer has confirmed it, and nobody has taken it back since. */
const stands = ({ state }: Signature) => state === 'confirmed' || state === 'in-review';

/** Whether it may come to stand again without its signer's doing: what was invalidated can be restored. */
const mayStandAgain = ({ state }: Signature) => state === 'invalidated';

/** What the signer of a signature that stands is asked to confirm, and has not yet. */
export const openRenewal = (signature: Signature): Renewal | undefined =>
  stands(signature) && signature.entry ? signature.renewal : undefined;

/** The text that a signer is to be asked to confirm, or undefined where there is none, or they have been asked. */
export function renewalDue(
  signature: Signature,
  { texts, materialSince }: Pick<Declaration, 'texts' | 'materialSince'>,
): Renewal['text'] | undefined {
  const { entry, renewal } = signature;
  // Those recorded from paper have no address.
  if (!entry?.email || !(stands(signature) || mayStandAgain(signature))) return undefined;
  const { language } = entry.text;
  const known = Math.max(entry.text.version, renewal?.text.version ?? 0);
  const current = texts[language]?.version;
  return current && known < (materialSince?.[language] ?? 0) ? { language, version: current } : undefined;
}

/**
 * The signature with what its signer is asked, and the event that tells it. Where it does not stand, that is only noted:
 * it is told when it is restored.
 */
export function askedAgain(
  was: Signature,
  text: Renewal['text'],
  { at, eventId }: { at: Date; eventId: string },
): Signature {
  const time = at.toISOString();
  const data = { ...(was.entry && factsOf(was.entry)), text };
  const mark = { id: eventId, type: signatureAskedAgain.type, time, data };
  const next = { ...was, renewal: { text, at: time, cause: eventId }, rev: was.rev + 1 };
  if (!stands(was)) return next;
  return {
    ...next,
    // A request that came by the form is still to be answered, and its mark says which one.
    events: [...(was.request ? was.events : []), mark],
  };
}

/**
 * The time that the mail's link is made for. Links know whole minutes: this is the next, so that no link of an earlier
 * mail confirms a text that its reader has not seen.
 */
export const linkTime = ({ at }: Renewal): Date =>
  new Date((Math.floor(Date.parse(at) / MINUTE_MS) + 1) * MINUTE_MS);

/** Whether a link made at that time confirms what the signer is now asked. */
export function answers(signature: Signature, linkAt: Date): boolean {
  const asked = openRenewal(signature);
  return asked !== undefined && linkAt >= linkTime(asked);
}

/** The signature under the newer text. Its day, its place and all that it is counted by stay. */
export function renewed({ renewal, ...was }: Signature, at: Date): Signature {
  if (!renewal || !was.entry) throw new Error(`Nobody asked for ${was.id} again`);
  return {
    ...was,
    entry: { ...was.entry, text: renewal.text },
    renewedAt: at.toISOString(),
    rev: was.rev + 1,
  };
}
