import { beforeEach, describe, expect, it } from 'vitest';
import { askAgain } from './ask-again.ts';
import { type Signers, signers } from './confirm.fixture.ts';
import { putText } from './edit.ts';
import { linkTime } from './renewal.ts';
import { DAY, HOUR, later } from './samples.ts';
import type { Renewal, Signature } from './signature.ts';
import type { SignatureKey } from './signature-id.ts';

let { stores, declaration, asked, askedFor, press } = {} as Signers;

beforeEach(async () => {
  ({ stores, declaration, asked, askedFor, press } = await signers());
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
