import { createHash } from 'node:crypto';
import type { Announcement } from '@undersigned/documents/announce.ts';
import {
  announcementOf,
  eicar,
  sampleDocx,
  samplePdf,
  samplePng,
  sampleSvg,
} from '@undersigned/documents/file-samples.ts';
import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import { describe, expect, it } from 'vitest';
import { newSlug } from './declaring.ts';
import { eventsOf } from './events.ts';
import { mailsTo } from './mail.ts';
import { editor, get, read, stack } from './site.ts';

interface Form {
  url: string;
  fields: Record<string, string>;
}

const document = async (changes: object = {}): Promise<string> => {
  const slug = newSlug('report');
  const { status, text } = await editor('PUT', `/documents/${slug}`, {
    title: { en: 'What the workshop found', uk: 'Що з’ясував семінар' },
    language: 'en',
    kind: 'report',
    published: true,
    ...changes,
  });
  if (status !== 201) throw new Error(text);
  return slug;
};

const announce = (slug: string, given: Partial<Announcement>) =>
  editor('POST', `/documents/${slug}/uploads`, given);

/** Posts a file by a form as a browser does; gives the status that S3 answers with. */
const post = async ({ url, fields }: Form, bytes: Uint8Array<ArrayBuffer>, changes: object = {}) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...changes })) form.append(name, value);
  form.append('file', new Blob([bytes]), 'file');
  return (await fetch(url, { method: 'POST', body: form })).status;
};

const uploaded = async (slug: string, bytes: Uint8Array<ArrayBuffer>, given = announcementOf(bytes)) => {
  const { status, json, text } = await announce(slug, given);
  if (status !== 201) throw new Error(text);
  expect(await post(json, bytes)).toBe(204);
  return json as Form & { upload: string };
};

// biome-ignore lint/suspicious/noExplicitAny: a test looks at what came, whatever it is
const filesOf = async (slug: string): Promise<any> => (await editor('GET', `/documents/${slug}`)).json.files;

/** Waits until no file of a language waits for the scan. */
const judged = (slug: string, versions = 1, language = 'en') =>
  expect
    .poll(
      async () =>
        (await filesOf(slug))[language]?.filter(({ state }: { state: string }) => state !== 'scanning')
          .length,
    )
    .toBe(versions);

const download = (slug: string, language: string, query = '') =>
  get(`/v1/documents/${slug}/files/${language}${query}`);

const fetched = async (location: string | null) => {
  const answer = await fetch(new URL(location ?? '', stack.baseUrl));
  return {
    status: answer.status,
    headers: answer.headers,
    bytes: new Uint8Array(await answer.arrayBuffer()),
  };
};

