import { createHash } from 'node:crypto';
import type { Declaration } from '@undersigned/declarations/declaration.ts';
import type { Declarations } from '@undersigned/declarations/declarations.ts';
import type { DocumentFile } from './document.ts';
import { FIXED_PAGES, type FixedPages } from './fixed-page.ts';
import type { NetworkStore } from './network-store.ts';
import { thingForStaff } from './published.ts';
import type { NetworkRecord } from './record.ts';
import { COLLECTIONS, type Collection, type Thing } from './thing.ts';

/*
 * A whole network in one archive: its description, its fixed pages, the five collections with drafts, the files of documents, and the
 * declarations with their texts. Nothing of anybody who signed, wrote or subscribed. docs/importing.md says what is where.
 */

export const ARCHIVE_FORMAT = 'undersigned-network';
/** It rises when an older reader would misunderstand the archive. */
export const ARCHIVE_VERSION = 1;

/** A file of the archive. Its bytes are asked for once, before the next file is. */
export interface ArchiveEntry {
  path: string;
  bytes: AsyncIterable<Uint8Array>;
  /** It is packed already: packing it once more would gain nothing. */
  packed: boolean;
}

/** How much is in the archive by now. */
export interface Progress {
  things: number;
  files: number;
  bytes: number;
}

export interface ArchiveDeps {
  record: Pick<NetworkRecord, 'page'>;
  network: Pick<NetworkStore, 'get'>;
  pages: Pick<FixedPages, 'get'>;
  declarations: Pick<Declarations, 'list' | 'text'>;
  /** What lies in the bucket of documents' files under a key. */
  file: (key: string) => Promise<Uint8Array | undefined>;
  now: () => Date;
}

/** What the last file of an archive, `manifest.json`, says of the others. */
export interface Manifest {
  format: typeof ARCHIVE_FORMAT;
  version: number;
  /** The network's slug. */
  network: string;
  /** Which version of the software wrote it. */
  software: string;
  exportedAt: string;
  /** How many things there are, by collection; and declarations. */
  counts: Record<string, number>;
  /** Each file but this, with its SHA-256 in lower-case hexadecimal. */
  entries: { path: string; bytes: number; sha256: string }[];
  /** Which file is which document's. */
  documentFiles: ArchivedFile[];
  /** Files of documents that were not there any more. */
  missing: string[];
}

export interface ArchivedFile
  extends Pick<DocumentFile, 'version' | 'fileName' | 'contentType' | 'size' | 'sha256'> {
  path: string;
  /** The document's id. */
  document: string;
  language: string;
}

const THINGS_A_PAGE = 200;

/**
 * The files of an archive, one after the other: no more than one is held at a time, but for what describes them.
 *
 * @param tell is told now and then how much there is
 */
export async function* archiveOf(
  deps: ArchiveDeps,
  { network, software }: { network: string; software: string },
  tell: (progress: Progress) => void,
): AsyncGenerator<ArchiveEntry> {
  const progress: Progress = { things: 0, files: 0, bytes: 0 };
  const manifest: Manifest = {
    format: ARCHIVE_FORMAT,
    version: ARCHIVE_VERSION,
    network,
    software,
    exportedAt: deps.now().toISOString(),
    counts: {},
    entries: [],
    documentFiles: [],
    missing: [],
  };
  const entry = (path: string, bytes: AsyncIterable<Uint8Array>, packed = false): ArchiveEntry => ({
    path,
    packed,
    bytes: measured(bytes, ({ bytes: size, sha256 }) => {
      manifest.entries.push({ path, bytes: size, sha256 });
      progress.bytes += size;
      tell({ ...progress });
    }),
  });
  const listed = (name: string, things: AsyncIterable<unknown>) =>
    entry(
      `${name}.json`,
      jsonList(things, () => {
        manifest.counts[name] = (manifest.counts[name] ?? 0) + 1;
        progress.things++;
      }),
    );

  const { network: description } = await deps.network.get();
  yield entry('network.json', once(JSON.stringify(description, null, 2)));
  yield entry(
    'pages.json',
    jsonList(pagesOf(deps), () => {}),
  );
  yield listed('declarations', declarationsOf(deps));
  const documents: Thing<'documents'>[] = [];
  for (const collection of COLLECTIONS) {
    const things = thingsOf(deps, collection, (thing) => {
      if (collection === 'documents') documents.push(thing as Thing<'documents'>);
    });
    yield listed(collection, things);
  }
  for (const { file, ...archived } of documents.flatMap(filesOf)) {
    const bytes = await deps.file(file.key);
    if (!bytes) manifest.missing.push(archived.path);
    else {
      yield entry(archived.path, once(bytes), true);
      manifest.documentFiles.push(archived);
      progress.files++;
    }
  }
  yield { path: 'manifest.json', bytes: once(JSON.stringify(manifest, null, 2)), packed: false };
  tell({ ...progress });
}

