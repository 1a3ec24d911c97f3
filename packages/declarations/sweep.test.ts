import { beforeEach, describe, expect, it } from 'vitest';
import type { Declaration } from './declaration.ts';
import {
  AT,
  DAY,
  HOUR,
  later,
  requestMark,
  sampleAsk,
  sampleDeclaration,
  sampleKey,
  sampleMark,
} from './samples.ts';
import { Settings, usualSettings } from './settings.ts';
import type { Signature } from './signature.ts';
import { type StoresInMemory, storesInMemory } from './stores.memory.ts';
import { expire, forgetNetworks, remind } from './sweep.ts';
import type { Cause } from './write-to-signer.ts';

let stores: StoresInMemory;
let declaration: Declaration;
const asked = async (email: string, at = AT) => {
  const key = sampleKey({ declaration: declaration.id, email });
  const ask = sampleAsk({ email }, at);
  await stores.signatures.ask(key, ask, requestMark(key, ask));
  return key;
};
const reminders = async (at: Date) => {
  const calls: Cause[][] = [];
  const ask = async (causes: Cause[]) => {
    calls.push(causes);
  };
  const { asked: count } = await remind({ ...stores, ask }, at);
  expect(calls.flat()).toHaveLength(count);
  return calls;
};
const causes = async (at: Date) => (await reminders(at)).flat().map(({ id }) => id);

beforeEach(async () => {
  stores = storesInMemory();
  declaration = await stores.publish(sampleDeclaration());
});

describe('reminding', () => {
  it('asks for one after two days and another after seven, each for a week', async () => {
    const key = await asked('olena@example.org');
    const id = (await stores.signatures.get(key))?.id;
    const cause = (number: number) => [`${id}#${AT.toISOString()}#reminder-${number}`];
    expect(await causes(later(2 * DAY - 1))).toEqual([]);
    expect(await causes(later(2 * DAY))).toEqual(cause(1));
    expect(await causes(later(6 * DAY))).toEqual(cause(1));
    expect(await causes(later(7 * DAY))).toEqual(cause(2));
    expect(await causes(later(13 * DAY))).toEqual(cause(2));
    expect(await causes(later(14 * DAY))).toEqual([]);
  });

  it('says whose, and when it was due', async () => {
    const key = await asked('olena@example.org');
    expect((await reminders(later(2 * DAY))).flat()).toMatchObject([
      {
        type: 'reminder',
        signature: (await stores.signatures.get(key))?.id,
        at: later(2 * DAY).toISOString(),
      },
    ]);
  });

  it('counts from the newest request', async () => {
    await asked('olena@example.org');
    await asked('olena@example.org', later(DAY));
    expect(await causes(later(2 * DAY))).toEqual([]);
    expect(await causes(later(3 * DAY))).toHaveLength(1);
  });

  it('is not for those who confirmed, are held, or have withdrawn', async () => {
    await stores.signatures.confirm(await asked('a@example.org'), AT, sampleMark('signature.confirmed'));
    const held = (await stores.signatures.get(await asked('b@example.org'))) as Signature;
    await stores.signatures.save({ ...held, state: 'held', rev: 2 }, 1);
    const { request: _, ...withdrawn } = (await stores.signatures.get(
      await asked('c@example.org'),
    )) as Signature;
    await stores.signatures.save({ ...withdrawn, state: 'withdrawn', rev: 2 }, 1);
    expect(await causes(later(2 * DAY))).toEqual([]);
  });

  it.each<[string, Partial<Declaration>]>([
    ['is closed', { closesAt: later(HOUR).toISOString() }],
    ['is paused', { state: 'paused' }],
    ['was taken down', { state: 'taken-down' }],
  ])('is not for what %s', async (_, changes) => {
    await asked('olena@example.org');
    await stores.declarations.save({ ...declaration, ...changes, rev: 2 }, 1);
    expect(await causes(later(2 * DAY))).toEqual([]);
  });

  it('is not done while all signing is paused', async () => {
    await asked('olena@example.org');
    await stores.settings.save(Settings.parse({ signing: { paused: true } }), 0);
    expect(await causes(later(2 * DAY))).toEqual([]);
  });

  it('asks for ten at a time', async () => {
    for (let index = 0; index < 23; index++) await asked(`${index}@example.org`);
    expect((await reminders(later(2 * DAY))).map((page) => page.length)).toEqual([10, 10, 3]);
  });
});

