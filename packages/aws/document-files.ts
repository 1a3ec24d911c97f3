import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import type { Bucket, Served } from '@undersigned/documents/file-store.ts';

/** A key is written once and never again: whoever has the file need not ask for it. */
const FOR_EVER = 'public, max-age=31536000, immutable';

const headersOf = ({ contentType, disposition }: Served) => ({
  ContentType: contentType,
  ContentDisposition: disposition,
  CacheControl: FOR_EVER,
});

/** The bucket of documents' files. */
export const documentBucket = (name: string, client = new S3Client({})): Bucket => ({
  async invite(key, { contentType, size, sha256 }, until) {
    const seconds = Math.floor((until.getTime() - Date.now()) / 1000);
    // Every field is a condition of the policy too: S3 takes neither another one nor more of them.
    const { url, fields } = await createPresignedPost(client, {
      Bucket: name,
      Key: key,
      Expires: seconds,
      Conditions: [['content-length-range', size, size]],
      Fields: {
        'Content-Type': contentType,
        'x-amz-checksum-algorithm': 'SHA256',
        'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
      },
    });
    return { url, fields, expiresAt: until.toISOString() };
  },

  async read(key) {
    try {
      const {
        Body,
        ContentType = '',
        ETag = '',
      } = await client.send(new GetObjectCommand({ Bucket: name, Key: key }));
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      return { bytes, contentType: ContentType, etag: bare(ETag) };
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },

  async publish(from, to, served) {
    try {
      await client.send(
        new CopyObjectCommand({
          Bucket: name,
          Key: to,
          CopySource: `${name}/${from.key}`,
          CopySourceIfMatch: `"${from.etag}"`,
          MetadataDirective: 'REPLACE',
          TaggingDirective: 'REPLACE',
          ...headersOf(served),
        }),
      );
      return true;
    } catch (error) {
      const isGone = error instanceof S3ServiceException && GONE.has(error.name);
      if (isGone) return false;
      throw error;
    }
  },

  async write(key, bytes, served) {
    await client.send(new PutObjectCommand({ Bucket: name, Key: key, Body: bytes, ...headersOf(served) }));
  },

  async remove(keys) {
    if (keys.length === 0) return;
    const { Errors: failed = [] } = await client.send(
      new DeleteObjectsCommand({
        Bucket: name,
        Delete: { Quiet: true, Objects: keys.map((Key) => ({ Key })) },
      }),
    );
    if (failed.length > 0) throw new Error(`${failed.length} of ${keys.length} files were not removed`);
  },
});

/** What a copy is answered with when its source is no more, or is another by now. */
const GONE = new Set(['NoSuchKey', 'PreconditionFailed']);

const bare = (etag: string) => etag.replaceAll('"', '');
