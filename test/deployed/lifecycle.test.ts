import { describe, expect, it } from 'vitest';
import { draft, open } from './declaring.ts';
import { eventsOf } from './events.ts';
import { formOf, readPage, textOf } from './page.ts';
import { askedByMail, confirm, request, sign, signaturesOf } from './signing.ts';
import { editor, get, owner, read } from './site.ts';

const step = (slug: string, noun: string, body?: unknown) =>
  editor('POST', `/declarations/${slug}/${noun}`, body);
const inUkrainian = { headers: { 'accept-language': 'uk' } };

/** What a signer is told who asks where it cannot be signed. A change is noticed within a second, not at once. */
const refusal = async (slug: string) => (await sign(slug, request(), inUkrainian)).json;
const hasForm = async (slug: string) =>
  (await readPage(`/uk/declarations/${slug}`)).querySelector('form.sign') !== null;
const said = async (slug: string) =>
  textOf((await readPage(`/uk/declarations/${slug}`)).querySelector('main'));

/** A moment from now, so that waiting for it is no burden. */
const soon = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
/** Pages are cached for seconds. */
const CACHED = { timeout: 30_000, interval: 500 };

describe('a declaration', () => {
  it('that is a draft cannot be signed, nor seen', async () => {
    const slug = await draft('a-draft');
    expect(await refusal(slug)).toMatchObject({ status: 409, because: 'not-yet-open' });
    expect((await get(`/v1/declarations/${slug}`)).status).toBe(404);
    expect((await get(`/uk/declarations/${slug}`)).status).toBe(404);
    expect((await editor('GET', `/declarations/${slug}`)).json).toMatchObject({ state: 'draft' });
  });

  it('that is unknown cannot be signed', async () => {
    expect(await sign('no-such-declaration', request(), inUkrainian)).toMatchObject({
      status: 404,
      json: { type: '/problems/not-found' },
    });
  });

  it('is paused with a notice, which its page shows in place of the form, and goes on', async () => {
    const slug = await open('a-pause');
    const { confirm: token } = await askedByMail(slug, request());
    expect(await hasForm(slug)).toBe(true);
    const notice = { en: 'We are looking into it.', uk: 'Ми з’ясовуємо обставини.' };
    expect((await step(slug, 'pauses', { notice })).json).toMatchObject({ state: 'paused', notice });
    await expect
      .poll(() => refusal(slug))
      .toMatchObject({
        type: '/problems/not-open',
        status: 409,
        because: 'paused',
        notice,
        detail: 'Підписання тимчасово призупинено.',
      });
    await expect.poll(() => said(slug), CACHED).toContain('Ми з’ясовуємо обставини.');
    expect(await hasForm(slug)).toBe(false);
    // Whoever had asked before may still confirm.
    expect((await confirm(token)).status).toBe(200);
    expect((await step(slug, 'openings')).json).toMatchObject({ state: 'open' });
    await expect.poll(() => hasForm(slug), CACHED).toBe(true);
  });

  it('is closed, with a day’s grace for those who have asked, and archived', async () => {
    const slug = await open('a-close');
    const [first, second] = [await askedByMail(slug, request()), await askedByMail(slug, request())];
    expect((await step(slug, 'closings')).json).toMatchObject({
      state: 'closed',
      closedAt: expect.any(String),
    });
    await expect.poll(() => refusal(slug)).toMatchObject({ because: 'closed', date: expect.any(String) });
    expect(await confirm(first.confirm)).toMatchObject({ status: 200, json: { status: 'confirmed' } });
    await expect.poll(() => hasForm(slug), CACHED).toBe(false);
    await expect.poll(() => eventsOf(slug, 'declaration.closed')).toHaveLength(1);

    expect((await step(slug, 'archivings')).json).toMatchObject({ state: 'archived' });
    await expect.poll(() => refusal(slug)).toMatchObject({ because: 'archived' });
    expect((await confirm(second.confirm)).status).toBe(200);
    expect((await step(slug, 'openings')).status).toBe(409);
    expect((await read(`/v1/declarations/${slug}`)).texts.en.body).toContain('We ask for');
  });

  it('is taken down by an owner, with its reason or without, and restored', async () => {
    const slug = await open('a-takedown');
    const path = `/declarations/${slug}/takedowns`;
    expect((await editor('POST', path, { reason: 'A court’s order.' })).status).toBe(403);
    expect((await owner('POST', path, { reason: 'A court’s order.', public: true })).json).toMatchObject({
      state: 'taken-down',
    });
    await expect.poll(() => refusal(slug)).toMatchObject({ because: 'taken-down' });
    const shown = () => read(`/v1/declarations/${slug}`);
    await expect.poll(shown, CACHED).toMatchObject({ texts: {}, takedown: { reason: 'A court’s order.' } });
    await expect.poll(() => said(slug), CACHED).toContain('A court’s order.');
    expect(await said(slug)).not.toContain('We ask for');
    await expect.poll(() => eventsOf(slug, 'declaration.closed')).toHaveLength(1);

    expect((await owner('POST', `/declarations/${slug}/restorations`)).json).toMatchObject({ state: 'open' });
    await expect.poll(() => hasForm(slug), CACHED).toBe(true);
    await expect.poll(() => eventsOf(slug, 'declaration.opened')).toHaveLength(2);

    await owner('POST', path, { reason: 'Not for the public.', public: false });
    await expect.poll(shown, CACHED).toMatchObject({ state: 'taken-down' });
    expect(JSON.stringify(await shown())).not.toContain('Not for the public.');
    expect(await said(slug)).not.toContain('Not for the public.');
  });

  it('opens and closes by its dates, by itself', async () => {
    const slug = await draft('dates', { opensAt: soon(4000), closesAt: soon(9000) });
    expect(await refusal(slug)).toMatchObject({ because: 'not-yet-open', date: expect.any(String) });
    expect(await said(slug)).toContain('Підписання ще не почалося');
    const state = async () => (await editor('GET', `/declarations/${slug}`)).json.state;
    await expect.poll(state).toBe('open');
    const { confirm: token } = await askedByMail(slug, request());
    await expect.poll(state).toBe('closed');
    await expect.poll(() => refusal(slug)).toMatchObject({ because: 'closed' });
    expect((await confirm(token)).status).toBe(200);
    await expect.poll(() => hasForm(slug), CACHED).toBe(false);
  });

  it('tells the bus of its opening once, and of a text that is revised', async () => {
    const slug = await open('revised');
    const revised = () => editor('PUT', `/declarations/${slug}/texts/en`, { body: 'We ask for more.\n' });
    expect((await revised()).json.texts.en).toMatchObject({ version: 2 });
    expect((await revised()).json.texts.en).toMatchObject({ version: 2 });
    await step(slug, 'openings');
    await expect.poll(() => eventsOf(slug, 'declaration.text-revised')).toHaveLength(1);
    expect(await eventsOf(slug, 'declaration.opened')).toHaveLength(1);
    const asked = (version: number) =>
      sign(slug, request({ text: { language: 'en', version } }), inUkrainian);
    expect((await asked(1)).json.errors).toMatchObject([{ code: 'text-not-current' }]);
    expect((await asked(2)).status).toBe(202);
  });

  it('comes with first signatories from paper, recorded once, counted apart', async () => {
    const slug = await draft('paper');
    const signatures = [
      { name: 'Mira Kovač', country: 'BA', capacity: 'individual', affiliation: 'University' },
      {
        name: 'Ana',
        country: 'HR',
        capacity: 'organisation',
        organisation: { name: 'Centar', role: 'Director' },
      },
    ];
    const record = () =>
      editor('POST', `/declarations/${slug}/signatures`, {
        signatures,
        evidence: 'Minutes of the conference, page 4.',
      });
    expect((await record()).json).toEqual({ recorded: 2, known: 0 });
    expect((await record()).json).toEqual({ recorded: 0, known: 2 });
    await step(slug, 'openings');
    expect((await record()).status).toBe(409);
    await expect
      .poll(() => read(`/v1/declarations/${slug}/tally`))
      .toMatchObject({ organisations: 1, individuals: 1 });
    const { items } = await read(`/v1/declarations/${slug}/signatures`);
    expect(items).toMatchObject([{ organisation: 'Centar', name: 'Ana' }, { name: 'Mira Kovač' }]);
    expect(await signaturesOf(slug)).toMatchObject([
      { evidence: expect.any(String) },
      { evidence: expect.any(String) },
    ]);
  });

  it('hides small countries where it is sensitive', async () => {
    const slug = await draft('sensitive', { sensitive: true });
    const signatures = ['A', 'B', 'C', 'D', 'E', 'F'].map((name, index) => ({
      name,
      country: index < 5 ? 'UA' : 'ME',
      capacity: 'individual',
    }));
    await editor('POST', `/declarations/${slug}/signatures`, { signatures, evidence: 'Paper.' });
    await step(slug, 'openings');
    const tally = () => read(`/v1/declarations/${slug}/tally`);
    await expect.poll(tally).toMatchObject({ individuals: 6 });
    expect(await tally()).toMatchObject({
      byCountry: [{ country: 'UA', individuals: 5 }],
      countriesSuppressed: { individuals: 1, organisations: 0 },
    });
  });
});

