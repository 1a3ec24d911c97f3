import { toLatin } from '@undersigned/i18n/transliterate.ts';
import type { Thing } from '@undersigned/network/thing.ts';
import { extensionOf, FILE_TYPES, type FileType } from './file-types.ts';

/* What files are called: to staff as they came, to readers by the document's title. Neither name is part of any key. */

/** Longer ones are cut: file systems take 255 bytes, and Cyrillic letters are two. */
const LONGEST = 100;

/** What stands for a folder, or for nothing, on one system or another. */
const NOT_IN_NAMES = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\\/:*?"<>|]+/gu;

/** As much of a text as may be the name of a file. */
const asName = (text: string, longest: number): string =>
  [...text.normalize('NFC').replace(NOT_IN_NAMES, ' ').replace(/\s+/g, ' ').trim()]
    .slice(0, longest)
    .join('')
    .replace(/^[.\s]+|[.\s]+$/g, '');

/** The name that a file came with, without the folders that it names, for staff to know it by. */
export function shownName(given: string, type: FileType): string {
  const last = given.split(/[\\/]/).at(-1) ?? '';
  const [, stem = last, extension = extensionOf(type)] = /^(.*)\.([\p{L}\p{N}]{1,10})$/u.exec(last) ?? [];
  return `${asName(stem, LONGEST) || 'file'}.${extension.toLowerCase()}`;
}

/** The name under which a reader keeps a file: the document's title in the file's language, and which version it is. */
export function downloadName(
  { title, language, slug }: Pick<Thing<'documents'>, 'title' | 'language' | 'slug'>,
  file: { language: string; version: number; contentType: FileType },
): string {
  const said = title[file.language as keyof typeof title] ?? title[language] ?? slug;
  const version = file.version > 1 ? ` (v${file.version})` : '';
  return `${asName(said, LONGEST) || slug}${version}.${extensionOf(file.contentType)}`;
}

/** RFC 8187, section 3.2.1: what may stand in an extended value as it is. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** `Content-Disposition` (RFC 6266): the name in UTF-8, and in Latin letters for who cannot read that. */
export function contentDisposition(name: string, type: FileType): string {
  const latin = toLatin(name)
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '')
    .trim();
  const how = FILE_TYPES[type].shown ? 'inline' : 'attachment';
  return `${how}; filename="${latin}"; filename*=UTF-8''${encoded(name)}`;
}
