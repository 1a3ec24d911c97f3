import { beforeEach, describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import type { Declaration } from './declaration.ts';
import { disavow, withdraw } from './leave.ts';
import { recount } from './recount.ts';
import {
  AT,
  DAY,
  HOUR,
  later,
  MINUTE,
  requestMark,
  sampleAsk,
  sampleDeclaration,
  sampleKey,
  sampleMark,
} from './samples.ts';
import type { SignatureKey } from './signature-id.ts';
import { type StoresInMemory, storesInMemory } from './stores.memory.ts';
import { type Bucket, count, TALLY_GROUPS } from './tally.ts';

let stores: StoresInMemory;
let declaration: Declaration;
const right = { groups: TALLY_GROUPS, unsettled: 0, wrong: 0, repaired: 0 };
const signed = async (email: string, at = AT) => {
  const key = sampleKey({ declaration: declaration.id, email });
  const ask = sampleAsk({ email, comment: 'Так' }, at);
  await stores.signatures.ask(key, ask, requestMark(key, ask));
  await stores.signatures.confirm(key, at, sampleMark('signature.confirmed', at));
  return key;
};
const counted = async () => {
  for (const changes of stores.signatures.stream.partitions.values()) await count(stores.tallies, changes);
};
const spoil = async (changes: (bucket: Bucket) => Partial<Bucket>) => {
  const [bucket] = await stores.tallies.list(declaration.id);
  if (bucket) await stores.tallies.save({ ...bucket, ...changes(bucket), rev: bucket.rev + 1 }, bucket.rev);
};
const individuals = async () =>
  (await stores.tallies.list(declaration.id))
    .flatMap(({ days }) => Object.values(days))
    .reduce((sum, { individual }) => sum + individual, 0);

beforeEach(async () => {
  stores = storesInMemory();
  declaration = await stores.publish(sampleDeclaration());
});

describe('a recount', () => {
  it('proves a tally that is right, and writes nothing', async () => {
    await signed('a@example.org');
    await signed('b@example.org');
    await counted();
    const was = await stores.tallies.list(declaration.id);
    expect(await recount(stores, later(2 * DAY))).toEqual(right);
    expect(await stores.tallies.list(declaration.id)).toEqual(was);
  });

  it('proves the tally of what came and went', async () => {
    const key = await signed('a@example.org');
    await withdraw(stores, stores.tokens.make('withdraw', key, AT));
    await counted();
    expect(await recount(stores, later(2 * DAY))).toEqual(right);
    stores.signatures.forget(later(40 * DAY));
    await counted();
    expect(await recount(stores, later(40 * DAY))).toEqual(right);
  });

  it('repairs one that is surely wrong, once, and says so', async () => {
    await signed('a@example.org');
    await counted();
    await spoil(() => ({ days: { '22': { organisation: 0, individual: 7 } } }));
    expect(await recount(stores, later(2 * DAY))).toEqual({ ...right, wrong: 1, repaired: 1 });
    expect(await individuals()).toBe(1);
    expect(await recount(stores, later(2 * DAY))).toEqual(right);
  });

  it.each<[string, Partial<Bucket>]>([
    ['a country', { countries: {} }],
    ['a partner', { partners: { 'partner-site': { organisation: 0, individual: 1 } } }],
    ['a day', { days: { '23': { organisation: 0, individual: 1 } } }],
  ])('finds %s that is wrong', async (_, changes) => {
    await signed('a@example.org');
    await counted();
    await spoil(() => changes);
    expect(await recount(stores, later(2 * DAY))).toMatchObject({ wrong: 1, repaired: 1 });
    expect(await recount(stores, later(2 * DAY))).toEqual(right);
  });

  it('finds a month in which nobody signed', async () => {
    await signed('a@example.org');
    await counted();
    const [bucket] = await stores.tallies.list(declaration.id);
    if (bucket) await stores.tallies.save({ ...bucket, month: '2026-10', rev: 1 }, 0);
    expect(await recount(stores, later(2 * DAY))).toMatchObject({ wrong: 1, repaired: 1 });
    expect(await individuals()).toBe(1);
  });

  it('counts what was repaired no second time when its record comes again', async () => {
    await signed('a@example.org');
    await counted();
    await spoil(() => ({ days: {} }));
    await recount(stores, later(2 * DAY));
    await counted();
    expect(await individuals()).toBe(1);
  });

  it('walks several groups at once, a few, and each declaration’s every group', async () => {
    for (let more = 0; more < 2; more++) await stores.publish(sampleDeclaration({ slug: `another-${more}` }));
    let [walking, most] = [0, 0];
    const partition: typeof stores.signatures.partition = async function* (...given) {
      most = Math.max(most, ++walking);
      await new Promise((resolve) => setTimeout(resolve));
      yield* stores.signatures.partition(...given);
      walking--;
    };
    const result = await recount({ ...stores, signatures: { partition } }, later(2 * DAY));
    expect(result).toEqual({ ...right, groups: 3 * TALLY_GROUPS });
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(4);
  });

  it('fails when one group cannot be read', async () => {
    const partition: typeof stores.signatures.partition = async function* (id, number) {
      if (number === 40) throw new Error('not now');
      yield* stores.signatures.partition(id, number);
    };
    await expect(recount({ ...stores, signatures: { partition } }, AT)).rejects.toThrow('not now');
  });

  it('leaves a repair to the next time when somebody counts meanwhile', async () => {
    await signed('a@example.org');
    await counted();
    await spoil(() => ({ days: {} }));
    const tallies = { ...stores.tallies, save: async () => false };
    expect(await recount({ ...stores, tallies }, later(2 * DAY))).toMatchObject({ wrong: 0, unsettled: 1 });
  });
});

describe('a recount while changes are on their way', () => {
  const leave: [string, (key: SignatureKey) => Promise<unknown>][] = [
    ['were just confirmed', async () => undefined],
    ['were just withdrawn', (key) => withdraw(stores, stores.tokens.make('withdraw', key, AT))],
    [
      'were withdrawn and disavowed',
      async (key) => {
        await withdraw(stores, stores.tokens.make('withdraw', key, AT));
        await disavow(stores, stores.tokens.make('not-me', key, AT));
      },
    ],
    [
      'were confirmed and their comment looked at',
      async (key) => {
        const { id = '' } = (await stores.signatures.get(key)) ?? {};
        await decide(stores, id, { decision: 'approve-comment', reason: 'fine' });
      },
    ],
  ];

  it.each(leave)('concludes nothing from signatures that %s, and counts them once', async (_, change) => {
    await change(await signed('a@example.org'));
    for (const at of [later(MINUTE), later(14 * MINUTE)]) {
      const { wrong, repaired } = await recount(stores, at);
      expect({ wrong, repaired }).toEqual({ wrong: 0, repaired: 0 });
    }
    expect((await recount(stores, later(HOUR))).repaired).toBe(0);
    await counted();
    expect(await recount(stores, later(2 * DAY))).toEqual(right);
  });

  it('raises its voice after a quarter of an hour, and repairs when none can be on its way any more', async () => {
    await signed('a@example.org');
    expect(await recount(stores, later(HOUR))).toMatchObject({ unsettled: 0, wrong: 1, repaired: 0 });
    expect(await recount(stores, later(26 * HOUR))).toMatchObject({ wrong: 1, repaired: 1 });
    expect(await individuals()).toBe(1);
  });
});
