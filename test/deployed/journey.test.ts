import { createHash } from 'node:crypto';
import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import { describe, expect, it } from 'vitest';
import { newSlug } from './declaring.ts';
import { eventsOf } from './events.ts';
import { linksIn, mailTo, tokenIn } from './mail.ts';
import { formOf, pageIn, readPage, textOf } from './page.ts';
import { seed } from './seeds.ts';
import { confirm, newAddress, signaturesOf } from './signing.ts';
import { ask, editor, get, postForm, read } from './site.ts';

const declared = seed('sofia-declaration.txt');

/** The hash of a text's canonical form (docs/canonical-text.md), recomputed as a stranger would. */
const recomputed = (text: string) =>
  createHash('sha256')
    .update(
      text
        .replace(/^\uFEFF/, '')
        .replace(/\r\n|\r/g, '\n')
        .normalize('NFC'),
      'utf8',
    )
    .digest('hex');

/** A stand-in for a translation. */
const ukrainian =
  '# Мир і партнерство\n\nМи звертаємося до урядів наших країн.\n\nМи готові працювати разом.\n';

describe.skipIf(!declared)('a person signs a declaration, from the draft to the withdrawal', () => {
  const body = declared ?? '';
  const slug = newSlug('peace-and-partnership');
  const path = `/v1/declarations/${slug}`;
  const email = newAddress('olena');
  const today = new Date().toISOString().slice(0, 10);
  let form = new URLSearchParams();
  let links = { confirm: '', withdraw: '', 'not-me': '' };

  it('is drafted by an editor, and nobody else sees it yet', async () => {
    const drafted = await editor('PUT', `/declarations/${slug}`, {
      title: {
        en: 'Peace, security, cooperation and partnership',
        uk: 'Мир, безпека, співпраця і партнерство',
      },
      language: 'en',
      addressees: [{ name: { en: 'Governments of the Balkan countries', uk: 'Уряди балканських країн' } }],
      topics: ['security', 'economy', 'energy', 'education', 'ecology'],
      convening: 'sofia-2023-09-21',
    });
    expect(drafted.status).toBe(201);
    expect(drafted.json).toMatchObject({ slug, state: 'draft', texts: {} });
    expect((await get(path)).status).toBe(404);
    expect((await get(`/en/declarations/${slug}`)).status).toBe(404);
  });

  it('opens once it has its text, and has it in another language too', async () => {
    expect((await editor('POST', `/declarations/${slug}/openings`)).status).toBe(409);
    for (const [language, text] of Object.entries({ en: body, uk: ukrainian })) {
      const put = await editor('PUT', `/declarations/${slug}/texts/${language}`, { body: text });
      expect(put.json.texts[language]).toMatchObject({ version: 1, sha256: recomputed(text) });
    }
    const opened = await editor('POST', `/declarations/${slug}/openings`);
    expect(opened.json).toMatchObject({ state: 'open' });
  });

  it('shows the whole text unchanged, with the hash that anybody can recompute', async () => {
    const { texts, language, addressees, convening } = await read(path);
    expect(language).toBe('en');
    expect(convening).toBe('sofia-2023-09-21');
    expect(addressees[0].name.uk).toBe('Уряди балканських країн');
    expect(texts.en.body).toBe(body);
    expect(texts.en.sha256).toBe(recomputed(body));
    expect(texts.uk.body).toBe(ukrainian);
  });

  it('shows every paragraph on its page', async () => {
    const shown = textOf(await readPage(`/en/declarations/${slug}`));
    for (const paragraph of body.split(/\n\s*\n/).map((one) => one.replace(/\s+/g, ' ').trim())) {
      expect(shown).toContain(paragraph);
    }
    expect(textOf(await readPage(`/uk/declarations/${slug}`))).toContain('Ми готові працювати разом.');
  });

  it('tells a signer who forgot the country so, beside the field and in her language, and keeps the rest', async () => {
    const page = await readPage(`/uk/declarations/${slug}`);
    expect(page.querySelector('html')?.getAttribute('lang')).toBe('uk');
    const { action, fields } = formOf(page, '/signatures');
    for (const [name, value] of Object.entries({
      name: 'Олена Шевченко',
      email,
      capacity: 'individual',
      affiliation: 'Київський університет',
      display: 'full',
      comment: 'Разом.',
      'consent.processing': 'true',
      'consent.publish': 'true',
      // As one who read for a minute.
      rendered: String(Number(fields.get('rendered')) - 60),
    })) {
      fields.set(name, value);
    }
    const answer = await postForm(action, fields);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const again = pageIn(answer);
    expect(again.querySelector('html')?.getAttribute('lang')).toBe('uk');
    const country = again.querySelector('select[name=country]');
    expect(country?.getAttribute('aria-invalid')).toBe('true');
    expect(country?.getAttribute('aria-describedby')?.split(' ')).toContain('country-fault');
    expect(textOf(again.querySelector('#country-fault'))).toContain('Це поле обов’язкове.');
    expect(again.querySelectorAll('[aria-invalid=true]')).toHaveLength(1);
    form = formOf(again, '/signatures').fields;
    const typed = ['name', 'email', 'capacity', 'affiliation', 'display', 'comment'];
    for (const name of [...typed, 'consent.processing', 'consent.publish']) {
      expect([name, form.get(name)]).toEqual([name, fields.get(name)]);
    }
    expect(await signaturesOf(slug)).toEqual([]);
  });

  it('tells her to look into the mailbox once it is mended', async () => {
    form.set('country', 'UA');
    form.set('rendered', String(Number(form.get('rendered')) - 60));
    const answer = await postForm(`${path}/signatures`, form);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`/uk/declarations/${slug}/check-your-mail`);
    const page = await readPage(`/uk/declarations/${slug}/check-your-mail`);
    expect(textOf(page.querySelector('h1'))).toBe('Перевірте поштову скриньку');
  });

  it('writes to her in Ukrainian, as text and HTML, with three links', async () => {
    const mail = await mailTo(email);
    expect(mail.headers).toMatchObject({ 'Auto-Submitted': 'auto-generated' });
    for (const part of [mail.text, mail.html ?? '']) {
      expect(part.replace(/\s+/g, ' ')).toContain('Мир, безпека, співпраця і партнерство');
      expect(part).toContain('Олена Шевченко');
    }
    expect(mail.subject).toMatch(/\p{Script=Cyrillic}/u);
    expect(mail.html).toMatch(/<html[^>]* lang="uk"/);
    links = linksIn(mail);
    for (const link of Object.values(links)) {
      expect(link).toMatch(/^\/uk\//);
      expect(mail.html).toContain(link);
    }
    expect(mail.html).not.toMatch(/<img|https?:\/\/(?!localhost)/);
  });

  it('changes nothing when links are fetched, however often and by whom', async () => {
    const fetched = Object.values(links).flatMap((link) =>
      Array.from({ length: 5 }, (_, index) => ask(link, { method: index === 0 ? 'HEAD' : 'GET' })),
    );
    for (const { status, headers } of await Promise.all(fetched)) {
      expect(status).toBe(200);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
    expect(await signaturesOf(slug)).toMatchObject([{ state: 'pending', email }]);
    expect(await read(`${path}/tally`)).toMatchObject({ organisations: 0, individuals: 0 });
  });

  it('shows what will be published, and confirms by the button, in two tabs at once and once more', async () => {
    const page = await readPage(links.confirm);
    expect(textOf(page.querySelector('main'))).toContain('Олена Шевченко');
    const { action, fields } = formOf(page, '/confirmations');
    const tabs = await Promise.all([postForm(action, fields), postForm(action, fields)]);
    for (const answer of [...tabs, await postForm(action, fields)]) {
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe(`/uk/declarations/${slug}/confirmed`);
    }
    expect(textOf(await readPage(`/uk/declarations/${slug}/confirmed`))).toContain('підпис');
    const [first, second] = [await confirm(tokenIn(links.confirm)), await confirm(tokenIn(links.confirm))];
    expect(first).toMatchObject({
      status: 200,
      json: {
        status: 'confirmed',
        declaration: slug,
        capacity: 'individual',
        receipt: expect.stringMatching(/^sig_/),
      },
    });
    expect(second.text).toBe(first.text);
  });

  it('is counted seconds later, once, by capacity, country and day', async () => {
    await expect.poll(() => read(`${path}/tally`)).toMatchObject({ individuals: 1 });
    expect(await read(`${path}/tally`)).toEqual({
      asOf: expect.any(String),
      organisations: 0,
      individuals: 1,
      byCountry: [{ country: 'UA', organisations: 0, individuals: 1 }],
      byDay: [{ day: expect.any(String), organisations: 0, individuals: 1 }],
      byPartner: [],
    });
    const { items } = await read(`${path}/signatures`);
    expect(items).toEqual([
      {
        capacity: 'individual',
        name: 'Олена Шевченко',
        affiliation: 'Київський університет',
        country: 'UA',
        signedOn: expect.any(String),
      },
    ]);
    expect(items[0].signedOn >= today).toBe(true);
    expect((await read(`${path}/tally`)).byDay[0].day).toBe(items[0].signedOn);
  });

  it.each(LANGUAGE_CODES)('is on the pages in %s', async (language) => {
    const page = () => readPage(`/${language}/declarations/${slug}`);
    await expect.poll(async () => textOf((await page()).querySelector('.counts .individuals b'))).toBe('1');
    const shown = await page();
    expect(textOf(shown.querySelector('.counts .organisations b'))).toBe('0');
    expect(textOf(shown.querySelector('.newest'))).toContain('Олена Шевченко');
    const roll = textOf(
      (await readPage(`/${language}/declarations/${slug}/signatories`)).querySelector('main'),
    );
    expect(roll).toContain('Олена Шевченко');
    expect(roll).toContain('Київський університет');
    expect(roll).not.toContain('Разом.');
  });

  it('is told on the bus, kept in the archive, once', async () => {
    await expect.poll(() => eventsOf(slug, 'signature.confirmed')).toHaveLength(1);
    const [event] = await eventsOf(slug, 'signature.confirmed');
    const [signature] = await signaturesOf(slug);
    expect(event).toMatchObject({
      specversion: '1.0',
      source: '/networks/demo',
      subject: signature?.['id'],
      data: { declaration: slug, capacity: 'individual', country: 'UA' },
    });
    expect(JSON.stringify(event)).not.toMatch(/Шевченко|example\.org/);
  });

  it('is withdrawn by the mail’s link, which only asks; done again, the same', async () => {
    const { action, fields } = formOf(await readPage(links.withdraw), '/withdrawals');
    expect(await signaturesOf(slug)).toMatchObject([{ state: 'confirmed' }]);
    for (const answer of [await postForm(action, fields), await postForm(action, fields)]) {
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe(`/uk/declarations/${slug}/withdrawn`);
    }
    expect((await get(`/uk/declarations/${slug}/withdrawn`)).status).toBe(200);
  });

  it('is then gone from the roll and the tally, and nothing is left of the person', async () => {
    await expect
      .poll(() => read(`${path}/tally`))
      .toMatchObject({ individuals: 0, byCountry: [], byDay: [] });
    await expect.poll(() => read(`${path}/signatures`)).toEqual({ items: [], next: null });
    await expect.poll(() => eventsOf(slug, 'signature.withdrawn')).toHaveLength(1);
    expect(await eventsOf(slug, 'signature.confirmed')).toHaveLength(1);
    expect(JSON.stringify(await signaturesOf(slug))).not.toMatch(/Шевченко|example\.org/);
    expect((await confirm(tokenIn(links.confirm))).status).toBe(410);
  });
});
