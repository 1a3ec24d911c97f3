import { beforeEach, describe, expect, it } from 'vitest';
import { type Signers, signers } from './confirm.fixture.ts';
import { confirm } from './confirm.ts';
import { AT, DAY, HOUR, later, sampleKey } from './samples.ts';
import { type Signature, stripped } from './signature.ts';
import type { SignatureKey } from './signature-id.ts';

let { stores, declaration, asked, press } = {} as Signers;
const stateOf = async (key: SignatureKey) => (await stores.signatures.get(key))?.state;

beforeEach(async () => {
  ({ stores, declaration, asked, press } = await signers());
});

describe('pressing the button', () => {
  it('makes an individual’s signature count', async () => {
    const key = await asked('olena@example.org');
    const receipt = (await stores.signatures.get(key))?.id;
    expect(await press(key)).toEqual({
      status: 'confirmed',
      declaration: declaration.slug,
      capacity: 'individual',
      receipt,
    });
    expect(await stores.signatures.get(key)).toMatchObject({
      state: 'confirmed',
      events: [{ type: 'signature.confirmed' }],
    });
  });

  it('a second time shows the same success', async () => {
    const key = await asked('olena@example.org');
    const first = await press(key);
    const was = await stores.signatures.get(key);
    stores.clock.at = later(HOUR);
    expect(await press(key)).toEqual(first);
    expect(await stores.signatures.get(key)).toEqual(was);
  });

  it('in two tabs at once counts once', async () => {
    const key = await asked('olena@example.org');
    const [first, second] = await Promise.all([press(key), press(key)]);
    expect(first).toEqual(second);
    expect((await stores.signatures.get(key))?.rev).toBe(2);
  });

  it('shows the same success when the link has grown old or the declaration closed since', async () => {
    const key = await asked('olena@example.org');
    const first = await press(key);
    stores.clock.at = later(60 * DAY);
    expect(await press(key)).toEqual(first);
    await stores.declarations.save({ ...declaration, state: 'archived', rev: 2 }, 1);
    expect(await press(key)).toEqual(first);
  });

  it('counts the newest data', async () => {
    const key = await asked('olena@example.org', { name: 'Olena' });
    await asked('olena@example.org', { name: 'Олена' });
    await press(key);
    expect((await stores.signatures.get(key))?.entry?.name).toBe('Олена');
  });
});

describe('a link', () => {
  it.each(['', 'nonsense', 'x'.repeat(67)])('that is %j is not valid', async (token) => {
    expect(await confirm(stores, token)).toMatchObject({
      refused: 'invalid',
      faults: [{ pointer: '#/token', code: 'invalid-token' }],
    });
  });

  it('to withdraw does not confirm', async () => {
    const key = await asked('olena@example.org');
    expect(await confirm(stores, stores.tokens.make('withdraw', key, AT))).toMatchObject({
      refused: 'invalid',
    });
  });

  it('expires with the time that a pending signature has', async () => {
    const key = await asked('olena@example.org');
    stores.clock.at = later(14 * DAY);
    expect(await press(key)).toMatchObject({ status: 'confirmed' });
    const other = await asked('other@example.org');
    stores.clock.at = later(28 * DAY + 1);
    expect(await press(other, later(14 * DAY))).toEqual({ refused: 'expired' });
    expect(await stateOf(other)).toBeUndefined();
  });

  it.each(['withdrawn', 'expired', 'disavowed'] as const)('to what was %s has expired', async (state) => {
    const key = await asked('olena@example.org');
    const was = (await stores.signatures.get(key)) as Signature;
    await stores.signatures.save(stripped(was, state, undefined), was.rev);
    expect(await press(key)).toEqual({ refused: 'expired' });
  });

  it('to what nobody knows of has expired', async () => {
    expect(await press(sampleKey({ declaration: declaration.id }))).toEqual({ refused: 'expired' });
    expect(await press(sampleKey())).toEqual({ refused: 'expired' });
  });

  it('to what is held says that it is being looked at', async () => {
    const key = await asked('olena@example.org');
    const was = (await stores.signatures.get(key)) as Signature;
    await stores.signatures.save({ ...was, state: 'held', rev: was.rev + 1 }, was.rev);
    expect(await press(key)).toMatchObject({ status: 'in-review' });
    expect(await stateOf(key)).toBe('held');
  });
});

describe('after closing', () => {
  const closing = async () => {
    const key = await asked('olena@example.org');
    await stores.declarations.save({ ...declaration, closesAt: later(HOUR).toISOString(), rev: 2 }, 1);
    return key;
  };

  it('a confirmation within a day counts', async () => {
    const key = await closing();
    stores.clock.at = later(HOUR + DAY);
    expect(await press(key)).toMatchObject({ status: 'confirmed' });
  });

  it('a later one does not, and says when it closed', async () => {
    const key = await closing();
    stores.clock.at = later(HOUR + DAY + 1);
    expect(await press(key)).toEqual({
      refused: 'not-open',
      because: 'closed',
      date: later(HOUR).toISOString(),
    });
    expect(await stateOf(key)).toBeUndefined();
  });
});
