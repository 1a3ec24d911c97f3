import type { DocumentFile } from '@undersigned/network/document.ts';
import { publicThing } from '@undersigned/network/published.ts';
import type { NetworkRecord } from '@undersigned/network/record.ts';
import type { Downloads } from './file-store.ts';

export interface DownloadDeps {
  record: Pick<NetworkRecord, 'get'>;
  downloads: Downloads;
  now: () => Date;
}

/** Where the file of a document lies that a reader asks for: the newest of its language, or that version of it. */
export async function download(
  { record }: DownloadDeps,
  slug: string,
  wanted: { language: string; version?: number | undefined },
): Promise<{ document: string; file: DocumentFile } | { refused: 'unknown' }> {
  const found = await publicThing({ record }, 'documents', slug);
  const files = found?.thing.files ?? {};
  const versions = Object.hasOwn(files, wanted.language) ? files[wanted.language] : undefined;
  const clean = versions?.filter(({ state }) => state === 'clean');
  const file =
    wanted.version === undefined ? clean?.at(-1) : clean?.find(({ version }) => version === wanted.version);
  return found && file ? { document: found.thing.id, file } : { refused: 'unknown' };
}

/** Counts a download: by day, so that nobody can be found in it. */
export const countDownload = (
  { downloads, now }: DownloadDeps,
  document: string,
  language: string,
): Promise<void> => downloads.count(document, language, now().toISOString().slice(0, 10));

/** Counts of a label: a day, a language. */
type Counts<Label extends string> = (Record<Label, string> & { count: number })[];

/** How often a document that anybody may see was downloaded. */
export async function downloadsOf(
  { record, downloads }: DownloadDeps,
  slug: string,
): Promise<{ total: number; byLanguage: Counts<'language'>; byDay: Counts<'day'> } | { refused: 'unknown' }> {
  const found = await publicThing({ record }, 'documents', slug);
  if (!found) return { refused: 'unknown' };
  const counts = await downloads.of(found.thing.id);
  const by = (label: 'language' | 'day') => {
    const sums = new Map<string, number>();
    for (const one of counts) sums.set(one[label], (sums.get(one[label]) ?? 0) + one.count);
    return [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
  };
  return {
    total: counts.reduce((sum, { count }) => sum + count, 0),
    byLanguage: by('language').map(([language, count]) => ({ language, count })),
    byDay: by('day').map(([day, count]) => ({ day, count })),
  };
}
