import { recount } from '@undersigned/declarations/recount.ts';
import { openRenewal, renewalDue } from '@undersigned/declarations/renewal.ts';
import { rollPage } from '@undersigned/declarations/roll.ts';
import { stateOf } from '@undersigned/declarations/signature.ts';
import { tallyView } from '@undersigned/declarations/tally-view.ts';
import { newMarks } from '@undersigned/outbox/outbox.ts';
import { expect } from 'vitest';
import { BLOCKED, KNOWN, REFUSING } from './cast.ts';
import { keyOf, type Person } from './people.ts';
import type { Trial } from './trial.ts';

/* What holds after any trial, whatever went wrong in it. */

const scene = ({ stores }: Trial) => ({
  stores,
  ports: () => stores,
  delivered: [],
  persons: [],
  wasKeptBack: () => false,
});

/** What the stream told, whatever item it was of. */
const told = ({ stores }: Trial) =>
  [stores.signatures, stores.declarations].flatMap(({ stream }) => [...stream.partitions.values()].flat());

/** Each event is published at least once, under one id and saying one thing; and nothing that was not stored. */
export function checkEvents(trial: Trial): void {
  const marks = told(trial).flatMap(({ after }) => after?.events ?? []);
  const published = new Map<string, unknown>();
  for (const event of trial.published) {
    if (published.has(event.id)) expect(event).toEqual(published.get(event.id));
    published.set(event.id, event);
  }
  expect(new Set(published.keys())).toEqual(new Set(marks.map(({ id }) => id)));
}

const GONE = ['signature.withdrawn', 'signature.invalidated', 'signature.erased'];

/** Whatever comes to count, or does so no more, says so in that very write; and as often as its signer knows. */
export async function checkConfirmations(trial: Trial): Promise<void> {
  const came = new Map<string, number>();
  for (const records of trial.stores.signatures.stream.partitions.values()) {
    for (const { before, after } of records) {
      const types = newMarks(before, after).map(({ type }) => type);
      if (before?.state !== 'confirmed' && after?.state === 'confirmed') {
        expect(types.filter((type) => type !== 'signature.asked-again')).toEqual(['signature.confirmed']);
        came.set(after.key, (came.get(after.key) ?? 0) + 1);
      } else if (before?.state === 'confirmed' && after?.state !== 'confirmed') {
        expect(GONE).toContain(types.join());
      } else {
        expect(types).not.toContain('signature.confirmed');
      }
    }
  }
  for (const person of trial.persons.filter(({ isUncertain }) => !isUncertain)) {
    const { key } = await keyOf(person, scene(trial));
    expect([person.email, came.get(key) ?? 0]).toEqual([person.email, person.confirmations]);
  }
}

/** Tally, recount, roll and the people themselves say the same. */
export async function checkCounts(trial: Trial): Promise<void> {
  const { stores, persons } = trial;
  for (const { id, slug } of await stores.declarations.list()) {
    const counting = persons.filter((person) => person.slug === slug && person.counts);
    const { byCountry, byDay, ...total } = tallyView(await stores.tallies.list(id), { at: stores.now() });
    expect(total).toMatchObject(countsOf(counting));
    expect(countsOver(byDay)).toEqual(countsOf(counting));
    const countries = [...new Set(counting.map(({ country }) => country))].sort();
    expect(byCountry).toEqual(
      countries.map((country) => ({
        country,
        ...countsOf(counting.filter((person) => person.country === country)),
      })),
    );
    for (const capacity of ['individual', 'organisation'] as const) {
      const names = { compare: (a: string, b: string) => (a < b ? -1 : 1), key: (name: string) => name };
      const page = await rollPage(stores.roll, id, { capacity, names, limit: 200 });
      const listed = 'items' in page ? page.items.map(({ name }) => name ?? '').sort() : undefined;
      const shown = counting.filter((person) => person.capacity === capacity && person.display !== 'hidden');
      expect(listed).toEqual(shown.map(({ name, display }) => (display === 'full' ? name : '')).sort());
    }
  }
  const dayLater = new Date(stores.now().getTime() + 26 * 3_600_000);
  expect(await recount(stores, dayLater)).toMatchObject({ unsettled: 0, wrong: 0, repaired: 0 });
}

