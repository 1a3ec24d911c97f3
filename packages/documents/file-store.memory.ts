import { createHash, randomUUID } from 'node:crypto';
import type { Bucket, Downloads, Invitation, Served, Upload, Uploads } from './file-store.ts';

export interface StoredObject {
  bytes: Uint8Array;
  contentType: string;
  disposition?: string;
  etag: string;
}

/** Announced uploads in memory, and who announced them. */
export function uploadsInMemory(): Uploads & {
  all: ReadonlyMap<string, Upload>;
  uploaders: ReadonlyMap<string, string>;
} {
  const all = new Map<string, Upload>();
  const uploaders = new Map<string, string>();
  return {
    all,
    uploaders,
    async announce(upload, by) {
      all.set(upload.id, structuredClone(upload));
      uploaders.set(upload.id, by);
    },
    get: async (id) => structuredClone(all.get(id)),
    refuse: async (id) => void all.delete(id),
    uploader: async (id) => uploaders.get(id),
    async forget(id) {
      all.delete(id);
      uploaders.delete(id);
    },
  };
}

/** A bucket in memory. `post` sends a file by a form, as a browser does. */
export function bucketInMemory(now: () => Date): Bucket & {
  objects: Map<string, StoredObject>;
  post: (invitation: Invitation, bytes: Uint8Array) => Promise<boolean>;
} {
  const objects = new Map<string, StoredObject>();
  const put = (key: string, bytes: Uint8Array, given: Partial<Served>) =>
    objects.set(key, {
      bytes,
      contentType: given.contentType ?? '',
      ...(given.disposition !== undefined && { disposition: given.disposition }),
      etag: createHash('md5').update(bytes).digest('hex'),
    });
  const invited = new Map<string, Pick<Upload, 'contentType' | 'size' | 'sha256'>>();
  return {
    objects,

    async invite(key, { contentType, size, sha256 }, until) {
      const form = randomUUID();
      invited.set(form, { contentType, size, sha256 });
      return { url: 'https://bucket.example/', fields: { key, form }, expiresAt: until.toISOString() };
    },

    async post({ fields: { key = '', form = '' }, expiresAt }, bytes) {
      const wanted = invited.get(form);
      if (!wanted || now().toISOString() > expiresAt || bytes.length !== wanted.size) return false;
      put(key, bytes, wanted);
      return true;
    },

    async read(key) {
      const object = objects.get(key);
      return object && { bytes: object.bytes, contentType: object.contentType, etag: object.etag };
    },

    async publish({ key, etag }, to, served) {
      const object = objects.get(key);
      if (object?.etag !== etag) return false;
      put(to, object.bytes, served);
      return true;
    },

    write: async (key, bytes, served) => void put(key, bytes, served),

    async remove(keys) {
      for (const key of keys) objects.delete(key);
    },
  };
}

/** Counts of downloads in memory. */
export function downloadsInMemory(): Downloads {
  const counts = new Map<string, number>();
  return {
    async count(document, language, day) {
      const key = JSON.stringify([document, day, language]);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    of: async (document) =>
      [...counts].flatMap(([key, count]) => {
        const [of, day, language] = JSON.parse(key) as [string, string, string];
        return of === document ? [{ day, language, count }] : [];
      }),
  };
}
