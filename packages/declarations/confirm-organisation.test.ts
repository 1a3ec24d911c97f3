import { beforeEach, describe, expect, it } from 'vitest';
import { type Signers, signers } from './confirm.fixture.ts';
import { AT, sampleDeclaration } from './samples.ts';
import { type Signature, stripped } from './signature.ts';
import { signedBy } from './signed.ts';

let { stores, askedFor, press } = {} as Signers;
const know = (domain: string) =>
  stores.organisations.remember({ domain, name: 'Centar', since: AT.toISOString() });

beforeEach(async () => {
  ({ stores, askedFor, press } = await signers());
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

  it('that is an active member counts at once, and is linked with its place in the record', async () => {
    stores.known.recorded.set('centar.example', new Map([['centre', 'member']]));
    const key = await askedFor('ivana@centar.example');
    expect(await press(key)).toMatchObject({ status: 'confirmed' });
    expect(await signedBy(stores, 'centre')).toMatchObject([{ declaration: { slug: expect.any(String) } }]);
    const second = await askedFor('marko@centar.example');
    expect(await press(second)).toMatchObject({ status: 'in-review' });
    expect(await signedBy(stores, 'centre')).toHaveLength(1);
  });

  it('whose membership is suspended is in review, though it was approved before', async () => {
    await know('centar.example');
    stores.known.recorded.set('centar.example', new Map([['centre', 'barred']]));
    expect(await press(await askedFor('ivana@centar.example'))).toMatchObject({ status: 'in-review' });
    expect(await signedBy(stores, 'centre')).toEqual([]);
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
    const states = await Promise.all(keys.map(async (key) => (await stores.signatures.get(key))?.state));
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
    const second = await stores.publish(sampleDeclaration({ slug: 'second' }));
    expect(await press(await askedFor('ivana@centar.example', second))).toMatchObject({
      status: 'confirmed',
    });
  });
});
