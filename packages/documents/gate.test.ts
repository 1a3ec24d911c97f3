import { type DocumentFile, keysOf } from '@undersigned/network/document.ts';
import { put } from '@undersigned/network/edit.ts';
import { AT, sampleDeps, sampleDocument, sampleThing } from '@undersigned/network/samples.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Announcement, announce, MOST_FILES } from './announce.ts';
import { incomingKey } from './file-keys.ts';
import { announcementOf, eicar, sampleDocx, samplePdf, samplePng, sampleSvg } from './file-samples.ts';
import { bucketInMemory, uploadsInMemory } from './file-store.memory.ts';
import { type Insight, pass, type Word } from './gate.ts';

const make = () => {
  let uploads = 0;
  const now = () => new Date(AT);
  return {
    ...sampleDeps(),
    bucket: bucketInMemory(now),
    uploads: uploadsInMemory(),
    uploadId: () => `upl_${++uploads}`,
    lookInto: async (): Promise<Insight> => ({ pages: 2, title: 'Workshop report' }),
  };
};

let deps: ReturnType<typeof make>;
const documentNow = async () => {
  const thing = await deps.record.get('documents', 'report');
  if (!thing) throw new Error('There is no document');
  return thing;
};
const filesIn = async (language = 'en'): Promise<DocumentFile[]> =>
  (await documentNow()).files[language] ?? [];
const told = async () => (await documentNow()).events.map(({ type, data }) => ({ type, data }));
const announced = async (given: Announcement) => {
  const result = await announce(deps, 'report', given, 'sub-1');
  if ('refused' in result) throw new Error(result.refused);
  return result;
};
const uploaded = async (bytes: Uint8Array, given = announcementOf(bytes)) => {
  const { upload, invitation } = await announced(given);
  expect(await deps.bucket.post(invitation, bytes)).toBe(true);
  return upload;
};
const scanned = async (
  upload: string,
  verdict: Extract<Word, { word: 'scanned' }>['verdict'] = 'clean',
): Promise<Word> => ({
  word: 'scanned',
  upload,
  verdict,
  etag: deps.bucket.objects.get(incomingKey(upload))?.etag ?? '',
});

beforeEach(async () => {
  deps = make();
  await deps.record.save('documents', sampleThing('documents', 'report', sampleDocument()), undefined);
});

