import { describe } from 'vitest';
import { bucketContract, fileItemsContract } from './file-store.contract.ts';
import { bucketInMemory, downloadsInMemory, uploadsInMemory } from './file-store.memory.ts';

describe('a bucket in memory', () =>
  bucketContract(async () => {
    const bucket = bucketInMemory(() => new Date());
    return { bucket, post: bucket.post };
  }));

describe('uploads and downloads in memory', () =>
  fileItemsContract(async () => ({ uploads: uploadsInMemory(), downloads: downloadsInMemory() })));
