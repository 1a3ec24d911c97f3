import { createHash, randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { INCOMING, PUBLISHED } from './file-keys.ts';
import type { Bucket, Downloads, Invitation, Upload, Uploads } from './file-store.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const served = {
  contentType: 'text/plain; charset=utf-8',
  disposition: "inline; filename*=UTF-8''a%20b.txt",
};

/** What every bucket does; `post` sends a file by a form, and tells whether it was taken. */
export function bucketContract(
  make: () => Promise<{
    bucket: Bucket;
    post: (invitation: Invitation, bytes: Uint8Array) => Promise<boolean>;
  }>,
): void {
  let bucket: Bucket;
  let post: (invitation: Invitation, bytes: Uint8Array) => Promise<boolean>;
  let name: string;
  const soon = () => new Date(Date.now() + 60_000);
  const announced = (bytes: Uint8Array) => ({
    contentType: 'text/plain' as const,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  const upload = async (bytes: Uint8Array) => {
    const key = `${INCOMING}${name}`;
    expect(await post(await bucket.invite(key, announced(bytes), soon()), bytes)).toBe(true);
    return key;
  };

  beforeEach(async () => {
    ({ bucket, post } = await make());
    name = `contract-${randomBytes(6).toString('hex')}`;
  });

  it('takes by a form the file that it is for, and gives it back with its type and its tag', async () => {
    const bytes = bytesOf('What we found.');
    const found = await bucket.read(await upload(bytes));
    expect(found).toMatchObject({ contentType: 'text/plain', etag: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(Buffer.from(found?.bytes ?? [])).toEqual(Buffer.from(bytes));
  });

  it('takes none of another size', async () => {
    const bytes = bytesOf('What we found.');
    const invitation = await bucket.invite(`${INCOMING}${name}`, announced(bytes), soon());
    expect(await post(invitation, bytesOf('What we found!!'))).toBe(false);
    expect(await post(invitation, bytesOf('What'))).toBe(false);
    expect(await bucket.read(`${INCOMING}${name}`)).toBeUndefined();
  });

  it('publishes a copy of what it was told of, as often as it is told, and nothing else', async () => {
    const bytes = bytesOf('What we found.');
    const key = await upload(bytes);
    const to = `${PUBLISHED}${name}/1.txt`;
    const { etag = '' } = (await bucket.read(key)) ?? {};
    expect(await bucket.publish({ key, etag: '0'.repeat(32) }, to, served)).toBe(false);
    expect(await bucket.publish({ key, etag }, to, served)).toBe(true);
    expect(await bucket.publish({ key, etag }, to, served)).toBe(true);
    const found = await bucket.read(to);
    expect(Buffer.from(found?.bytes ?? [])).toEqual(Buffer.from(bytes));
    expect(found?.contentType).toBe(served.contentType);
    await bucket.remove([key]);
    expect(await bucket.publish({ key, etag }, to, served)).toBe(false);
    await bucket.remove([to]);
  });

  it('keeps what is written', async () => {
    const key = `${PUBLISHED}${name}/1.thumbnail.jpg`;
    await bucket.write(key, bytesOf('a picture'), { contentType: 'image/png', disposition: 'inline' });
    expect(await bucket.read(key)).toMatchObject({ contentType: 'image/png' });
    await bucket.remove([key]);
  });

  it('removes what is there, and does not mind what is not', async () => {
    const key = await upload(bytesOf('What we found.'));
    await bucket.remove([key, `${INCOMING}nothing`]);
    await bucket.remove([]);
    expect(await bucket.read(key)).toBeUndefined();
    await bucket.remove([key]);
  });
}

const someUpload = (): Upload => ({
  id: `upl_${randomBytes(6).toString('hex')}`,
  document: 'workshop-report',
  language: 'uk',
  fileName: 'Звіт.pdf',
  contentType: 'application/pdf',
  size: 1000,
  sha256: 'a'.repeat(64),
});

/** What every place keeps in which announced uploads, and counts of downloads, are kept. */
export function fileItemsContract(make: () => Promise<{ uploads: Uploads; downloads: Downloads }>): void {
  let uploads: Uploads;
  let downloads: Downloads;

  beforeEach(async () => {
    ({ uploads, downloads } = await make());
  });

  it('remembers an upload until it is forgotten', async () => {
    const upload = someUpload();
    expect(await uploads.get(upload.id)).toBeUndefined();
    await uploads.announce(upload, 'sub-1', new Date(Date.now() + 86_400_000));
    expect(await uploads.get(upload.id)).toEqual(upload);
    expect(await uploads.uploader(upload.id)).toBe('sub-1');
    await uploads.forget(upload.id);
    await uploads.forget(upload.id);
    expect(await uploads.get(upload.id)).toBeUndefined();
    expect(await uploads.uploader(upload.id)).toBeUndefined();
  });

  it('remembers of a refused upload who announced it, until that is forgotten', async () => {
    const upload = someUpload();
    await uploads.announce(upload, 'sub-1', new Date(Date.now() + 86_400_000));
    await uploads.refuse(upload.id);
    await uploads.refuse(upload.id);
    expect(await uploads.get(upload.id)).toBeUndefined();
    expect(await uploads.uploader(upload.id)).toBe('sub-1');
    await uploads.forget(upload.id);
    await uploads.refuse(upload.id);
    expect(await uploads.uploader(upload.id)).toBeUndefined();
  });

  describe('downloads', () => {
    it('are counted by document, day and language, also at the same moment', async () => {
      const document = `report-${randomBytes(6).toString('hex')}`;
      expect(await downloads.of(document)).toEqual([]);
      await Promise.all(Array.from({ length: 5 }, () => downloads.count(document, 'uk', '2026-11-30')));
      await downloads.count(document, 'sr-Latn', '2026-11-30');
      await downloads.count(document, 'uk', '2026-12-01');
      await downloads.count(`${document}-2`, 'uk', '2026-12-01');
      const counts = await downloads.of(document);
      expect(counts).toHaveLength(3);
      expect(counts).toEqual(
        expect.arrayContaining([
          { day: '2026-11-30', language: 'uk', count: 5 },
          { day: '2026-11-30', language: 'sr-Latn', count: 1 },
          { day: '2026-12-01', language: 'uk', count: 1 },
        ]),
      );
    });
  });
}