describe('an upload', () => {
  it('is held, and shown to staff alone, until it was scanned', async () => {
    const upload = await uploaded(samplePdf());
    expect(await filesIn()).toEqual([]);
    expect(await pass(deps, { word: 'came', upload })).toBe('held');
    expect(await filesIn()).toMatchObject([{ version: 1, state: 'scanning', fileName: 'report.pdf' }]);
    expect((await documentNow()).publishedAt).toBeUndefined();
    expect(await told()).toEqual([]);
  });

  it('is published when it is clean, under a key of its own and a name of the document’s', async () => {
    const upload = await uploaded(samplePdf());
    expect(await pass(deps, await scanned(upload))).toBe('published');
    const [file] = await filesIn();
    expect(file).toMatchObject({
      state: 'clean',
      version: 1,
      pages: 2,
      title: 'Workshop report',
      publishedAt: AT,
    });
    expect(file?.key).toBe(`files/report/${upload}.pdf`);
    expect([...deps.bucket.objects.keys()]).toEqual([file?.key]);
    expect(deps.bucket.objects.get(file?.key ?? '')).toMatchObject({
      contentType: 'application/pdf',
      disposition: expect.stringContaining('What%20the%20workshop%20found.pdf'),
    });
    expect(await told()).toMatchObject([
      { type: 'document.published', data: { document: 'report', language: 'en', version: 1 } },
    ]);
    expect(deps.uploads.all.size).toBe(0);
  });

  it('has a picture of its first page where one could be made', async () => {
    deps.lookInto = async () => ({ thumbnail: samplePng() });
    const upload = await uploaded(samplePdf());
    await pass(deps, await scanned(upload));
    const [file] = await filesIn();
    expect(file?.thumbnail).toBe(`files/report/${upload}.thumbnail.jpg`);
    expect(deps.bucket.objects.has(file?.thumbnail ?? '')).toBe(true);
    expect(keysOf((await documentNow()).files)).toEqual([file?.key, file?.thumbnail]);
  });

  it('is the next version of its language; those before stay', async () => {
    await pass(deps, await scanned(await uploaded(samplePdf())));
    const next = samplePdf({ pages: 3 });
    expect(await pass(deps, await scanned(await uploaded(next)))).toBe('published');
    const other = await uploaded(
      samplePdf(),
      announcementOf(samplePdf(), 'application/pdf', { language: 'uk' }),
    );
    await pass(deps, await scanned(other));
    expect((await filesIn()).map(({ version, state }) => [version, state])).toEqual([
      [1, 'clean'],
      [2, 'clean'],
    ]);
    expect((await filesIn('uk')).map(({ version }) => version)).toEqual([1]);
    expect(deps.bucket.objects.size).toBe(3);
  });

  it.each([
    ['infected', 'infected'],
    ['unscannable', 'unscannable'],
  ] as const)('that is %s is refused, removed, and told of', async (verdict, reason) => {
    const bytes = new TextEncoder().encode(eicar());
    const upload = await uploaded(bytes, announcementOf(bytes, 'text/plain'));
    expect(await pass(deps, await scanned(upload, verdict))).toBe(`refused-${reason}`);
    expect(await filesIn()).toMatchObject([{ version: 1, state: 'refused', reason }]);
    expect(deps.bucket.objects.size).toBe(0);
    expect(await told()).toEqual([
      { type: 'document.refused', data: { document: 'report', language: 'en', version: 1, reason } },
    ]);
    expect((await documentNow()).publishedAt).toBeUndefined();
  });

  const other = samplePdf({ title: 'Another title!!' });
  it.each<[string, Announcement, Uint8Array]>([
    ['another checksum', announcementOf(samplePdf({ title: 'Workshop report' })), other],
    ['another type', announcementOf(sampleDocx()), sampleDocx()],
    ['script in a picture', announcementOf(sampleSvg(), 'image/png'), sampleSvg()],
  ])('with %s than announced is refused', async (_, given, bytes) => {
    expect(bytes.length).toBe(given.size);
    const upload = await uploaded(bytes, given);
    expect(await pass(deps, await scanned(upload))).toBe('refused-not-as-announced');
    expect(deps.bucket.objects.size).toBe(0);
  });

  it('that nobody judged before the bucket let go of it is refused', async () => {
    const upload = await uploaded(samplePdf());
    await pass(deps, { word: 'came', upload });
    deps.bucket.objects.clear();
    expect(await pass(deps, { word: 'expired', upload })).toBe('refused-unscannable');
  });

  it('that nobody announced is removed', async () => {
    deps.bucket.objects.set(incomingKey('upl_x'), { bytes: samplePdf(), contentType: '', etag: 'x' });
    expect(await pass(deps, { word: 'came', upload: 'upl_x' })).toBe('removed');
    expect(deps.bucket.objects.size).toBe(0);
  });

  it('for a document that is gone leaves nothing behind', async () => {
    const upload = await uploaded(samplePdf());
    await deps.record.remove('documents', await documentNow());
    expect(await pass(deps, await scanned(upload))).toBe('removed');
    expect([deps.bucket.objects.size, deps.uploads.all.size]).toEqual([0, 0]);
  });

  it('sent a second time does nothing', async () => {
    const bytes = samplePdf();
    const { upload, invitation } = await announced(announcementOf(bytes));
    await deps.bucket.post(invitation, bytes);
    expect(await pass(deps, await scanned(upload))).toBe('published');
    const before = await documentNow();
    await deps.bucket.post(invitation, bytes);
    expect(await pass(deps, { word: 'came', upload })).toBe('removed');
    expect(await pass(deps, await scanned(upload))).toBe('removed');
    expect(await documentNow()).toEqual(before);
    expect(deps.bucket.objects.size).toBe(1);
  });

  it('that another has taken the place of is not what was scanned', async () => {
    const bytes = samplePdf();
    const { upload, invitation } = await announced(announcementOf(bytes));
    await deps.bucket.post(invitation, other);
    const early = await scanned(upload);
    await deps.bucket.post(invitation, bytes);
    expect(await pass(deps, early)).toBe('overtaken');
    expect(await pass(deps, await scanned(upload))).toBe('published');
  });
});

describe('a draft', () => {
  const edit = async (changes: object) => {
    const result = await put(deps, 'documents', 'report', sampleDocument(changes), () => undefined);
    if ('refused' in result) throw new Error(result.refused);
    return result;
  };

  it('tells of its files when it is published, of each once', async () => {
    await edit({ published: false });
    await pass(deps, await scanned(await uploaded(samplePdf())));
    expect(await told()).toEqual([]);
    await edit({ published: true });
    expect(await told()).toMatchObject([{ type: 'document.published', data: { version: 1 } }]);
    await edit({ published: false });
    await pass(deps, await scanned(await uploaded(samplePdf({ pages: 3 }))));
    await edit({ published: true });
    expect(await told()).toMatchObject([{ type: 'document.published', data: { version: 2 } }]);
    expect((await edit({ published: true })).outcome).toBe('unchanged');
  });
});

describe('a removed document', () => {
  it('has its files removed once it is gone, and not before', async () => {
    await pass(deps, await scanned(await uploaded(samplePdf())));
    const word: Word = { word: 'abandoned', document: 'report', keys: keysOf((await documentNow()).files) };
    expect(await pass(deps, word)).toBe('kept');
    expect(deps.bucket.objects.size).toBe(1);
    await deps.record.remove('documents', await documentNow());
    expect(await pass(deps, word)).toBe('removed');
    expect(deps.bucket.objects.size).toBe(0);
  });
});

describe('announcing', () => {
  it('is refused for a document that is not there', async () => {
    expect(await announce(deps, 'nowhere', announcementOf(samplePdf()), 'sub-1')).toEqual({
      refused: 'unknown',
    });
  });

  it('is refused when a document has as many files as it can', async () => {
    const [file] = await (async () => {
      await pass(deps, await scanned(await uploaded(samplePdf())));
      return filesIn();
    })();
    const was = await documentNow();
    const files = { en: Array.from({ length: MOST_FILES }, (_, version) => ({ ...file, version })) };
    await deps.record.save('documents', { ...was, files, rev: was.rev + 1 } as typeof was, was);
    expect(await announce(deps, 'report', announcementOf(samplePdf()), 'sub-1')).toEqual({
      refused: 'too-many-files',
    });
  });
});