const countsOf = (persons: readonly Person[]) => ({
  organisations: persons.filter(({ capacity }) => capacity === 'organisation').length,
  individuals: persons.filter(({ capacity }) => capacity === 'individual').length,
});
const countsOver = (lines: readonly { organisations: number; individuals: number }[]) => ({
  organisations: lines.reduce((sum, line) => sum + line.organisations, 0),
  individuals: lines.reduce((sum, line) => sum + line.individuals, 0),
});

/**
 * Each letter is sent once for its cause; again only where a function came to an end between the mail service's answer
 * and the note of it. Nobody who is blocked, or whose mailbox refuses, is sent anything.
 */
export async function checkLetters(trial: Trial): Promise<void> {
  const times = Map.groupBy(trial.letters, ({ cause }) => cause);
  for (const [cause, sent] of times) {
    expect([cause, sent.length]).toEqual([
      cause,
      Math.min(sent.length, 1 + (trial.interrupted.get(cause) ?? 0)),
    ]);
  }
  for (const person of trial.persons) {
    const own = trial.letters.filter(({ to }) => to === person.email);
    if (person.email.endsWith(REFUSING)) expect(own).toEqual([]);
    const signature = await trial.stores.signatures.get(await keyOf(person, scene(trial)));
    if (person.email.endsWith(BLOCKED) && own.length > 0) expect(signature?.released).toBe(true);
  }
}

/** What the editors did is there, though they did it at once. */
export async function checkDeclarations({ stores }: Trial): Promise<void> {
  for (const { state, texts } of await stores.declarations.list()) {
    expect({ state, texts }).toMatchObject({
      state: 'open',
      texts: { en: { version: 2 }, uk: { version: 2 }, bg: { version: 1 } },
    });
  }
}

/** Whoever stands under a text that has changed materially has been asked, and written to, or stands under the new one. */
export async function checkAskedAgain(trial: Trial, isAnswered: boolean): Promise<void> {
  for (const person of trial.persons) {
    const signature = await trial.stores.signatures.get(await keyOf(person, scene(trial)));
    const declaration = await trial.stores.declarations.get(person.slug);
    if (!signature || !declaration) continue;
    expect([person.email, renewalDue(signature, declaration)]).toEqual([person.email, undefined]);
    const asked = openRenewal(signature);
    if (asked && !isAnswered) expect(trial.letters.map(({ cause }) => cause)).toContain(asked.cause);
    if (isAnswered) expect([person.email, asked]).toEqual([person.email, undefined]);
  }
}

/** A known organisation counts once, whoever of it signs. */
export function checkKnown({ persons }: Trial): void {
  const known = persons.filter(({ email }) => email.endsWith(KNOWN));
  expect(known.filter(({ counts }) => counts)).toHaveLength(1);
}

/** Those who wait to be confirmed, and can be written to. */
export async function pendingOf(trial: Trial): Promise<Person[]> {
  const found: Person[] = [];
  for (const person of trial.persons) {
    const signature = await trial.stores.signatures.get(await keyOf(person, scene(trial)));
    if (signature?.request && stateOf(signature) === 'pending') found.push(person);
  }
  return found;
}

/** Just those who were pending have been reminded, each once. */
export async function checkReminders(trial: Trial, pending: readonly Person[]): Promise<void> {
  const reminded = trial.letters.filter(({ kind }) => kind === 'reminder');
  const reachable = pending.filter(({ email }) => !email.endsWith(REFUSING));
  expect(new Set(reminded.map(({ to }) => to))).toEqual(new Set(reachable.map(({ email }) => email)));
  expect(new Set(reminded.map(({ cause }) => cause)).size).toBe(reachable.length);
  await checkLetters(trial);
}

/** After expiry nothing is left of who never confirmed, and that it expired has been told once. */
export async function checkExpiry(trial: Trial, pending: readonly Person[]): Promise<void> {
  for (const person of pending) {
    const signature = await trial.stores.signatures.get(await keyOf(person, scene(trial)));
    expect(signature?.state).toBe('expired');
    expect(JSON.stringify(signature)).not.toContain(person.email);
    const expired = trial.published.filter(
      ({ type, subject }) => type === 'signature.expired' && subject === signature?.id,
    );
    expect(new Set(expired.map(({ id }) => id)).size).toBe(1);
  }
}