async function* thingsOf(
  { record }: Pick<ArchiveDeps, 'record'>,
  collection: Collection,
  seen: (thing: Thing) => void,
): AsyncGenerator<unknown> {
  let after: string | undefined;
  do {
    const page = await record.page(collection, { limit: THINGS_A_PAGE, after });
    for (const thing of page.things) {
      seen(thing);
      yield thingForStaff(thing);
    }
    after = page.after;
  } while (after !== undefined);
}

/** The fixed pages that editors have written. */
async function* pagesOf({ pages }: Pick<ArchiveDeps, 'pages'>) {
  for (const name of FIXED_PAGES) {
    const page = await pages.get(name);
    if (!page) continue;
    const { rev: _, changedAt: __, ...input } = page;
    yield { name, ...input };
  }
}

/** Declarations as they are, with every version of their texts; without what only signatures hang on. */
async function* declarationsOf({ declarations }: Pick<ArchiveDeps, 'declarations'>) {
  for (const declaration of await declarations.list()) {
    const texts = await Promise.all(
      Object.entries(declaration.texts).flatMap(([language, { version: newest }]) =>
        Array.from({ length: newest }, (_, index) => declarations.text(declaration.id, language, index + 1)),
      ),
    );
    yield { ...said(declaration), texts: texts.filter((text) => text !== undefined) };
  }
}

const said = ({
  rev: _,
  subject: __,
  facts: ___,
  events: ____,
  emptied: _____,
  toldClosed: ______,
  materialSince: _______,
  texts: ________,
  ...declaration
}: Declaration) => declaration;

/** The files of a document that were found clean, with where they lie in the archive. */
const filesOf = ({ id, files }: Thing<'documents'>): (ArchivedFile & { file: DocumentFile })[] =>
  Object.entries(files).flatMap(([language, versions]) =>
    versions
      .filter(({ state }) => state === 'clean')
      .map((file) => {
        const { version, fileName, contentType, size, sha256 } = file;
        const path = `files/${id}/${language}/${version}-${harmless(fileName)}`;
        return { path, document: id, language, version, fileName, contentType, size, sha256, file };
      }),
  );

/** A file's name as any file system takes it. */
const harmless = (name: string): string =>
  name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be in a name
    .replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_')
    .slice(-100);

const encoder = new TextEncoder();

async function* once(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof content === 'string' ? encoder.encode(content) : content;
}

/** A list in JSON with a line for each, so that two archives can be compared. */
async function* jsonList(things: AsyncIterable<unknown>, counted: () => void): AsyncGenerator<Uint8Array> {
  let lines: string[] = [];
  let before = '[\n';
  for await (const thing of things) {
    counted();
    lines.push(`${before}${JSON.stringify(thing)}`);
    before = ',\n';
    if (lines.length < THINGS_A_PAGE) continue;
    yield encoder.encode(lines.join(''));
    lines = [];
  }
  yield encoder.encode(`${lines.join('')}${before === ',\n' ? '\n]\n' : '[]\n'}`);
}

async function* measured(
  content: AsyncIterable<Uint8Array>,
  done: (measure: { bytes: number; sha256: string }) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of content) {
    hash.update(chunk);
    bytes += chunk.byteLength;
    yield chunk;
  }
  done({ bytes, sha256: hash.digest('hex') });
}
