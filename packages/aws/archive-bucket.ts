import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Readable, Transform } from 'node:stream';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { ArchiveEntry } from '@undersigned/network/archive.ts';
import type { Archives } from '@undersigned/network/export-jobs.ts';
import { ZipFile } from 'yazl';

/** Parts of what is uploaded: ten thousand of these are 160 GB. */
const PART = 16 * 1024 * 1024;
const PARTS_AT_ONCE = 2;

const keyOf = (id: string) => `exports/${id}.zip`;

/** The bucket of archives. An archive is packed while it is written, and no more than a few parts of it are held. */
export const archiveBucket = (name: string, client = new S3Client({})): Archives => ({
  async write(id, entries) {
    const zip = new ZipFile();
    const { stream, measure } = measuring(zip.outputStream);
    const upload = new Upload({
      client,
      params: { Bucket: name, Key: keyOf(id), Body: stream, ContentType: 'application/zip' },
      partSize: PART,
      queueSize: PARTS_AT_ONCE,
    });
    const feeding = feed(zip, entries).catch((error: unknown) => {
      stream.destroy(error as Error);
      throw error;
    });
    const uploading = upload.done();
    try {
      await Promise.all([feeding, uploading]);
    } catch (error) {
      // Once it has come to its own end, which cleans up: called off while it begins, it would leave what it has begun.
      await uploading.catch(() => undefined);
      await upload.abort();
      throw error;
    }
    return measure();
  },

  link: (id, fileName, until) =>
    getSignedUrl(
      client,
      new GetObjectCommand({
        Bucket: name,
        Key: keyOf(id),
        ResponseContentDisposition: `attachment; filename="${fileName}"`,
      }),
      { expiresIn: Math.max(1, Math.floor((until.getTime() - Date.now()) / 1000)) },
    ),
});

/** Packs one file after the other: the next is asked for when the one before has been read. */
async function feed(zip: ZipFile, entries: AsyncIterable<ArchiveEntry>): Promise<void> {
  for await (const { path, bytes, packed } of entries) {
    const content = Readable.from(bytes, { objectMode: false });
    const read = once(content, 'end');
    zip.addReadStream(content, path, { compress: !packed });
    await read;
  }
  zip.end();
}

/** What flows through, with how much it was and its SHA-256. */
function measuring(from: NodeJS.ReadableStream) {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Uint8Array, _, done) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      done(undefined, chunk);
    },
  });
  from.on('error', (error: Error) => stream.destroy(error));
  from.pipe(stream);
  return { stream, measure: () => ({ bytes, sha256: hash.digest('hex') }) };
}
