import { createHash } from 'node:crypto';
import { documentRefused } from '@undersigned/events/document-refused.ts';
import {
  type DocumentFile,
  type DocumentFiles,
  keysOf,
  publishedFiles,
} from '@undersigned/network/document.ts';
import { told } from '@undersigned/network/edit.ts';
import type { NetworkRecord } from '@undersigned/network/record.ts';
import type { Thing } from '@undersigned/network/thing.ts';
import { incomingKey, publishedKey, thumbnailKey, uploadIn } from './file-keys.ts';
import { contentDisposition, downloadName } from './file-names.ts';
import type { Bucket, Upload, Uploads } from './file-store.ts';
import { isTruly } from './file-truth.ts';
import { servedType } from './file-types.ts';

/*
 * The gate: what is uploaded waits before it until it was scanned, and passes only if it is clean and what was announced. It is told
 * of each upload at least once, in any order, and may be stopped between any two steps: whatever was done before is found done. An
 * upload is remembered until all is done, so that who comes again ends what was begun.
 */

/** What a PDF tells of itself; nothing where it cannot be read. */
export interface Insight {
  pages?: number;
  title?: string;
  /** A picture of the first page, JPEG. */
  thumbnail?: Uint8Array;
}

export interface GateDeps {
  record: Pick<NetworkRecord, 'get' | 'save'>;
  uploads: Pick<Uploads, 'get' | 'refuse' | 'forget'>;
  bucket: Omit<Bucket, 'invite'>;
  /** Looks into a PDF. It never fails. */
  lookInto: (pdf: Uint8Array) => Promise<Insight>;
  now: () => Date;
  eventId: () => string;
}

type Reason = 'infected' | 'unscannable' | 'not-as-announced';

/** What the gate is told of. */
export type Word =
  /** An upload lies in the bucket. */
  | { word: 'came'; upload: string }
  /** It was scanned; `etag` tells what was. */
  | { word: 'scanned'; upload: string; etag: string; verdict: 'clean' | 'infected' | 'unscannable' }
  /** It lay unjudged for so long that the bucket let go of it. */
  | { word: 'expired'; upload: string }
  /** A document is about to be removed, or was, with what lay under these keys. */
  | { word: 'abandoned'; document: string; keys: string[] };

export type Passed =
  /** It waits for the scan. */
  | 'held'
  | 'published'
  | `refused-${Reason}`
  /** All was done before. */
  | 'done-before'
  /** Nobody announced it, or its document is gone: it was removed. */
  | 'removed'
  /** Another file lies there now, which is scanned for itself. */
  | 'overtaken'
  /** The document is there still. */
  | 'kept';

/** Does what a word asks for, as far as it is not done. */
export async function pass(deps: GateDeps, given: Word): Promise<Passed> {
  if (given.word === 'abandoned') return removeAbandoned(deps, given);
  const upload = await deps.uploads.get(given.upload);
  if (!upload) {
    await deps.bucket.remove([incomingKey(given.upload)]);
    return 'removed';
  }
  const held = await hold(deps, upload);
  if (!held) return leave(deps, upload);
  if (held.state !== 'scanning') return finish(deps, upload, 'done-before', held.state);
  if (given.word === 'came') return 'held';
  return judge(deps, upload, given);
}

/** Shows the upload on its document, with the next version of its language; or finds it there. */
async function hold(deps: GateDeps, upload: Upload): Promise<DocumentFile | undefined> {
  const { language, fileName, contentType, size, sha256 } = upload;
  const thing = await revise(deps, upload.document, (files, at) => {
    if (fileOf(files, upload)) return undefined;
    const before = files[language] ?? [];
    const version = 1 + Math.max(0, ...before.map((file) => file.version));
    const file: DocumentFile = {
      version,
      state: 'scanning',
      fileName,
      contentType,
      size,
      sha256,
      key: incomingKey(upload.id),
      at,
    };
    // Of what was refused, the last is enough to know why.
    const shown = before.filter(({ state }, place) => state !== 'refused' || place === before.length - 1);
    return { files: { ...files, [language]: [...shown, file] } };
  });
  return thing && fileOf(thing.files, upload);
}

