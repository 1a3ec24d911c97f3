import { describe, expect, it } from 'vitest';
import { atCall, type Fault } from './faults.ts';
import {
  checkAgreedDataIsSent,
  checkNothingIsLost,
  checkPersonalData,
  checkWhatArrived,
} from './webhook-checks.ts';
import { type WebhookTrial, webhookTrial } from './webhook-trial.ts';

/* `SEEDS=5000` tries more seeds, `SEED=17` that one alone. */

const only = process.env['SEED'];
const seeds = only
  ? [Number(only)]
  : Array.from({ length: Number(process.env['SEEDS'] ?? 1000) }, (_, index) => index + 1);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const PARTNERS = ['green', 'ateliers'] as const;

/** An hour of a network's life, and then as long as the queues have something. */
async function play(run: WebhookTrial, many: number): Promise<ReadonlyMap<string, string[]>> {
  const { random } = run;
  const agreed = new Map<string, string[]>();
  const kinds = ['good', 'good', 'fails', 'hangs', 'slow', 'gone', 'busy'] as const;
  const ids = Array.from({ length: random.between(2, 5) }, (_, index) => `ep_${index}`);
  for (const id of ids) {
    // Most come back within hours, some never.
    const until = random.chance(0.04) ? 30 * DAY : random.between(0, 4) * HOUR;
    await run.add(id, random.pick(PARTNERS), random.pick(kinds), until);
  }
  let replayed: string | undefined;
  for (let turn = 0; turn < many; turn++) {
    const partners = PARTNERS.filter(() => random.chance(0.5));
    const signature = await run.confirmed(partners);
    agreed.set(signature.id, partners);
    if (random.chance(0.3)) await run.opened();
    if (random.chance(0.6)) await run.runUntil(run.now().getTime() + random.between(0, 20) * MINUTE);
    if (random.chance(0.4)) await run.withdraw(signature);
    if (random.chance(0.2)) await run.rotate(random.pick(ids as [string, ...string[]]));
    if (random.chance(0.1)) replayed ??= random.pick(ids as [string, ...string[]]);
  }
  if (replayed) {
    const endpoint = (await run.stores.endpoints.all()).find(({ id }) => id === replayed);
    if (endpoint) await run.replay(endpoint.id, endpoint.partner);
  }
  await run.runUntil(Number.POSITIVE_INFINITY);
  return agreed;
}

/** One signature that is shared, and withdrawn; one endpoint that is well, one that fails for a while, one that goes. */
async function few(run: WebhookTrial): Promise<ReadonlyMap<string, string[]>> {
  await run.add('ep_1', 'green', 'good', 0);
  await run.add('ep_2', 'green', 'fails', 1000);
  await run.add('ep_3', 'ateliers', 'gone', HOUR);
  const signature = await run.confirmed(['green']);
  await run.runUntil(run.now().getTime() + HOUR);
  await run.withdraw(signature);
  await run.runUntil(Number.POSITIVE_INFINITY);
  return new Map([[signature.id, ['green']]]);
}

async function checkAll(run: WebhookTrial, agreed: ReadonlyMap<string, string[]>): Promise<void> {
  await checkNothingIsLost(run);
  await checkWhatArrived(run);
  await checkPersonalData(run, agreed);
  await checkAgreedDataIsSent(run, agreed);
}

describe('under faults, every event is at each endpoint that asked for it, or accounted for', () => {
  it.each(seeds)('seed %i', async (seed) => {
    try {
      const run = await webhookTrial(seed);
      await checkAll(run, await play(run, 4));
    } catch (error) {
      throw new Error(`SEED=${seed} npx vitest run test/flows/webhooks`, { cause: error });
    }
  });

  it.each<Fault>(['crash-before', 'crash-after', 'asked-twice'])(
    '%s each single call in turn',
    async (fault) => {
      const whole = atCall(-1, fault);
      await few(await webhookTrial(5, whole));
      expect(whole.calls()).toBeGreaterThan(50);
      for (let call = 0; call < whole.calls(); call++) {
        try {
          const run = await webhookTrial(5, atCall(call, fault));
          await checkAll(run, await few(run));
        } catch (error) {
          throw new Error(`${fault} call ${call}`, { cause: error });
        }
      }
    },
    60_000,
  );
});

it('whoever withdraws at any moment of a delivery is sent to nobody afterwards, or told of as erased', async () => {
  let moments = 1;
  for (let moment = 0; moment < moments; moment++) {
    try {
      const run = await webhookTrial(1, () => undefined);
      await run.add('ep_1', 'green', 'good', 0);
      const signature = await run.confirmed(['green']);
      run.interrupt(moment, () => run.withdraw(signature));
      await run.runUntil(Number.POSITIVE_INFINITY);
      await checkAll(run, new Map([[signature.id, ['green']]]));
      moments = Math.max(moments, run.moments());
    } catch (error) {
      throw new Error(`at moment ${moment}`, { cause: error });
    }
  }
  expect(moments).toBeGreaterThan(20);
});

describe('a replay', () => {
  it('sends an endpoint once more what it was told, with the same ids, and nobody else anything', async () => {
    const run = await webhookTrial(1, () => undefined);
    await run.add('ep_1', 'green', 'good', 0);
    await run.add('ep_2', 'ateliers', 'good', 0);
    for (let number = 0; number < 20; number++) await run.confirmed([]);
    await run.runUntil(Number.POSITIVE_INFINITY);
    const idsAt = (endpoint: string) =>
      run.arrivals.filter((one) => one.endpoint === endpoint).map(({ headers }) => headers['webhook-id']);
    const before = idsAt('ep_1');
    expect(before).toHaveLength(20);
    const begun = run.now().getTime();
    await run.replay('ep_1', 'green');
    await run.runUntil(Number.POSITIVE_INFINITY);
    expect(idsAt('ep_1').slice(20).sort()).toEqual([...before].sort());
    expect(idsAt('ep_2')).toHaveLength(20);
    // Five in a second.
    expect(run.now().getTime() - begun).toBeGreaterThanOrEqual(3_000);
  });
});
