import { randomUUID } from 'node:crypto';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { bucketContract } from '@undersigned/documents/file-store.contract.ts';
import { describe, inject } from 'vitest';
import { documentBucket } from './document-files.ts';

/* The adapter keeps the contract that the twin in memory keeps, on a bucket that nobody is told of. */

describe('files in a bucket', () =>
  bucketContract(async () => {
    const client = new S3Client({ ...inject('stack').aws, forcePathStyle: true });
    const name = `contract-${randomUUID()}`;
    await client.send(new CreateBucketCommand({ Bucket: name }));
    return {
      bucket: documentBucket(name, client),
      async post({ url, fields }, bytes) {
        const form = new FormData();
        for (const [field, value] of Object.entries(fields)) form.append(field, value);
        form.append('file', new Blob([Uint8Array.from(bytes)]), 'file');
        return (await fetch(url, { method: 'POST', body: form })).ok;
      },
    };
  }));