async function judge(
  deps: GateDeps,
  upload: Upload,
  given: Exclude<Word, { word: 'came' | 'abandoned' }>,
): Promise<Passed> {
  if (given.word === 'expired') return refuse(deps, upload, 'unscannable');
  if (given.verdict !== 'clean') return refuse(deps, upload, given.verdict);
  const object = await deps.bucket.read(incomingKey(upload.id));
  if (!object) return refuse(deps, upload, 'unscannable');
  if (object.etag !== given.etag) return 'overtaken';
  if (!(await isAsAnnounced(upload, object))) return refuse(deps, upload, 'not-as-announced');

  const { thumbnail, ...insight } =
    upload.contentType === 'application/pdf' ? await deps.lookInto(object.bytes) : {};
  const thing = await deps.record.get('documents', upload.document);
  const file = thing && fileOf(thing.files, upload);
  if (!file) return leave(deps, upload);
  const key = publishedKey(upload.document, upload.id, upload.contentType);
  const name = downloadName(thing, { ...upload, version: file.version });
  const published = await deps.bucket.publish({ key: incomingKey(upload.id), etag: given.etag }, key, {
    contentType: servedType(upload.contentType),
    disposition: contentDisposition(name, upload.contentType),
  });
  if (!published) return 'overtaken';
  const picture = thumbnail && thumbnailKey(upload.document, upload.id);
  if (picture) {
    await deps.bucket.write(picture, thumbnail, { contentType: 'image/jpeg', disposition: 'inline' });
  }
  const settled = await settle(deps, upload, {
    state: 'clean',
    key,
    ...insight,
    ...(picture && { thumbnail: picture }),
  });
  // Somebody else may have refused it meanwhile; then nothing of it may stay.
  return settled?.state === 'clean' ? finish(deps, upload, 'published', 'clean') : leave(deps, upload);
}

async function refuse(deps: GateDeps, upload: Upload, reason: Reason): Promise<Passed> {
  const settled = await settle(deps, upload, { state: 'refused', reason });
  return settled ? finish(deps, upload, `refused-${reason}`, settled.state) : leave(deps, upload);
}

/** Writes what became of a file that waits, and gives it as it is then; undefined when its document is gone. */
async function settle(
  deps: GateDeps,
  upload: Upload,
  fate: Partial<DocumentFile>,
): Promise<DocumentFile | undefined> {
  const { language } = upload;
  const thing = await revise(deps, upload.document, (files) => {
    const file = fileOf(files, upload);
    if (file?.state !== 'scanning') return undefined;
    const versions = (files[language] ?? []).map((one) => (one === file ? { ...one, ...fate } : one));
    const refusal = fate.reason && { language, version: file.version, reason: fate.reason };
    return { files: { ...files, [language]: versions }, ...(refusal && { refusal }) };
  });
  return thing && fileOf(thing.files, upload);
}

/** Tidies up: first what was uploaded, then that it was announced; but by whom only once they need not be told. */
async function finish(
  { bucket, uploads }: GateDeps,
  { id }: Upload,
  passed: Passed,
  became: DocumentFile['state'] | undefined,
): Promise<Passed> {
  await bucket.remove([incomingKey(id)]);
  await (became === 'refused' ? uploads.refuse(id) : uploads.forget(id));
  return passed;
}

/** Leaves nothing of an upload whose document is gone. */
async function leave(deps: GateDeps, upload: Upload): Promise<Passed> {
  await deps.bucket.remove([
    publishedKey(upload.document, upload.id, upload.contentType),
    thumbnailKey(upload.document, upload.id),
  ]);
  return finish(deps, upload, 'removed', undefined);
}

async function removeAbandoned(
  { record, bucket }: GateDeps,
  { document, keys }: { document: string; keys: string[] },
): Promise<Passed> {
  const thing = await record.get('documents', document);
  const held = new Set(thing ? keysOf(thing.files) : []);
  const abandoned = keys.filter((key) => !held.has(key));
  if (abandoned.length === 0) return 'kept';
  await bucket.remove(abandoned);
  return 'removed';
}

const fileOf = (files: DocumentFiles, { id, language }: Upload): DocumentFile | undefined =>
  files[language]?.find(({ key }) => uploadIn(key) === id);

async function isAsAnnounced(
  { contentType, size, sha256 }: Upload,
  object: { bytes: Uint8Array; contentType: string },
): Promise<boolean> {
  return (
    object.contentType === contentType &&
    object.bytes.length === size &&
    createHash('sha256').update(object.bytes).digest('hex') === sha256 &&
    (await isTruly(contentType, object.bytes))
  );
}

/** Whoever else changes the document at the same moment is let by, so many times. */
const PATIENCE = 5;

interface Change {
  files: DocumentFiles;
  refusal?: { language: string; version: number; reason: string };
}

/**
 * Changes a document's files, with the marks of what that tells.
 *
 * @param change of the files as they are; undefined where there is nothing to change
 * @returns the document as it is then, or undefined when there is none
 */
async function revise(
  { record, now, eventId }: GateDeps,
  id: string,
  change: (files: DocumentFiles, at: string) => Change | undefined,
): Promise<Thing<'documents'> | undefined> {
  for (let tries = 0; tries < PATIENCE; tries++) {
    const was = await record.get('documents', id);
    if (!was) return undefined;
    const at = now().toISOString();
    const changed = change(was.files, at);
    if (!changed) return was;
    const { files, refusal } = changed;
    const next = told(
      'documents',
      {
        ...was,
        files: publishedFiles(files, was.published, at),
        rev: was.rev + 1,
        changedAt: at,
        events: refusal
          ? [
              {
                id: eventId(),
                type: documentRefused.type,
                time: at,
                data: { document: was.slug, ...refusal },
              },
            ]
          : [],
      },
      was,
      { at, eventId },
    );
    if ((await record.save('documents', next, was)) === 'saved') return next;
  }
  throw new Error(`The document ${id} is changed by others all the time`);
}
