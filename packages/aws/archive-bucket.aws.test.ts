import { createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  CreateBucketCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
import type { ArchiveEntry } from '@undersigned/network/archive.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { archiveBucket } from './archive-bucket.ts';

/* Archives larger than one part of an upload, on a bucket that nobody is told of. */

const MIB = 1024 * 1024;
const client = new S3Client({ ...inject('stack').aws, forcePathStyle: true });
const name = `archives-${randomUUID()}`;
const archives = archiveBucket(name, client);
const soon = () => new Date(Date.now() + 60_000);

async function* chunks(count: number): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < count; index++) yield randomBytes(MIB);
}
const entry = (path: string, bytes: AsyncIterable<Uint8Array>): ArchiveEntry => ({
  path,
  bytes,
  packed: true,
});

beforeAll(async () => void (await client.send(new CreateBucketCommand({ Bucket: name }))));

describe('an archive', () => {
  it('is written while it is packed, and downloaded as it was measured', async () => {
    const read: string[] = [];
    async function* entries() {
      for (const path of ['one/Звіт.pdf', 'two']) {
        read.push(path);
        yield entry(path, chunks(20));
      }
    }
    const { bytes, sha256 } = await archives.write('exp_1', entries());
    expect(read).toHaveLength(2);
    expect(bytes).toBeGreaterThan(40 * MIB);
    const answer = await fetch(await archives.link('exp_1', 'network.zip', soon()));
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="network.zip"');
    const archive = Buffer.from(await answer.arrayBuffer());
    expect([archive.byteLength, createHash('sha256').update(archive).digest('hex')]).toEqual([bytes, sha256]);
    expect(archive.includes('one/Звіт.pdf')).toBe(true);
  });

  it('that cannot be finished leaves nothing behind', async () => {
    async function* entries() {
      yield entry('one', chunks(20));
      throw new Error('The table is gone');
    }
    await expect(archives.write('exp_2', entries())).rejects.toThrow('The table is gone');
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield randomBytes(MIB);
      throw new Error('The file is gone');
    }
    async function* others() {
      yield entry('one', chunks(20));
      yield entry('two', broken());
    }
    await expect(archives.write('exp_3', others())).rejects.toThrow('The file is gone');
    const { Uploads: begun = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: name }));
    expect(begun).toEqual([]);
    const { Contents: there = [] } = await client.send(new ListObjectsV2Command({ Bucket: name }));
    expect(there.map(({ Key }) => Key)).toEqual(['exports/exp_1.zip']);
  });
});
