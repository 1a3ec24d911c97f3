import { language, languageMap, line, url } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import {
  newSlug,
  participant,
  published,
  roughDay,
  saidIn,
  subjects,
  summary,
  title,
  topics,
} from './fields.ts';

export const DOCUMENT_KINDS = ['report', 'study', 'minutes', 'photo', 'logo', 'other'] as const;

/** A document without its files, which are uploaded. */
export const DocumentInput = z
  .strictObject({
    title,
    language: language.check(z.describe('The authoritative language.')),
    kind: z.enum(DOCUMENT_KINDS),
    summary: z.optional(summary),
    alt: z.optional(languageMap(line(500)).check(z.describe('What a picture shows, for who cannot see it.'))),
    publishedOn: z.optional(roughDay),
    authors: z._default(z.array(participant(['author', 'publisher'])).check(z.maxLength(20)), []),
    licence: z.optional(
      url.check(z.describe('The licence under which it may be used; the network’s where none is said.')),
    ),
    about: subjects,
    topics,
    published,
    slug: newSlug,
  })
  .check(saidIn('title'));
export type DocumentInput = z.infer<typeof DocumentInput>;

/** What scanning has said of a file. */
export const FILE_STATES = ['scanning', 'clean', 'refused'] as const;

/** One version of a document's file in one language. */
export interface DocumentFile {
  version: number;
  state: (typeof FILE_STATES)[number];
  /** Why it was refused: what was found, or how it differs from what was announced. */
  reason?: string;
  /** As it was called where it came from. */
  fileName: string;
  /** Its media type (RFC 6838). */
  contentType: string;
  /** Bytes. */
  size: number;
  /** Lower-case hexadecimal. */
  sha256: string;
  /** Where it lies in the bucket. */
  key: string;
  /** When it came. RFC 3339, UTC. */
  at: string;
  /** When anybody could download it first. RFC 3339, UTC. */
  publishedAt?: string;
  /** Of a PDF. */
  pages?: number;
  /** The title that a PDF says it has. */
  title?: string;
  /** Where a picture of the first page lies, where one could be made. */
  thumbnail?: string;
}

/** A document's files by language, oldest version first. */
export type DocumentFiles = Record<string, DocumentFile[]>;

/** The files of a document that anybody may see, or may not: which were there to download first, and when. */
export const publishedFiles = (files: DocumentFiles, published: boolean, at: string): DocumentFiles =>
  published
    ? Object.fromEntries(
        Object.entries(files).map(([language, versions]) => [
          language,
          versions.map((file) => (file.state === 'clean' ? { publishedAt: at, ...file } : file)),
        ]),
      )
    : files;

/** Where a document's files lie. */
export const keysOf = (files: DocumentFiles): string[] =>
  Object.values(files)
    .flat()
    .flatMap(({ key, thumbnail }) => (thumbnail ? [key, thumbnail] : [key]));

/** The path of the picture that a file is, or of that of its first page. Showing it is no download. */
export const pictureOf = ({ contentType, key, thumbnail }: DocumentFile): string | undefined => {
  const picture = contentType.startsWith('image/') ? key : thumbnail;
  return picture && `/${picture}`;
};

/** The path of a picture for a document: of the file in the first of these languages that has one, or else in any. */
export function coverOf(files: DocumentFiles, ...languages: readonly string[]): string | undefined {
  for (const language of [...languages, ...Object.keys(files)]) {
    const newest = files[language]?.findLast(({ state }) => state === 'clean');
    const picture = newest && pictureOf(newest);
    if (picture) return picture;
  }
  return undefined;
}