describe('a report', () => {
  it('is uploaded, held, scanned, published, and downloaded under the name that it has for readers', async () => {
    const slug = await document();
    const pdf = samplePdf();
    expect((await get(`/v1/documents/${slug}`)).status).toBe(404);
    const form = await uploaded(
      slug,
      pdf,
      announcementOf(pdf, 'application/pdf', { language: 'uk', fileName: '../../Звіт остаточний.PDF' }),
    );
    expect(Date.parse((form as unknown as { expiresAt: string }).expiresAt)).toBeGreaterThan(
      Date.now() + 800_000,
    );
    await judged(slug, 1, 'uk');
    const { uk } = await filesOf(slug);
    expect(uk).toMatchObject([
      { version: 1, state: 'clean', fileName: 'Звіт остаточний.pdf', contentType: 'application/pdf' },
    ]);

    const { files } = await read(`/v1/documents/${slug}`);
    expect(files.uk).toMatchObject({ version: 1, size: pdf.length, pages: 2, earlier: [] });
    const picture = await fetched(files.uk.picture);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect([...picture.bytes.slice(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    const there = await download(slug, 'uk');
    expect(there.status).toBe(302);
    expect(there.headers.get('cache-control')).toBe('no-store');
    const file = await fetched(there.headers.get('location'));
    expect(file.status).toBe(200);
    expect(Buffer.from(file.bytes)).toEqual(Buffer.from(pdf));
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Scho zyasuvav seminar.pdf"; filename*=UTF-8''${encodeURIComponent('Що з’ясував семінар.pdf')}`,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    await expect.poll(async () => (await eventsOf(slug, 'document.published')).length).toBe(1);
    const counted = await read(`/v1/documents/${slug}/downloads`);
    expect(counted).toMatchObject({ total: 1, byLanguage: [{ language: 'uk', count: 1 }] });
  });

  it('has a new version, and the old one stays reachable under its own address', async () => {
    const slug = await document();
    const [first, second] = [samplePdf(), samplePdf({ pages: 3 })];
    await uploaded(slug, first);
    await judged(slug);
    const before = (await download(slug, 'en')).headers.get('location');
    await uploaded(slug, second);
    await judged(slug, 2);
    const now = (await download(slug, 'en')).headers.get('location');
    expect(now).not.toBe(before);
    expect(Buffer.from((await fetched(now)).bytes)).toEqual(Buffer.from(second));
    expect((await download(slug, 'en', '?version=1')).headers.get('location')).toBe(before);
    expect(Buffer.from((await fetched(before)).bytes)).toEqual(Buffer.from(first));
    expect((await download(slug, 'en', '?version=3')).status).toBe(404);
    expect((await download(slug, 'en', '?version=x')).status).toBe(422);
    for (const language of ['mk', 'xx', 'constructor'])
      expect((await download(slug, language)).status).toBe(404);
    expect((await read(`/v1/documents/${slug}`)).files.en).toMatchObject({
      version: 2,
      earlier: [{ version: 1, size: first.length }],
    });
  });

  it('in ten languages, all at once, is published in ten', async () => {
    const slug = await document();
    await Promise.all(
      LANGUAGE_CODES.map((language, index) => {
        const bytes = new TextEncoder().encode(`${language} ${index}\n`);
        return uploaded(slug, bytes, announcementOf(bytes, 'text/markdown', { language }));
      }),
    );
    await Promise.all(LANGUAGE_CODES.map((language) => judged(slug, 1, language)));
    const { files } = await read(`/v1/documents/${slug}`);
    expect(Object.keys(files).sort()).toEqual(LANGUAGE_CODES.toSorted());
    const file = await fetched((await download(slug, 'mk')).headers.get('location'));
    expect(file.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    await expect.poll(async () => (await eventsOf(slug, 'document.published')).length).toBe(10);
  });

  it('that is infected is refused, and its uploader told by mail', async () => {
    const title = newSlug('infected');
    const slug = await document({ title: { en: title } });
    const bytes = new TextEncoder().encode(`Report\n${eicar()}\n`);
    await uploaded(slug, bytes, announcementOf(bytes, 'text/plain'));
    await judged(slug);
    expect((await filesOf(slug)).en).toMatchObject([{ state: 'refused', reason: 'infected' }]);
    expect((await download(slug, 'en')).status).toBe(404);
    expect((await get(`/v1/documents/${slug}`)).status).toBe(404);
    await expect.poll(async () => (await eventsOf(slug, 'document.refused')).length).toBe(1);
    expect(await eventsOf(slug, 'document.published')).toEqual([]);

    const mails = async () =>
      (await mailsTo('editor@example.org')).filter(({ subject }) => subject.includes(title));
    await expect.poll(async () => (await mails()).length, { timeout: 30_000 }).toBe(1);
    const [mail] = await mails();
    expect(mail?.text).toContain('The scan found malicious software');
    expect(mail?.text).toContain('English');
    const shown = await editor('GET', `/documents/${slug}`);
    for (const text of [shown.text, JSON.stringify(await eventsOf(slug, 'document.refused'))])
      expect(text).not.toMatch(/editor@example\.org|"by"/);
  });

  it('is downloaded no more when its document is removed', async () => {
    const slug = await document();
    await uploaded(slug, samplePdf());
    await judged(slug);
    const { headers } = await editor('GET', `/documents/${slug}`);
    const location = (await download(slug, 'en')).headers.get('location');
    expect((await editor('DELETE', `/documents/${slug}`)).status).toBe(428);
    expect(
      (await editor('DELETE', `/documents/${slug}`, undefined, { 'if-match': headers.get('etag') ?? '' }))
        .status,
    ).toBe(204);
    expect((await download(slug, 'en')).status).toBe(404);
    await expect
      .poll(async () => (await fetched(location)).status, { timeout: 60_000, interval: 1000 })
      .toBe(403);
  }, 90_000);
});

describe('a form', () => {
  it('takes no other key, type, size, or checksum, and nothing that is altered', async () => {
    const slug = await document();
    const pdf = samplePdf();
    const { json: form } = await announce(slug, announcementOf(pdf));
    const other = Buffer.from(createHash('sha256').update('another').digest()).toString('base64');
    expect(await post(form, pdf, { key: 'files/report/mine.pdf' })).toBe(403);
    expect(await post(form, pdf, { key: 'incoming/upl_another' })).toBe(403);
    expect(await post(form, pdf, { 'Content-Type': 'text/html' })).toBe(403);
    expect(await post(form, pdf, { 'x-amz-checksum-sha256': other })).toBe(403);
    expect(await post(form, pdf, { 'x-amz-meta-more': 'more' })).toBe(403);
    expect(await post(form, samplePdf({ pages: 3 }))).toBe(400);
    expect(await post(form, pdf.slice(0, 10))).toBe(400);
    expect(await post(form, pdf, { 'X-Amz-Signature': '0'.repeat(64) })).toBe(403);
    expect(await filesOf(slug)).toEqual({});
    // None of that has spoilt it.
    expect(await post(form, pdf)).toBe(204);
    await judged(slug);
  });

  it('may be posted by a page of the site, and of no other', async () => {
    const { json: form } = await announce(await document(), announcementOf(samplePdf()));
    const preflight = async (origin: string) => {
      const headers = { origin, 'access-control-request-method': 'POST' };
      const answer = await fetch(form.url, { method: 'OPTIONS', headers });
      return answer.headers.get('access-control-allow-origin');
    };
    expect(await preflight(stack.baseUrl)).toBe(stack.baseUrl);
    expect(await preflight('https://elsewhere.example')).toBeNull();
  });

  it('used a second time does nothing more', async () => {
    const slug = await document();
    const pdf = samplePdf();
    const form = await uploaded(slug, pdf);
    await judged(slug);
    const before = await editor('GET', `/documents/${slug}`);
    expect(await post(form, pdf)).toBe(204);
    await uploaded(
      slug,
      samplePdf({ pages: 3 }),
      announcementOf(samplePdf({ pages: 3 }), undefined, { language: 'uk' }),
    );
    await judged(slug, 1, 'uk');
    expect((await filesOf(slug)).en).toEqual(before.json.files.en);
  });

  it('that nobody uses leaves nothing', async () => {
    const slug = await document();
    expect((await announce(slug, announcementOf(samplePdf()))).status).toBe(201);
    expect(await filesOf(slug)).toEqual({});
  });

  it.each([
    ['of another content', announcementOf(samplePdf()), samplePdf({ title: 'Another report!' })],
    ['of another type', announcementOf(sampleDocx()), sampleDocx()],
    ['with script in a picture', announcementOf(sampleSvg(), 'image/png'), sampleSvg()],
  ])('does not let pass a file %s than announced', async (_, given, bytes) => {
    const slug = await document();
    const { json } = await announce(slug, given);
    const status = await post(json, bytes);
    // S3 itself refuses another checksum; the local AWS leaves that to the gate.
    if (status === 400) return;
    expect(status).toBe(204);
    await judged(slug);
    expect((await filesOf(slug)).en).toMatchObject([{ state: 'refused', reason: 'not-as-announced' }]);
  });
});

describe('announcing', () => {
  it('is refused with every fault at once', async () => {
    const slug = await document();
    const { status, json } = await announce(slug, {
      language: 'xx' as 'en',
      fileName: 'ш'.repeat(301),
      contentType: 'image/svg+xml' as 'image/png',
      size: 26_214_401,
      sha256: 'ABC',
    });
    expect(status).toBe(422);
    expect(
      json.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code]).sort(),
    ).toEqual([
      ['#/contentType', 'invalid-choice'],
      ['#/fileName', 'too-long'],
      ['#/language', 'invalid-language'],
      ['#/sha256', 'invalid-checksum'],
      ['#/size', 'out-of-range'],
    ]);
  });

  it('takes names of 300 characters', async () => {
    const slug = await document();
    const picture = samplePng();
    await uploaded(
      slug,
      picture,
      announcementOf(picture, 'image/png', { fileName: `${'ш'.repeat(296)}.png` }),
    );
    await judged(slug);
    const file = await fetched((await download(slug, 'en')).headers.get('location'));
    expect(file.headers.get('content-disposition')).toMatch(
      /^inline; filename="What the workshop found.png"/,
    );
  });

  it('is refused for a document that is not there, and to who is no editor', async () => {
    expect((await announce('not-there-at-all', announcementOf(samplePdf()))).status).toBe(404);
  });
});