describe('expiring', () => {
  it('forgets what was not confirmed in fourteen days, and tells', async () => {
    const key = await asked('olena@example.org');
    const was = await stores.signatures.get(key);
    expect(await expire(stores, later(14 * DAY - 1))).toEqual({ expired: 0 });
    expect(await expire(stores, later(14 * DAY))).toEqual({ expired: 1 });
    expect(await stores.signatures.get(key)).toEqual({
      ...key,
      id: was?.id,
      subject: was?.subject,
      state: 'expired',
      rev: 2,
      events: [
        {
          id: expect.any(String),
          type: 'signature.expired',
          time: later(14 * DAY).toISOString(),
          data: { declaration: declaration.slug, capacity: 'individual', country: 'UA' },
        },
      ],
      forgetAt: later(16 * DAY).getTime() / 1000,
    });
    expect(await expire(stores, later(15 * DAY))).toEqual({ expired: 0 });
  });

  it('forgets what was held so long', async () => {
    const key = await asked('olena@example.org');
    const was = (await stores.signatures.get(key)) as Signature;
    await stores.signatures.save({ ...was, state: 'held', heldFor: 'domain', rev: 2 }, 1);
    expect(await expire(stores, later(14 * DAY))).toEqual({ expired: 1 });
  });

  it('leaves alone what counts, though it was asked for anew and never looked at', async () => {
    const key = await asked('olena@example.org');
    await stores.signatures.confirm(key, AT, sampleMark('signature.confirmed'));
    await asked('olena@example.org');
    expect(await expire(stores, later(20 * DAY))).toEqual({ expired: 0 });
    expect((await stores.signatures.get(key))?.state).toBe('confirmed');
  });

  it('leaves alone what is confirmed while it walks', async () => {
    const key = await asked('olena@example.org');
    const save: typeof stores.signatures.save = async (...given) => {
      await stores.signatures.confirm(key, AT, sampleMark('signature.confirmed'));
      return stores.signatures.save(...given);
    };
    expect(await expire({ ...stores, signatures: { ...stores.signatures, save } }, later(14 * DAY))).toEqual({
      expired: 0,
    });
    expect((await stores.signatures.get(key))?.state).toBe('confirmed');
  });

  it('goes by the days that an owner set', async () => {
    await asked('olena@example.org');
    await stores.settings.save(Settings.parse({ retention: { pendingDays: 3 } }), 0);
    expect(await expire(stores, later(3 * DAY))).toEqual({ expired: 1 });
  });

  it.each<[string, Partial<Declaration>]>([
    ['closed since', { state: 'closed', closedAt: later(HOUR).toISOString() }],
    ['archived since', { state: 'archived', closedAt: later(HOUR).toISOString() }],
    ['taken down since', { state: 'taken-down' }],
    ['opened by its date alone', { state: 'draft', opensAt: later(-HOUR).toISOString() }],
  ])('reaches what was asked for in a declaration that was %s', async (_, changes) => {
    await asked('olena@example.org');
    await stores.declarations.save({ ...declaration, ...changes, rev: 2 }, 1);
    expect(await expire(stores, later(14 * DAY))).toEqual({ expired: 1 });
  });
});

describe('forgetting networks', () => {
  it('leaves a signature without the network it came from after thirty days, and without its proofs', async () => {
    const key = sampleKey({ declaration: declaration.id });
    const ask = sampleAsk({ proof: 'v1.29500000.a' });
    await stores.signatures.ask(key, ask, requestMark(key, ask));
    const was = await stores.signatures.confirm(key, AT, sampleMark('signature.confirmed'));
    expect(await forgetNetworks(stores, later(30 * DAY - 1))).toEqual({ forgotten: 0 });
    expect(await forgetNetworks(stores, later(30 * DAY))).toEqual({ forgotten: 1 });
    const now = await stores.signatures.get(key);
    expect(now).toMatchObject({ state: 'confirmed', listed: was?.listed, events: was?.events, rev: 3 });
    expect(now?.entry).not.toHaveProperty('network');
    expect(now?.entry).not.toHaveProperty('proof');
    expect(now).not.toHaveProperty('usedProofs');
    expect(await forgetNetworks(stores, later(31 * DAY))).toEqual({ forgotten: 0 });
  });

  it('goes by the days that an owner set', async () => {
    const key = await asked('olena@example.org');
    await stores.signatures.confirm(key, AT, sampleMark('signature.confirmed'));
    const { retention } = usualSettings();
    await stores.settings.save({ ...usualSettings(), retention: { ...retention, networkDays: 1 } }, 0);
    expect(await forgetNetworks(stores, later(DAY))).toEqual({ forgotten: 1 });
  });
});
