import { beforeEach, describe, expect, it } from 'vitest';
import { askAgain } from './ask-again.ts';
import { confirm } from './confirm.ts';
import type { Declaration } from './declaration.ts';
import { putText } from './edit.ts';
import { linkTime } from './renewal.ts';
import { AT, DAY, HOUR, later, requestMark, sampleAsk, sampleDeclaration, sampleKey } from './samples.ts';
import { type Ask, type Renewal, type Signature, stripped } from './signature.ts';
import type { SignatureKey } from './signature-id.ts';
import { type StoresInMemory, storesInMemory } from './stores.memory.ts';

let stores: StoresInMemory;
let declaration: Declaration;

const asked = async (email: string, changes: Partial<Ask> = {}) => {
  const key = sampleKey({ declaration: declaration.id, email, capacity: changes.capacity ?? 'individual' });
  const ask = sampleAsk({ email, ...changes }, stores.clock.at);
  await stores.signatures.ask(key, ask, requestMark(key, ask));
  return key;
};
const askedFor = (email: string, name = 'Centar') =>
  asked(email, { capacity: 'organisation', organisation: { name, role: 'direktorka', mandate: true } });
const press = (key: SignatureKey, madeAt = AT) => confirm(stores, stores.tokens.make('confirm', key, madeAt));
const stateOfKey = async (key: SignatureKey) => (await stores.signatures.get(key))?.state;
const know = (domain: string) =>
  stores.organisations.remember({ domain, name: 'Centar', since: AT.toISOString() });

beforeEach(async () => {
  stores = storesInMemory();
  declaration = await stores.publish(sampleDeclaration());
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
    expect(await stateOfKey(other)).toBeUndefined();
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
    expect(await stateOfKey(key)).toBe('held');
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
    expect(await stateOfKey(key)).toBeUndefined();
  });
});

describe('an organisation', () => {
  it('is in review when the network does not know it', async () => {
    const key = await askedFor('ivana@centar.example');
    const first = await press(key);
    expect(first).toMatchObject({ status: 'in-review', capacity: 'organisation' });
    const was = await stores.signatures.get(key);
    expect(was).toMatchObject({ state: 'in-review', entry: { email: 'ivana@centar.example' } });
    expect(was).not.toHaveProperty('request');
    expect(was).not.toHaveProperty('listed');
    expect(await press(key)).toEqual(first);
    expect(await stores.signatures.get(key)).toEqual(was);
  });

  it('counts at once when the network knows it, from its own domain', async () => {
    await know('centar.example');
    const key = await askedFor('ivana@centar.example');
    expect(await press(key)).toMatchObject({ status: 'confirmed' });
    expect(await stores.signatures.get(key)).toMatchObject({
      listed: { organisation: 'Centar' },
      events: [{ type: 'signature.confirmed' }],
    });
  });

  it('is in review from a provider’s domain, whatever is known', async () => {
    await know('gmail.com');
    expect(await press(await askedFor('centar@gmail.com'))).toMatchObject({ status: 'in-review' });
  });

  it('signs once: a second from its domain is shown to the moderator as that', async () => {
    await know('centar.example');
    const first = await askedFor('ivana@centar.example');
    await press(first);
    const second = await askedFor('marko@centar.example');
    expect(await press(second)).toMatchObject({ status: 'in-review' });
    expect((await stores.signatures.get(second))?.secondOf).toBe((await stores.signatures.get(first))?.id);
  });

  it('counts once though two of its domain press at once', async () => {
    await know('centar.example');
    const keys = [await askedFor('ivana@centar.example'), await askedFor('marko@centar.example')];
    await Promise.all(keys.map((key) => press(key)));
    const states = await Promise.all(keys.map(stateOfKey));
    expect(states.sort()).toEqual(['confirmed', 'in-review']);
  });

  it('may sign by another when the first has withdrawn', async () => {
    await know('centar.example');
    const first = await askedFor('ivana@centar.example');
    await press(first);
    const was = (await stores.signatures.get(first)) as Signature;
    await stores.signatures.save(stripped(was, 'withdrawn', undefined), was.rev);
    expect(await press(await askedFor('marko@centar.example'))).toMatchObject({ status: 'confirmed' });
  });

  it('signs each declaration', async () => {
    await know('centar.example');
    await press(await askedFor('ivana@centar.example'));
    declaration = await stores.publish(sampleDeclaration({ slug: 'second' }));
    expect(await press(await askedFor('ivana@centar.example'))).toMatchObject({ status: 'confirmed' });
  });
});

