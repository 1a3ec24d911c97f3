import { GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { FILES } from '@undersigned/aws/keys.ts';
import { FILE_POLICY } from '../file-policy.ts';
import { asRoot } from './aws.ts';
import { type Handler, plain } from './http.ts';
import type { Running } from './running.ts';

/** Whether CloudFront would ask the bucket, not the API. */
export const isFile = (path: string): boolean => path.startsWith(`/${FILES.published}`);

/** The files of documents as CloudFront serves them from their bucket: by its own right, and with its own headers. */
export const servedFiles = ({ endpoint, outputs }: Pick<Running, 'endpoint' | 'outputs'>): Handler => {
  const client = new S3Client({ ...asRoot(endpoint), forcePathStyle: true });
  return async ({ method, path }) => {
    if (method !== 'GET' && method !== 'HEAD') return plain(405, 'Files are read only.');
    const key = decodeURIComponent(path.slice(1).split('?')[0] ?? '');
    try {
      const { Body, ContentType, ContentDisposition, CacheControl, ETag } = await client.send(
        new GetObjectCommand({ Bucket: outputs.FilesBucket, Key: key }),
      );
      return {
        status: 200,
        headers: {
          'content-type': ContentType,
          'content-disposition': ContentDisposition,
          'cache-control': CacheControl,
          etag: ETag,
          'x-content-type-options': 'nosniff',
          'content-security-policy': FILE_POLICY,
          'referrer-policy': 'no-referrer',
          'access-control-allow-origin': '*',
        },
        body: Buffer.from((await Body?.transformToByteArray()) ?? []),
      };
    } catch (error) {
      // S3 tells nobody who may not list what is not there.
      if (error instanceof NoSuchKey) return plain(403, 'Access denied.');
      throw error;
    }
  };
};
