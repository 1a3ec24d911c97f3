import { beforeAll, describe, expect, it } from 'vitest';
import { newSlug, open } from './declaring.ts';
import { eventsOf } from './events.ts';
import { mailTo } from './mail.ts';
import { pageIn, readPage, textOf } from './page.ts';
import { founders, seed } from './seeds.ts';
import { newAddress, organisationRequest, request, sign, signaturesOf, signed, withdraw } from './signing.ts';
import { get, moderator, read } from './site.ts';

const told = seed('network-founding.txt');

const decide = (id: unknown, decision: string, reason = 'We know them.') =>
  moderator('POST', `/signatures/${id}/decisions`, { decision, reason });

describe('the organisations of a network', () => {
  let slug = '';
  let waiting: Record<string, unknown>[] = [];

  beforeAll(async () => {
    slug = await open('founders');
  });

  it.skipIf(!told)('are those that its founding names', () => {
    for (const { name } of founders) expect(told).toContain(name);
  });

  it('are in review when their signers have confirmed, and not counted', async () => {
    const answers = await Promise.all(
      founders.map((organisation) => signed(slug, organisationRequest(organisation))),
    );
    for (const { answer } of answers) {
      expect(answer).toMatchObject({ status: 'in-review', declaration: slug, capacity: 'organisation' });
    }
    expect(await read(`/v1/declarations/${slug}/tally`)).toMatchObject({ organisations: 0 });
    expect(await read(`/v1/declarations/${slug}/signatures`)).toEqual({ items: [], next: null });
  });

  it('wait for a moderator, who sees what speaks for them', async () => {
    waiting = await signaturesOf(slug, '&state=in-review');
    expect(waiting.map(({ organisation }) => (organisation as { name: string }).name).sort()).toEqual(
      founders.map(({ name }) => name).sort(),
    );
    expect(waiting[0]).toMatchObject({ signals: { publicProvider: false, domainsMatch: true } });
  });

  it('count once they are approved, are told so, and known to the roll by name', async () => {
    for (const { id } of waiting)
      expect((await decide(id, 'approve')).json).toMatchObject({ state: 'confirmed' });
    const tally = `/v1/declarations/${slug}/tally`;
    await expect.poll(() => read(tally)).toMatchObject({ organisations: founders.length, individuals: 0 });
    const { byCountry } = await read(tally);
    expect(byCountry.find(({ country }: { country: string }) => country === 'UA')).toEqual({
      country: 'UA',
      organisations: founders.filter(({ country }) => country === 'UA').length,
      individuals: 0,
    });
    const { items } = await read(`/v1/declarations/${slug}/signatures?capacity=organisation&limit=200`);
    const names = items.map(({ organisation }: { organisation: string }) => organisation);
    expect(names).toEqual(founders.map(({ name }) => name).sort(new Intl.Collator('en').compare));
    await expect.poll(() => eventsOf(slug, 'signature.confirmed')).toHaveLength(founders.length);
    await mailTo(`office@${founders[0]?.domain}`, 2);
    expect(await signaturesOf(slug, '&state=in-review')).toEqual([]);
  });

  it('are found on the roll in either script', async () => {
    const found = await readPage(`/uk/declarations/${slug}/signatories?q=${encodeURIComponent('адастра')}`);
    expect(textOf(found.querySelector('main'))).toContain('Analytical Center ADASTRA');
    expect(textOf(found.querySelector('main'))).not.toContain('NGO Legis');
  });

  it('are approved again with the same answer, and nothing happens twice', async () => {
    const [first] = waiting;
    expect((await decide(first?.['id'], 'approve')).status).toBe(200);
    expect((await decide(first?.['id'], 'refuse')).status).toBe(409);
    expect(await eventsOf(slug, 'signature.confirmed')).toHaveLength(founders.length);
  });

  it('are confirmed at once from their own domain on the next declaration', async () => {
    const next = await open('second-declaration');
    const { name = '', domain = '', country = '' } = founders[0] ?? {};
    const again = organisationRequest({ name, domain, country }, { email: newAddress('director', domain) });
    expect((await signed(next, again)).answer).toMatchObject({
      status: 'confirmed',
      capacity: 'organisation',
    });
    await expect.poll(() => read(`/v1/declarations/${next}/tally`)).toMatchObject({ organisations: 1 });

    const twice = organisationRequest({ name, domain, country }, { email: newAddress('deputy', domain) });
    expect((await signed(next, twice)).answer).toMatchObject({ status: 'in-review' });
    expect(await signaturesOf(next, '&state=in-review')).toMatchObject([
      { signals: { secondOf: expect.stringMatching(/^sig_/) } },
    ]);
  });

  it('are in review from anywhere else, whatever they claim', async () => {
    const next = await open('claimed');
    const { name = '', country = '' } = founders[0] ?? {};
    const claimed = organisationRequest({ name, domain: 'claims-to-be.example', country });
    expect((await signed(next, claimed)).answer).toMatchObject({ status: 'in-review' });
    const byPublicMail = organisationRequest(
      { name, domain: 'proi.example', country },
      { email: newAddress('proi', 'gmail.com') },
    );
    expect((await signed(next, byPublicMail)).answer).toMatchObject({ status: 'in-review' });
    const [publicly] = (await signaturesOf(next)).filter(({ email }) => String(email).endsWith('gmail.com'));
    expect(publicly).toMatchObject({ signals: { publicProvider: true, domainsMatch: false } });
  });

  it('are told why when they are refused, and not counted', async () => {
    const next = await open('refused');
    const domain = `${newSlug('nobody')}.example`;
    const asked = organisationRequest({ name: 'Nobody', domain, country: 'ME' });
    await signed(next, asked);
    const [signature] = await signaturesOf(next, '&state=in-review');
    expect((await decide(signature?.['id'], 'refuse', 'No such organisation is registered.')).status).toBe(
      200,
    );
    const mail = await mailTo(`office@${domain}`, 2);
    expect(mail.text.replace(/\s+/g, ' ')).toContain('No such organisation is registered.');
    expect(await read(`/v1/declarations/${next}/tally`)).toMatchObject({ organisations: 0 });
  });
});

