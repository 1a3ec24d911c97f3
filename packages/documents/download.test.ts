import { coverOf, type DocumentFile } from '@undersigned/network/document.ts';
import { thingWhole } from '@undersigned/network/published.ts';
import { recordInMemory } from '@undersigned/network/record.memory.ts';
import { AT, sampleDocument, sampleThing } from '@undersigned/network/samples.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { countDownload, download, downloadsOf } from './download.ts';
import { downloadsInMemory } from './file-store.memory.ts';

const file = (version: number, changes: Partial<DocumentFile> = {}): DocumentFile => ({
  version,
  state: 'clean',
  fileName: 'report.pdf',
  contentType: 'application/pdf',
  size: 1000 * version,
  sha256: 'a'.repeat(64),
  key: `files/report/upl_${version}.pdf`,
  at: AT,
  publishedAt: AT,
  ...changes,
});

const files = {
  en: [
    file(1),
    file(2, { thumbnail: 'files/report/upl_2.thumbnail.jpg', pages: 12 }),
    file(3, { state: 'refused' }),
  ],
  uk: [file(1, { state: 'scanning' })],
};
const report = sampleThing('documents', 'report', sampleDocument(), { files });

let deps: ReturnType<typeof make>;
const make = () => ({
  record: recordInMemory().record,
  downloads: downloadsInMemory(),
  now: () => new Date('2026-11-22T23:59:59.999Z'),
});

beforeEach(async () => {
  deps = make();
  await deps.record.save('documents', report, undefined);
});

describe('a download', () => {
  it('is of the newest file that was found clean, or of an earlier one that is asked for', async () => {
    expect(await download(deps, 'report', { language: 'en' })).toMatchObject({ file: { version: 2 } });
    expect(await download(deps, 'report', { language: 'en', version: 1 })).toMatchObject({
      file: { version: 1 },
    });
  });

  it.each([
    ['report', 'en', 3],
    ['report', 'en', 4],
    ['report', 'uk', undefined],
    ['report', 'mk', undefined],
    ['report', 'constructor', undefined],
    ['nowhere', 'en', undefined],
  ])('of %s in %s, version %s, is of nothing', async (slug, language, version) => {
    expect(await download(deps, slug, { language, version })).toEqual({ refused: 'unknown' });
  });

  it('of a draft is of nothing', async () => {
    const draft = { ...report, published: false, rev: 2 };
    await deps.record.save('documents', draft, report);
    expect(await download(deps, 'report', { language: 'en' })).toEqual({ refused: 'unknown' });
    expect(await downloadsOf(deps, 'report')).toEqual({ refused: 'unknown' });
  });

  it('is counted by the day and the language, and by nothing else', async () => {
    await countDownload(deps, 'report', 'en');
    await countDownload(deps, 'report', 'en');
    await countDownload({ ...deps, now: () => new Date('2026-11-23T00:00:00Z') }, 'report', 'uk');
    expect(await downloadsOf(deps, 'report')).toEqual({
      total: 3,
      byLanguage: [
        { language: 'en', count: 2 },
        { language: 'uk', count: 1 },
      ],
      byDay: [
        { day: '2026-11-22', count: 2 },
        { day: '2026-11-23', count: 1 },
      ],
    });
  });
});

it('what anybody sees of a document’s files is what anybody may have', () => {
  expect(thingWhole(report)['files']).toEqual({
    en: {
      version: 2,
      contentType: 'application/pdf',
      size: 2000,
      sha256: 'a'.repeat(64),
      publishedAt: AT,
      pages: 12,
      picture: '/files/report/upl_2.thumbnail.jpg',
      earlier: [expect.objectContaining({ version: 1, size: 1000 })],
    },
  });
});

it('a document is known again by its picture: in the reader’s language, or its own, or any', () => {
  const picture = (language: string) =>
    file(1, { contentType: 'image/png', key: `files/report/upl_${language}.png` });
  const all = {
    mk: [picture('mk')],
    en: [file(1)],
    uk: [picture('uk'), { ...picture('new'), state: 'refused' as const }],
  };
  expect(coverOf(all, 'uk', 'en')).toBe('/files/report/upl_uk.png');
  expect(coverOf(all, 'en', 'uk')).toBe('/files/report/upl_uk.png');
  expect(coverOf(all, 'bg', 'en')).toBe('/files/report/upl_mk.png');
  expect(coverOf(files, 'en')).toBe('/files/report/upl_2.thumbnail.jpg');
  expect(coverOf({ en: [file(1)] }, 'en')).toBeUndefined();
});
