import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openArchive } from '../../infra/transfer/archive-file.ts';
import { newSlug } from './declaring.ts';
import { editor, owner } from './site.ts';

/** What is in an archive, once it has been found whole. */
async function contentsOf(archive: Uint8Array) {
  const folder = await mkdtemp(join(tmpdir(), 'archive-'));
  try {
    await writeFile(join(folder, 'network.zip'), archive);
    const { manifest, json, close } = await openArchive(join(folder, 'network.zip'), () => {});
    const things: object[] = await json('organisations.json');
    close();
    return { manifest, things };
  } finally {
    await rm(folder, { recursive: true });
  }
}

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
  const { manifest, things } = await contentsOf(archive);
  expect(manifest.counts['organisations']).toBe(things.length);
  expect(things).toContainEqual(expect.objectContaining({ slug, published: false, id: slug }));
  // Without its signature the address leads nowhere.
  expect((await fetch(url.split('?')[0])).status).toBe(403);
  expect((await owner('GET', '/exports/exp_unknown')).status).toBe(404);
});
