import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { newSlug } from './declaring.ts';
import { editor, owner } from './site.ts';

it('an owner has the whole network exported, and downloads the archive by a link that ends', async () => {
  const slug = newSlug('exported');
  await editor('PUT', `/organisations/${slug}`, {
    name: { en: 'Kept' },
    language: 'en',
    country: 'RS',
    published: false,
  });
  expect((await editor('POST', '/exports')).status).toBe(403);
  const begun = await owner('POST', '/exports');
  expect(begun).toMatchObject({ status: 202, json: { id: expect.stringMatching(/^exp_/) } });
  const now = async () => (await owner('GET', `/exports/${begun.json.id}`)).json;
  await expect.poll(async () => (await now()).state, { timeout: 50_000 }).toBe('done');
  const { url, bytes, sha256, progress, expiresAt } = await now();
  expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(900_000);
  const download = await fetch(url);
  expect(download.headers.get('content-disposition')).toMatch(/^attachment; filename="network-[\d-]+\.zip"$/);
  const archive = new Uint8Array(await download.arrayBuffer());
  expect([archive.byteLength, createHash('sha256').update(archive).digest('hex')]).toEqual([bytes, sha256]);
  expect(Buffer.from(archive.subarray(0, 2)).toString()).toBe('PK');
  expect(progress.things).toBeGreaterThan(0);
  // Without its signature the address leads nowhere.
  expect((await fetch(url.split('?')[0])).status).toBe(403);
  expect((await owner('GET', '/exports/exp_unknown')).status).toBe(404);
});