describe('staff', () => {
  it('change what is there only in the version they have seen', async () => {
    const slug = await draft('versions');
    const path = `/declarations/${slug}`;
    const input = { title: { en: 'Another title' }, language: 'en' };
    const etag = (await editor('GET', path)).headers.get('etag') ?? '';
    expect(await editor('PUT', path, input)).toMatchObject({ status: 428 });
    expect(await editor('PUT', path, input, { 'if-match': '"99"' })).toMatchObject({ status: 412 });
    const changed = await editor('PUT', path, input, { 'if-match': etag });
    expect(changed).toMatchObject({ status: 200, json: { title: { en: 'Another title' } } });
    expect(changed.headers.get('etag')).not.toBe(etag);
    expect(await editor('PUT', path, input, { 'if-match': etag })).toMatchObject({ status: 412 });
    expect(await editor('DELETE', path)).toMatchObject({ status: 428 });
    expect(await editor('DELETE', path, undefined, { 'if-match': etag })).toMatchObject({ status: 412 });
    const current = changed.headers.get('etag') ?? '';
    expect(await editor('DELETE', path, undefined, { 'if-match': current })).toMatchObject({ status: 204 });
    expect((await editor('GET', path)).status).toBe(404);
  });

  it('remove a draft with the first signatories that were recorded for it', async () => {
    const slug = await draft('given-up');
    const signatures = [{ name: 'Mira Kovač', country: 'BA', capacity: 'individual' }];
    await editor('POST', `/declarations/${slug}/signatures`, { signatures, evidence: 'Paper.' });
    expect(await signaturesOf(slug)).toHaveLength(1);
    const etag = (await editor('GET', `/declarations/${slug}`)).headers.get('etag') ?? '';
    const removal = await editor('DELETE', `/declarations/${slug}`, undefined, { 'if-match': etag });
    expect(removal).toMatchObject({ status: 204 });
    expect((await editor('GET', `/declarations/${slug}`)).status).toBe(404);
  });

  it('cannot remove what has been open', async () => {
    const slug = await open('kept');
    const etag = (await editor('GET', `/declarations/${slug}`)).headers.get('etag') ?? '';
    const removal = await editor('DELETE', `/declarations/${slug}`, undefined, { 'if-match': etag });
    expect(removal).toMatchObject({ status: 409, json: { type: '/problems/conflict' } });
  });

  it('are told every fault of a declaration at once', async () => {
    const { status, json } = await editor('PUT', '/declarations/faulty', {
      title: { uk: 'Назва', de: 'Titel' },
      language: 'en',
      addressees: [{ name: { en: '' }, country: 'ZZ' }],
      topics: ['Not a slug'],
      opensAt: 'tomorrow',
      colour: 'blue',
    });
    expect(status).toBe(422);
    expect(json.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '#/addressees/0/country',
      '#/addressees/0/name/en',
      '#/colour',
      '#/opensAt',
      '#/title/de',
      '#/title/en',
      '#/topics/0',
    ]);
    expect((await editor('GET', '/declarations/faulty')).status).toBe(404);
  });

  it('leave a trail that owners read', async () => {
    const slug = await open('audited');
    await signaturesOf(slug, '&email=somebody%40example.org');
    const { items } = (await owner('GET', '/audit?limit=200')).json;
    const about = items.filter(({ subject }: { subject: string }) => subject.includes(slug));
    expect(about.map(({ what }: { what: string }) => what)).toEqual(
      expect.arrayContaining(['putDeclaration', 'putText', 'openDeclaration']),
    );
    expect(items.map(({ what }: { what: string }) => what)).toContain('listStaffSignatures');
    expect(JSON.stringify(items)).not.toContain('somebody');
  });
});

describe('the form of an open declaration', () => {
  it('is for the text that its page shows', async () => {
    const slug = await open('languages');
    await editor('PUT', `/declarations/${slug}/texts/uk`, { body: 'Ми просимо.\n' });
    const fields = async (language: string) =>
      formOf(await readPage(`/${language}/declarations/${slug}`), '/signatures').fields.get('text.language');
    await expect.poll(() => fields('uk'), CACHED).toBe('uk');
    // No Bosnian text: the authoritative one is shown, and its reader is told so.
    expect(await fields('bs')).toBe('en');
    const page = await readPage(`/bs/declarations/${slug}`);
    expect(page.querySelector('[lang=en]')).not.toBeNull();
  });
});
