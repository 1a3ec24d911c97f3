import { stateOf } from '@undersigned/declarations/signature.ts';
import { tallyView } from '@undersigned/declarations/tally-view.ts';
import { describe, expect, it } from 'vitest';
import { atCall, byChance, type Fault, type Faults } from './faults.ts';
import { random } from './random.ts';
import { BLOCKED, KNOWN, type Sent, type SubmissionTrial, submissionTrial } from './submission-trial.ts';

/* What partners send in, under everything that may go wrong. `SEEDS=5000` tries more seeds, `SEED=17` that one alone. */

const only = process.env['SEED'];
const seeds = only
  ? [Number(only)]
  : Array.from({ length: Number(process.env['SEEDS'] ?? 1000) }, (_, index) => index + 1);

const NO_FAULTS: Faults = () => undefined;

/** What a signature has come to at last, whatever happened on the way. */
function statesOf({ email, isVerified, isOrganisation, left }: Sent): string[] {
  if (left) return [left];
  if (email.endsWith(BLOCKED)) return ['held'];
  const confirmed = isOrganisation
    ? email.endsWith(KNOWN)
      ? ['confirmed', 'in-review']
      : ['in-review']
    : ['confirmed'];
  // Whoever is asked by mail may have pressed its button.
  return isVerified ? confirmed : ['pending', ...confirmed];
}

async function check(trial: SubmissionTrial, isFaultless: boolean): Promise<void> {
  const letters = Map.groupBy(trial.stores.mailer.sent, ({ to }) => to);
  let confirmed = 0;
  for (const person of trial.people) {
    const signature = await trial.signatureOf(person);
    const state = signature && stateOf(signature);
    expect(statesOf(person), JSON.stringify(person)).toContain(state);
    if (state === 'confirmed') confirmed++;
    const kinds = (letters.get(person.email) ?? []).map(({ kind }) => kind);
    const expected = person.email.endsWith(BLOCKED)
      ? [[]]
      : person.isVerified
        ? [[], ['confirm']]
        : [['confirm']];
    expect(expected, JSON.stringify(person)).toContainEqual(kinds);
    if (isFaultless && person.isVerified) expect(kinds).toEqual([]);
  }
  const { organisations, individuals } = tallyView(await trial.tally(), { at: trial.stores.now() });
  expect(organisations + individuals).toBe(confirmed);
  expect(organisations).toBeLessThanOrEqual(1);
  for (const { answers, sent } of trial.outgoing) {
    expect(new Set(answers).size).toBe(1);
    const { results } = JSON.parse(answers[0] ?? '') as { results: { status: string }[] };
    expect(results.map(({ status }) => status)).toEqual([...sent.map(() => 'accepted'), 'invalid']);
  }
}

function checkEvents({ published, outgoing }: SubmissionTrial): void {
  const known = new Map<string, unknown>();
  for (const event of published) {
    if (known.has(event.id)) expect(event).toEqual(known.get(event.id));
    known.set(event.id, event);
  }
  const received = new Map(
    published.filter(({ type }) => type === 'submission.received').map((one) => [one.id, one]),
  );
  expect([...received.values()].map(({ subject }) => subject).sort()).toEqual(
    outgoing.map(({ sender }) => sender.message).sort(),
  );
}

describe('signatures that a partner sends in', () => {
  it('each sign once, and are mailed once or not at all, when nothing goes wrong', async () => {
    for (let seed = 1; seed <= 50; seed++) {
      const trial = await submissionTrial(random(seed), NO_FAULTS);
      await trial.play();
      await check(trial, true);
      checkEvents(trial);
    }
  });

  it.each(seeds)('seed %i', async (seed) => {
    const chance = random(seed);
    const rates = {
      crash: chance.pick([0.01, 0.04, 0.1]),
      throttle: chance.pick([0, 0.05]),
      askedTwice: chance.pick([0, 0.05]),
    };
    try {
      const trial = await submissionTrial(
        chance,
        byChance(chance, () => rates),
      );
      await trial.play();
      await check(trial, false);
      checkEvents(trial);
    } catch (error) {
      throw new Error(`SEED=${seed} npx vitest run test/flows/submissions.test.ts`, { cause: error });
    }
  });

  it.each<Fault>(['crash-before', 'crash-after', 'throttled', 'asked-twice'])(
    '%s each single call in turn',
    async (fault) => {
      const whole = atCall(-1, fault);
      await (await submissionTrial(random(3), whole, 1, 6)).play();
      expect(whole.calls()).toBeGreaterThan(10);
      for (let call = 0; call < whole.calls(); call++) {
        const trial = await submissionTrial(random(3), atCall(call, fault), 1, 6);
        await trial.play();
        await check(trial, false);
        checkEvents(trial);
      }
    },
  );
});
