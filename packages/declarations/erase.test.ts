import { beforeEach, describe, expect, it } from 'vitest';
import type { Declaration } from './declaration.ts';
import { erase } from './erase.ts';
import { disavow } from './leave.ts';
import {
  AT,
  DAY,
  later,
  requestMark,
  sampleAsk,
  sampleDeclaration,
  sampleKey,
  sampleMark,
} from './samples.ts';
import type { SettledState, Signature } from './signature.ts';
import type { SignatureKey } from './signature-id.ts';
import { type StoresInMemory, storesInMemory } from './stores.memory.ts';

const EMAIL = 'olena@centar.example';
let stores: StoresInMemory;
let first: Declaration;
let second: Declaration;

const keyOn = (declaration: Declaration, capacity: SignatureKey['capacity'] = 'individual', email = EMAIL) =>
  sampleKey({ declaration: declaration.id, capacity, email });
const ask = async (declaration: Declaration, capacity?: SignatureKey['capacity'], email = EMAIL) => {
  const key = keyOn(declaration, capacity, email);
  const asked = sampleAsk({ email, declaration: declaration.slug, capacity: key.capacity });
  await stores.signatures.ask(key, asked, requestMark(key, asked));
  return key;
};
const confirmed = async (...of: Parameters<typeof ask>) => {
  const key = await ask(...of);
  await stores.signatures.confirm(key, AT, sampleMark('signature.confirmed'));
  return key;
};
const inState = async (state: SettledState) => {
  const key = await ask(first);
  const { request, ...was } = (await stores.signatures.get(key)) as Signature;
  await stores.signatures.save({ ...was, state, ...(request && { entry: request }), rev: 2 }, 1);
};

beforeEach(async () => {
  stores = storesInMemory();
  first = await stores.publish(sampleDeclaration({ slug: 'first' }));
  second = await stores.publish(sampleDeclaration({ slug: 'second', state: 'archived' }));
});

describe('erasing', () => {
  it('takes everything that an address has signed, on every declaration and in both capacities', async () => {
    const keys = [
      await confirmed(first),
      await ask(first, 'organisation'),
      await confirmed(second),
      await ask(second, 'organisation'),
    ];
    const other = await confirmed(first, 'individual', 'ivana@example.org');
    const untouched = await stores.signatures.get(other);
    expect(await erase(stores, ' OLENA+tag@centar.example ')).toEqual({ signatures: 4 });
    for (const key of keys) {
      const now = await stores.signatures.get(key);
      expect(now).toMatchObject({
        state: 'withdrawn',
        events: [
          { type: 'signature.erased', data: { declaration: expect.stringMatching(/^(first|second)$/) } },
        ],
        forgetAt: later(30 * DAY).getTime() / 1000,
      });
      expect(JSON.stringify(now)).not.toMatch(/olena|Олена|192\.0\.2/);
    }
    expect(await stores.signatures.get(other)).toEqual(untouched);
  });

  it.each(['in-review', 'held', 'refused', 'invalidated'] as const)('takes what is %s', async (state) => {
    await inState(state);
    expect(await erase(stores, EMAIL)).toEqual({ signatures: 1 });
    expect(JSON.stringify(await stores.signatures.get(keyOn(first)))).not.toMatch(/olena|Олена/);
  });

  it('done again finds nothing, and tells nothing', async () => {
    const key = await confirmed(first);
    await erase(stores, EMAIL);
    const was = await stores.signatures.get(key);
    expect(await erase(stores, EMAIL)).toEqual({ signatures: 0 });
    expect(await stores.signatures.get(key)).toEqual(was);
  });

  it('takes what changed in between as well', async () => {
    const key = await ask(first);
    const { save } = stores.signatures;
    let isFirst = true;
    const signatures = {
      ...stores.signatures,
      save: async (...given: Parameters<typeof save>) => {
        if (isFirst) await stores.signatures.confirm(key, AT, sampleMark('signature.confirmed'));
        isFirst = false;
        return save(...given);
      },
    };
    expect(await erase({ ...stores, signatures }, EMAIL)).toEqual({ signatures: 1 });
    expect(await stores.signatures.get(key)).toMatchObject({ state: 'withdrawn' });
    expect(await stores.signatures.get(key)).not.toHaveProperty('entry');
  });

  it('gives up the organisation’s place, also where it was interrupted before', async () => {
    const key = await confirmed(first, 'organisation');
    const { id } = (await stores.signatures.get(key)) as Signature;
    await stores.organisations.claim('centar.example', first.id, id);
    await stores.organisations.link('centre', 'centar.example', key);
    const interrupted = {
      ...stores,
      organisations: { release: () => Promise.reject(new Error('interrupted')) },
    };
    await expect(erase(interrupted, EMAIL)).rejects.toThrow('interrupted');
    expect(await erase(stores, EMAIL)).toEqual({ signatures: 0 });
    expect(await stores.organisations.claim('centar.example', first.id, 'sig_2')).toBe('sig_2');
    expect(await stores.signed.by('centre')).toEqual([]);
  });

  it('forgets what was mailed to the address', async () => {
    const address = stores.keys.address(EMAIL);
    const entry = { cause: 'evt_1', declaration: 'first', at: AT.toISOString() };
    await stores.ledger.save(address, [entry], 0);
    await erase(stores, EMAIL);
    expect(await stores.ledger.get(address)).toEqual({ entries: [], rev: 0 });
  });

  it('lets its signer sign again', async () => {
    await confirmed(first);
    await erase(stores, EMAIL);
    expect(await stores.signatures.get(await confirmed(first))).toMatchObject({ state: 'confirmed' });
  });

  it('goes on leaving alone who asked for that', async () => {
    const key = await ask(first);
    await disavow(stores, stores.tokens.make('not-me', key, AT));
    expect(await erase(stores, EMAIL)).toEqual({ signatures: 0 });
    expect(await stores.signatures.get(key)).toMatchObject({ state: 'disavowed' });
  });
});
