import type { Issue } from '@undersigned/digests/issue.ts';
import { RHYTHMS, type Rhythm } from '@undersigned/digests/rhythm.ts';
import { describe, expect, it } from 'vitest';
import { REFUSING } from './digest-readers.ts';
import { type DigestTrial, digestTrial } from './digest-trial.ts';
import { atCall, type Fault } from './faults.ts';

/*
 * Days of the digest under everything that may go wrong around it: see digest-trial.ts and mail-service.ts. `SEEDS=5000` tries
 * more seeds, `SEED=17` that one alone.
 */

const only = process.env['SEED'];
const seeds = only
  ? [Number(only)]
  : Array.from({ length: Number(process.env['SEEDS'] ?? 1000) }, (_, index) => index + 1);
const BATCH = 50;

const closedIssues = async ({ stores: { issues } }: DigestTrial, rhythm: Rhythm): Promise<Issue[]> =>
  (await issues.list(rhythm, { limit: 100 })).filter(({ state }) => state !== 'open');

/** Each event is in one issue of each rhythm, whichever closed when it came. */
async function checkJournal(run: DigestTrial): Promise<void> {
  for (const rhythm of RHYTHMS) {
    const { open } = await run.stores.issues.series(rhythm);
    const entered: string[] = [];
    for (let number = 1; number <= open; number++)
      for await (const { id } of run.stores.journal.entries(rhythm, number)) entered.push(id);
    expect(entered.sort()).toEqual(run.happenings.map(({ event }) => event.id).sort());
  }
}

/** Every issue that closed is sent, and says to how many; it cannot know of a mail to who has left of which no answer came. */
async function checkIssues(run: DigestTrial): Promise<void> {
  for (const rhythm of RHYTHMS) {
    for (const issue of await closedIssues(run, rhythm)) {
      const [mails, unheard] = [run.ses.taken, run.ses.onlyTold].map(
        (all) => all.filter((mail) => mail.issue === issue.id).length,
      ) as [number, number];
      expect([issue.id, issue.state]).toEqual([issue.id, 'sent']);
      expect(issue.recipients).toBeLessThanOrEqual(mails);
      expect(issue.recipients).toBeGreaterThanOrEqual(mails - unheard);
    }
  }
}

/** Nobody gets an issue twice, nor anything twice in several. */
function checkOnce({ ses: { taken } }: DigestTrial): void {
  const got = taken.map(({ issue, key }) => `${issue} ${key}`);
  expect(got.length).toBe(new Set(got).size);
  const told = taken.flatMap(({ key, tells }) => tells.map((path) => `${key} ${path}`));
  expect(told.sort()).toEqual([...new Set(told)].sort());
}

/** Who reads still was told all that happened since and concerns them; who left was told nothing after. */
async function checkReaders(run: DigestTrial): Promise<void> {
  const enteredAt = new Map<string, number>();
  const { open } = await run.stores.issues.series('daily');
  for (let number = 1; number <= open; number++)
    for await (const { id, at } of run.stores.journal.entries('daily', number))
      enteredAt.set(id, Date.parse(at));
  for (const reader of run.readers) {
    const own = run.ses.taken.filter(({ key }) => key === reader.key);
    if (reader.left !== undefined) {
      for (const { at } of own) expect(at).toBeLessThanOrEqual(reader.left);
    }
    const { since } = reader;
    if (since === undefined) continue;
    const due = run.happenings
      .filter(
        ({ topics }) => reader.topics.length === 0 || topics.some((topic) => reader.topics.includes(topic)),
      )
      .filter(({ event }) => (enteredAt.get(event.id) ?? 0) > since);
    const told = own.filter(({ at }) => at > since).flatMap(({ tells }) => tells);
    const expected = reader.email.endsWith(REFUSING) ? [] : due.map(({ path }) => path);
    expect([reader.email, told.sort()]).toEqual([reader.email, expected.sort()]);
  }
}

async function checkAll(run: DigestTrial): Promise<void> {
  await checkJournal(run);
  await checkIssues(run);
  checkOnce(run);
  await checkReaders(run);
}

describe('under faults each gets each issue once, nothing is told twice or never, and nobody after leaving', () => {
  const batches = Array.from({ length: Math.ceil(seeds.length / BATCH) }, (_, index) =>
    seeds.slice(index * BATCH, (index + 1) * BATCH),
  );
  it.each(batches.map((batch) => [batch[0], batch.at(-1), batch] as const))(
    'seeds %i to %i',
    async (_, __, batch) => {
      for (const seed of batch) {
        try {
          const run = await digestTrial(seed);
          await run.play();
          await checkAll(run);
        } catch (error) {
          throw new Error(`SEED=${seed} npx vitest run test/flows/digest-faults.test.ts`, { cause: error });
        }
      }
    },
    60_000,
  );
});

it.each<[Fault, string, number]>([
  ['crash-after', 'each call', Number.POSITIVE_INFINITY],
  ['crash-before', 'some calls', 40],
])(
  '%s %s, one in turn',
  async (fault, _, most) => {
    const whole = atCall(-1, fault);
    const small = { readers: 2, happenings: 2 };
    await (await digestTrial(3, { ...small, faults: whole })).play();
    const every = Math.max(1, Math.ceil(whole.calls() / most));
    for (let call = 0; call < whole.calls(); call += every) {
      try {
        const run = await digestTrial(3, { ...small, faults: atCall(call, fault) });
        await run.play();
        await checkAll(run);
      } catch (error) {
        throw new Error(`${fault} call ${call}`, { cause: error });
      }
    }
  },
  120_000,
);
