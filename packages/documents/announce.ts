import { language, line, whole } from '@undersigned/input/fields.ts';
import type { DocumentFiles } from '@undersigned/network/document.ts';
import type { NetworkRecord } from '@undersigned/network/record.ts';
import * as z from 'zod/mini';
import { incomingKey } from './file-keys.ts';
import { shownName } from './file-names.ts';
import type { Bucket, Invitation, Uploads } from './file-store.ts';
import { FILE_TYPE_NAMES, type FileType } from './file-types.ts';

/** Bytes of the largest file: what a report with pictures has, and what is judged within a function's memory. */
export const LARGEST_FILE = 25 * 1024 * 1024;
/** A document is one item of the table, which has room for no more. */
export const MOST_FILES = 200;

/** Seconds that a form can be used. */
const OPEN_FOR = 15 * 60;
/** Days after which nothing comes of an upload any more: longer than what was uploaded may lie unjudged. */
const REMEMBERED = 7;

/** What is said of a file before it is uploaded. */
export const Announcement = z.strictObject({
  language: language.check(z.describe('The language that the file is in.')),
  fileName: line(300).check(
    z.describe('As it is called where it comes from. Readers get the document’s title.'),
  ),
  contentType: z.enum(FILE_TYPE_NAMES),
  size: whole(1, LARGEST_FILE).check(z.describe('Bytes.')),
  sha256: z
    .string()
    .check(z.regex(/^[0-9a-f]{64}$/, 'invalid-checksum'), z.describe('Lower-case hexadecimal.')),
});
export type Announcement = z.infer<typeof Announcement>;

/**
 * Takes the announcement of a file for a document, and gives a form that takes that file and no other.
 *
 * @param by the id of the member of staff who announces it, who is told should it be refused
 */
export async function announce(
  deps: {
    record: Pick<NetworkRecord, 'get'>;
    uploads: Uploads;
    bucket: Pick<Bucket, 'invite'>;
    uploadId: () => string;
    now: () => Date;
  },
  slug: string,
  given: Announcement,
  by: string,
): Promise<
  { upload: string; invitation: Invitation } | { refused: 'unknown' } | { refused: 'too-many-files' }
> {
  const document = await deps.record.get('documents', slug);
  if (!document) return { refused: 'unknown' };
  if (filesIn(document.files) >= MOST_FILES) return { refused: 'too-many-files' };
  const contentType: FileType = given.contentType;
  const upload = {
    id: deps.uploadId(),
    document: document.id,
    language: given.language,
    fileName: shownName(given.fileName, contentType),
    contentType,
    size: given.size,
    sha256: given.sha256,
  };
  const now = deps.now().getTime();
  await deps.uploads.announce(upload, by, new Date(now + REMEMBERED * 86_400_000));
  const invitation = await deps.bucket.invite(
    incomingKey(upload.id),
    upload,
    new Date(now + OPEN_FOR * 1000),
  );
  return { upload: upload.id, invitation };
}

const filesIn = (files: DocumentFiles): number =>
  Object.values(files).reduce((sum, versions) => sum + versions.length, 0);
