import { beforeEach, describe, expect, it } from 'vitest';
import { disavow, withdraw } from './leave.ts';
import { AT, DAY, later, requestMark, sampleAsk, sampleKey, sampleMark } from './samples.ts';
import type { SettledState, Signature } from './signature.ts';
import type { SignatureKey } from './signature-id.ts';
import { type StoresInMemory, storesInMemory } from './stores.memory.ts';

let stores: StoresInMemory;
let key: SignatureKey;
const withdraws = () => withdraw(stores, stores.tokens.make('withdraw', key, AT));
const disavows = () => disavow(stores, stores.tokens.make('not-me', key, AT));
const ask = () => stores.signatures.ask(key, sampleAsk(), requestMark(key, sampleAsk()));
const confirmed = async () => {
  await ask();
  await stores.signatures.confirm(key, AT, sampleMark('signature.confirmed'));
};
const inState = async (state: SettledState) => {
  await ask();
  const { request, ...was } = (await stores.signatures.get(key)) as Signature;
  await stores.signatures.save({ ...was, state, ...(request && { entry: request }), rev: 2 }, 1);
};

beforeEach(() => {
  stores = storesInMemory();
  key = sampleKey();
});

describe('withdrawing', () => {
  it('takes a signature back that counts, and tells', async () => {
    await confirmed();
    expect(await withdraws()).toEqual({ status: 'withdrawn' });
    const now = await stores.signatures.get(key);
    expect(now).toMatchObject({
      state: 'withdrawn',
      events: [
        {
          type: 'signature.withdrawn',
          data: { declaration: 'peace-and-partnership', capacity: 'individual', country: 'UA' },
        },
      ],
      forgetAt: later(30 * DAY).getTime() / 1000,
    });
    expect(JSON.stringify(now)).not.toMatch(/olena|Олена/);
  });

  it.each(['in-review', 'held', 'refused', 'invalidated'] as const)(
    'takes back what is %s, without a word of what never counted or does not any more',
    async (state) => {
      await inState(state);
      const [mark] = (await stores.signatures.get(key))?.events ?? [];
      expect(await withdraws()).toEqual({ status: 'withdrawn' });
      const now = await stores.signatures.get(key);
      expect(now).toMatchObject({ state: 'withdrawn', events: [{ id: mark?.id }] });
      expect(JSON.stringify(now)).not.toMatch(/olena|Олена/);
    },
  );

  it('takes back what was only asked for', async () => {
    await ask();
    await withdraws();
    expect(await stores.signatures.get(key)).toMatchObject({ state: 'withdrawn' });
  });

  it('done again is the same, and tells nothing', async () => {
    await confirmed();
    await withdraws();
    const was = await stores.signatures.get(key);
    expect(await withdraws()).toEqual({ status: 'withdrawn' });
    expect(await stores.signatures.get(key)).toEqual(was);
  });

  it('of what is not there is the same', async () => {
    expect(await withdraws()).toEqual({ status: 'withdrawn' });
    expect(await stores.signatures.get(key)).toBeUndefined();
  });

  it('takes back a new request with what counted', async () => {
    await confirmed();
    await ask();
    await withdraws();
    const now = await stores.signatures.get(key);
    expect(now).toMatchObject({ state: 'withdrawn', events: [{ type: 'signature.withdrawn' }] });
    expect(now).not.toHaveProperty('request');
  });

  it('does not lift what was disavowed', async () => {
    await ask();
    await disavows();
    expect(await withdraws()).toEqual({ status: 'withdrawn' });
    expect((await stores.signatures.get(key))?.state).toBe('disavowed');
  });
});

describe('“this was not me”', () => {
  it.each([
    ['was only asked for', ask],
    ['counts', confirmed],
    ['is in review', () => inState('in-review')],
    ['is held', () => inState('held')],
  ])('erases what %s, tells, and leaves the address alone for good', async (_, prepare) => {
    await prepare();
    expect(await disavows()).toEqual({ status: 'disavowed' });
    const now = await stores.signatures.get(key);
    expect(now).toMatchObject({
      state: 'disavowed',
      events: [{ type: 'signature.erased', data: { declaration: 'peace-and-partnership' } }],
    });
    expect(now).not.toHaveProperty('forgetAt');
    expect(JSON.stringify(now)).not.toMatch(/olena|Олена/);
    await ask();
    expect(await stores.signatures.get(key)).toEqual(now);
  });

  it('leaves the address alone also when its signature has gone meanwhile', async () => {
    expect(await disavows()).toEqual({ status: 'disavowed' });
    expect(await stores.signatures.get(key)).toMatchObject({ state: 'disavowed', rev: 1, events: [] });
    await ask();
    expect((await stores.signatures.get(key))?.state).toBe('disavowed');
  });

  it('leaves alone what was withdrawn before, without another word', async () => {
    await confirmed();
    await withdraws();
    const was = await stores.signatures.get(key);
    await disavows();
    const now = await stores.signatures.get(key);
    expect(now).toMatchObject({ state: 'disavowed', events: [{ id: was?.events[0]?.id }] });
    expect(now).not.toHaveProperty('forgetAt');
  });

  it('done again is the same', async () => {
    await confirmed();
    await disavows();
    const was = await stores.signatures.get(key);
    expect(await disavows()).toEqual({ status: 'disavowed' });
    expect(await stores.signatures.get(key)).toEqual(was);
  });
});

it('does nothing by a link made for something else', async () => {
  await confirmed();
  const was = await stores.signatures.get(key);
  const invalid = { refused: 'invalid', faults: [{ pointer: '#/token', code: 'invalid-token' }] };
  expect(await withdraw(stores, stores.tokens.make('not-me', key, AT))).toEqual(invalid);
  expect(await disavow(stores, stores.tokens.make('withdraw', key, AT))).toEqual(invalid);
  expect(await withdraw(stores, 'nonsense')).toEqual(invalid);
  expect(await stores.signatures.get(key)).toEqual(was);
});
