import { addressKeys } from '@undersigned/declarations/address.ts';
import { sampleSubscriber } from '@undersigned/digests/digests.fixture.ts';
import { givensInMemory } from '@undersigned/digests/givens.memory.ts';
import { type MailEvent, takeMailEvent } from '@undersigned/digests/mail-event.ts';
import { outcomesInMemory } from '@undersigned/digests/outcomes.memory.ts';
import { standingsInMemory } from '@undersigned/digests/standings.memory.ts';
import { subscribersInMemory } from '@undersigned/digests/subscribers.memory.ts';
import { describe, expect, it } from 'vitest';
import { byChance, type Faults, instance, isExpected } from './faults.ts';
import { type Random, random } from './random.ts';

/*
 * What the mail service tells comes twice, late, in any order and to several instances at once, any of which may crash at any call:
 * in the end all is as if each had been told once, in its order, to somebody whom nothing befalls.
 */

const TRIALS = 1000;
const keys = addressKeys('a pepper for tests');
const ISSUES = ['weekly-12', 'weekly-13', 'weekly-14', 'weekly-15', 'weekly-16'];
const ADDRESSES = ['a@example.org', 'b@example.org', 'b+news@example.org'];
const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 6, minute)).toISOString();

async function world() {
  const givens = givensInMemory();
  const { subscribers } = subscribersInMemory();
  for (const email of ADDRESSES.slice(0, 2)) {
    const key = keys.subscriber(email);
    await subscribers.save(sampleSubscriber({ email }, { key }), 0);
    for (const issue of ISSUES) await givens.begin(issue, key, new Date(at(0)), undefined);
  }
  return { givens, outcomes: outcomesInMemory(givens), standings: standingsInMemory(), subscribers };
}

/** What became of every issue's mail to each address: none happens at the same moment as another. */
function eventsOf(chance: Random): MailEvent[] {
  let minute = 1;
  return ADDRESSES.flatMap((email) =>
    ISSUES.flatMap((issue): MailEvent[] => {
      const about = { issue, subscriber: keys.subscriber(email) };
      const mail = { mail: `${issue} ${email}`, to: [email], about };
      const next = () => at(minute++);
      const became = chance.pick(['delivered', 'soft', 'soft', 'soft', 'hard', 'complained', 'too-large']);
      const sent: MailEvent = { ...mail, what: 'sent', at: next() };
      const delivered: MailEvent = { ...mail, what: 'delivered', at: next() };
      if (became === 'delivered') return [sent, delivered];
      if (became === 'complained') {
        return [sent, delivered, { ...mail, what: 'complained', at: next(), because: 'abuse' }];
      }
      const kind = became === 'too-large' ? 'mail' : (became as 'soft' | 'hard');
      return [sent, { ...mail, what: 'bounced', at: next(), kind, because: became }];
    }),
  );
}

const outcomeOf = async ({
  givens,
  outcomes,
  standings,
  subscribers,
}: Awaited<ReturnType<typeof world>>) => ({
  suppressed: (await standings.list({ limit: 10 })).suppressed,
  marks: await Promise.all(
    ADDRESSES.map(async (email) => (await subscribers.get(keys.subscriber(email)))?.suppressed),
  ),
  counts: await Promise.all(ISSUES.map((issue) => outcomes.of(issue))),
  given: await Promise.all(ISSUES.map((issue) => givens.counts(issue))),
});

async function inOrder(events: readonly MailEvent[]) {
  const calm = await world();
  for (const event of events.toSorted((a, b) => (a.at < b.at ? -1 : 1)))
    await takeMailEvent({ ...calm, keys }, event);
  return outcomeOf(calm);
}

async function atWorst(events: readonly MailEvent[], chance: Random, faults: Faults) {
  const stores = await world();
  const yieldNow = async () => {
    for (let ticks = chance.below(3); ticks > 0; ticks--) await undefined;
  };
  const twice = events.filter(() => chance.chance(0.3));
  let left = chance.shuffled([...events, ...twice]);
  for (let round = 0; left.length > 0; round++) {
    if (round > 500) throw new Error('It never ends');
    const batch = left.slice(0, 4);
    const failed = await Promise.all(
      batch.map(async (event) => {
        const ports = instance(faults, yieldNow).through(stores);
        try {
          await takeMailEvent({ ...ports, keys }, event);
          return [];
        } catch (error) {
          if (!isExpected(error)) throw error;
          return [event];
        }
      }),
    );
    left = chance.shuffled([...left.slice(batch.length), ...failed.flat()]);
  }
  return outcomeOf(stores);
}

describe('what the mail service tells', () => {
  it(`comes to the same, whatever goes wrong: ${TRIALS} trials`, async () => {
    let suppressed = 0;
    for (let seed = 1; seed <= TRIALS; seed++) {
      const chance = random(seed);
      const events = eventsOf(chance);
      const rates = {
        crash: chance.pick([0, 0.02, 0.1]),
        throttle: chance.pick([0, 0.05]),
        askedTwice: chance.pick([0, 0.1]),
      };
      const expected = await inOrder(events);
      const came = await atWorst(
        events,
        chance,
        byChance(chance, () => rates),
      );
      expect([seed, came]).toEqual([seed, expected]);
      suppressed += expected.suppressed.length;
    }
    expect(suppressed).toBeGreaterThan(TRIALS);
  }, 60_000);
});