describe('what a signer chooses to have shown', () => {
  it.each([
    ['full', { name: 'علي حسن', affiliation: 'جامعة' }],
    ['initials', { name: 'ع. ح.' }],
    ['country', {}],
    ['hidden', undefined],
  ])('is %s on the roll, in the API, as CSV and on the page', async (display, shown) => {
    const slug = await open(`display-${display}`);
    await signed(slug, request({ name: 'علي حسن', affiliation: 'جامعة', country: 'XK', display }));
    await expect
      .poll(() => read(`/v1/declarations/${slug}/tally`))
      .toMatchObject({ byCountry: [{ country: 'XK', individuals: 1 }] });
    const entry = shown && { capacity: 'individual', ...shown, country: 'XK', signedOn: expect.any(String) };
    await expect
      .poll(async () => (await read(`/v1/declarations/${slug}/signatures`)).items)
      .toEqual(entry ? [entry] : []);
    const csv = await get(`/v1/declarations/${slug}/signatures.csv`);
    const page = await get(`/en/declarations/${slug}/signatories`);
    for (const value of ['علي حسن', 'جامعة']) {
      const isShown = Object.values(shown ?? {}).includes(value);
      expect([csv.text.includes(value), page.text.includes(value)]).toEqual([isShown, isShown]);
      if (isShown) expect(pageIn(page).querySelectorAll('bdi').map(textOf)).toContain(value);
    }
  });
});

describe('a signature', () => {
  it('is given again after it was withdrawn', async () => {
    const slug = await open('again');
    const email = newAddress('again');
    const tokens = await signed(slug, request({ email }));
    expect(await withdraw(tokens.withdraw)).toMatchObject({ status: 200, json: { status: 'withdrawn' } });
    expect(await withdraw(tokens.withdraw)).toMatchObject({ status: 200, json: { status: 'withdrawn' } });
    expect(await signaturesOf(slug)).toMatchObject([{ state: 'withdrawn' }]);
  });

  it('is invalidated by a moderator and restored, and the tally follows', async () => {
    const slug = await open('invalidated');
    await signed(slug, request());
    const tally = () => read(`/v1/declarations/${slug}/tally`);
    await expect.poll(tally).toMatchObject({ individuals: 1 });
    const [signature] = await signaturesOf(slug);
    expect((await decide(signature?.['id'], 'invalidate', 'Made up.')).status).toBe(200);
    await expect.poll(tally).toMatchObject({ individuals: 0 });
    await expect.poll(() => eventsOf(slug, 'signature.invalidated')).toHaveLength(1);
    expect((await decide(signature?.['id'], 'restore', 'A mistake.')).status).toBe(200);
    await expect.poll(tally).toMatchObject({ individuals: 1 });
  });

  it('that is held is released by a moderator, and its signer gets the mail', async () => {
    const slug = await open('released');
    const email = newAddress('held', 'mailinator.com');
    await sign(slug, request({ email }));
    await expect
      .poll(() => signaturesOf(slug, '&state=held'))
      .toMatchObject([{ email, heldFor: 'disposable' }]);
    const [held] = await signaturesOf(slug, '&state=held');
    expect((await decide(held?.['id'], 'release')).json).toMatchObject({ state: 'pending' });
    await mailTo(email);
  });
});