describe('a text that changed materially', () => {
  const revise = async (material = true) => {
    const deps = { ...stores, declarationId: () => 'none' };
    await putText(deps, declaration.slug, 'uk', { body: String(stores.clock.at), material });
  };
  const signed = async () => {
    const key = await asked('olena@example.org');
    await press(key);
    stores.clock.at = later(DAY);
    await revise();
    await askAgain(stores, declaration.slug);
    return key;
  };
  const linkOf = async (key: SignatureKey) =>
    linkTime((await stores.signatures.get(key))?.renewal as Renewal);

  it('is confirmed again by the link made for it, and counts, stands and is told as before', async () => {
    const key = await signed();
    const was = (await stores.signatures.get(key)) as Signature;
    const link = await linkOf(key);
    stores.clock.at = later(60 * DAY);
    const first = await press(key, link);
    expect(first).toMatchObject({ status: 'confirmed', receipt: was.id });
    const now = await stores.signatures.get(key);
    const { renewal: _, ...stands } = was;
    expect(now).toEqual({
      ...stands,
      entry: { ...was.entry, text: { language: 'uk', version: 2 } },
      renewedAt: later(60 * DAY).toISOString(),
      rev: was.rev + 1,
    });
    expect(await press(key, link)).toEqual(first);
    expect(await stores.signatures.get(key)).toEqual(now);
  });

  it('is not confirmed by a link of before, which shows the same success', async () => {
    const key = await signed();
    const was = await stores.signatures.get(key);
    expect(await press(key)).toMatchObject({ status: 'confirmed' });
    expect(await press(key, later(DAY))).toMatchObject({ status: 'confirmed' });
    expect(await stores.signatures.get(key)).toEqual(was);
  });

  it('is confirmed again in two tabs at once, once', async () => {
    const key = await signed();
    const link = await linkOf(key);
    const [one, other] = await Promise.all([press(key, link), press(key, link)]);
    expect(one).toEqual(other);
    expect((await stores.signatures.get(key))?.rev).toBe(4);
  });

  it('asks also who confirms only now what was asked for before it changed', async () => {
    const key = await asked('late@example.org');
    stores.clock.at = later(HOUR);
    await revise();
    await askAgain(stores, declaration.slug);
    expect(await press(key)).toMatchObject({ status: 'confirmed' });
    const now = await stores.signatures.get(key);
    expect(now).toMatchObject({
      state: 'confirmed',
      entry: { text: { version: 1 } },
      renewal: { text: { version: 2 } },
      events: [{ type: 'signature.asked-again' }],
    });
    expect(await press(key)).toMatchObject({ status: 'confirmed' });
    expect(await stores.signatures.get(key)).toEqual(now);
  });

  it('is confirmed again for an organisation in review, which stays there', async () => {
    const key = await askedFor('ivana@centar.example');
    await press(key);
    stores.clock.at = later(DAY);
    await revise();
    await askAgain(stores, declaration.slug);
    expect(await press(key, await linkOf(key))).toMatchObject({ status: 'in-review' });
    expect(await stores.signatures.get(key)).toMatchObject({
      state: 'in-review',
      entry: { text: { version: 2 } },
    });
  });

  it('that was not material asks nobody, and confirming writes no more than before', async () => {
    const key = await asked('olena@example.org');
    await revise(false);
    await press(key);
    expect(await stores.signatures.get(key)).toMatchObject({
      rev: 2,
      events: [{ type: 'signature.confirmed' }],
    });
  });
});
