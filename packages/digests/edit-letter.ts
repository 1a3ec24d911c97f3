import { letterReleased } from '@undersigned/events/letter-released.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import { type Fault, type Invalid, invalid } from '@undersigned/input/fault.ts';
import type { FollowersLetter, LetterInput, LetterKey, Letters } from './letter.ts';

type Unmet = { refused: 'precondition-required' | 'precondition-failed' };
type Check = (current: FollowersLetter) => Unmet | undefined;
/** It has been let go. */
const onItsWay = { refused: 'on-its-way' } as const;
const notFound = { refused: 'not-found' } as const;

export interface EditLetterDeps {
  letters: Letters;
  now: () => Date;
  eventId: () => string;
  letterId: () => string;
}

/** The fewest hours between two letters of a declaration: its followers are not to be tired of it. */
export const HOURS_BETWEEN = 24;
const HOUR_MS = 3_600_000;

/** Whatever there is in one language, there is in the others; and in the authoritative one. */
function faultsOf(input: LetterInput, language: Language): Fault[] {
  const wanted = new Set([...Object.keys(input.subject), ...Object.keys(input.body), language]);
  return (['subject', 'body'] as const).flatMap((field) =>
    [...wanted]
      .filter((one) => !Object.hasOwn(input[field], one))
      .map((one) => ({ pointer: `#/${field}/${one}`, code: 'required' as const })),
  );
}

/**
 * Writes down a letter, or changes it, until it is let go.
 *
 * @param language the declaration's authoritative one
 */
export async function putLetter(
  { letters, now, letterId }: EditLetterDeps,
  key: LetterKey,
  input: LetterInput,
  language: Language,
  check: Check,
): Promise<{ letter: FollowersLetter; created: boolean } | Invalid | Unmet | typeof onItsWay> {
  const faults = faultsOf(input, language);
  if (faults.length > 0) return invalid(...faults);
  const was = await letters.get(key);
  const unmet = was && check(was);
  if (unmet) return unmet;
  if (was && was.state !== 'draft') return onItsWay;
  const id = was?.id ?? letterId();
  const { subject: title, body, sendAt } = input;
  const letter: FollowersLetter = {
    id,
    ...key,
    language,
    title,
    body,
    ...(sendAt && { sendAt: new Date(sendAt).toISOString() }),
    state: 'draft',
    createdAt: was?.createdAt ?? now().toISOString(),
    subject: id,
    facts: { declaration: key.declaration, letter: key.name },
    events: [],
    rev: (was?.rev ?? 0) + 1,
  };
  if (!(await letters.save(letter, was))) return { refused: 'precondition-failed' };
  return { letter, created: !was };
}

/** Removes a letter that was not let go. */
export async function deleteLetter(
  { letters }: Pick<EditLetterDeps, 'letters'>,
  key: LetterKey,
  check: Check,
): Promise<Unmet | typeof onItsWay | typeof notFound | undefined> {
  const was = await letters.get(key);
  if (!was) return notFound;
  const unmet = check(was);
  if (unmet) return unmet;
  if (was.state !== 'draft') return onItsWay;
  return (await letters.remove(was)) ? undefined : { refused: 'precondition-failed' };
}

/** Lets a letter go, which sends it on its way. Done again, it is the same success: it goes once. */
export async function releaseLetter(
  { letters, eventId }: Pick<EditLetterDeps, 'letters' | 'eventId'>,
  key: LetterKey,
  at: Date,
): Promise<FollowersLetter | typeof notFound | { refused: 'too-soon' }> {
  for (;;) {
    const was = await letters.get(key);
    if (!was) return notFound;
    if (was.state !== 'draft') return was;
    const after = new Date(at.getTime() - HOURS_BETWEEN * HOUR_MS).toISOString();
    const others = await letters.of(key.declaration);
    if (others.some(({ releasedAt }) => releasedAt && releasedAt > after)) return { refused: 'too-soon' };
    const time = at.toISOString();
    const { sendAt: _, ...letter } = was;
    const next: FollowersLetter = {
      ...letter,
      state: 'sending',
      releasedAt: time,
      rev: was.rev + 1,
      events: [{ id: eventId(), type: letterReleased.type, time }],
    };
    if (await letters.save(next, was)) return next;
  }
}

/** Lets the letters go whose time has come; what may not go so soon after another waits for it. */
export async function releaseDue(
  deps: Pick<EditLetterDeps, 'letters' | 'eventId'>,
  at: Date,
): Promise<{ letters: number }> {
  let letters = 0;
  for (const key of await deps.letters.due(at)) {
    if (!('refused' in (await releaseLetter(deps, key, at)))) letters++;
  }
  return { letters };
}
