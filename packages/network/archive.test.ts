import { createHash } from 'node:crypto';
import { DeclarationInput, draft } from '@undersigned/declarations/declaration.ts';
import { declarationsInMemory } from '@undersigned/declarations/declarations.memory.ts';
import { textHash } from '@undersigned/declarations/text.ts';
import { expect, it } from 'vitest';
import { type ArchiveDeps, archiveOf, type Manifest, type Progress } from './archive.ts';
import { fixedPagesInMemory } from './fixed-page.memory.ts';
import { networkInMemory } from './network-store.memory.ts';
import { AT, sampleDeps, sampleDocument, sampleOrganisation, sampleThing } from './samples.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const pdf = new TextEncoder().encode('%PDF-1.7');

const file = (version: number, changes: object = {}) => ({
  version,
  state: 'clean',
  fileName: 'Звіт: 2026/05.pdf',
  contentType: 'application/pdf',
  size: pdf.byteLength,
  sha256: sha256(pdf),
  key: `files/report/${version}.pdf`,
  at: AT,
  ...changes,
});

async function network() {
  const { record } = sampleDeps();
  const declarations = declarationsInMemory();
  await record.save('organisations', sampleThing('organisations', 'centre', sampleOrganisation()), undefined);
  const hidden = sampleThing('organisations', 'draft', sampleOrganisation({ published: false }));
  await record.save('organisations', hidden, undefined);
  const files = {
    uk: [file(1), file(2), file(3, { state: 'refused' })],
    en: [file(1, { key: 'files/report/gone.pdf' })],
  };
  const report = sampleThing('documents', 'report', sampleDocument(), { files });
  await record.save('documents', report, undefined);
  const input = DeclarationInput.parse({ title: { en: 'Peace' }, language: 'en' });
  const texts = { en: { version: 2, sha256: textHash('Two.\n'), at: AT } };
  await declarations.save({ ...draft('dec_1', 'peace', input, AT), texts }, 0);
  for (const [index, body] of ['One.\n', 'Two.\n'].entries()) {
    const version = { language: 'en', version: index + 1, sha256: textHash(body), body, material: index > 0 };
    await declarations.addText('dec_1', { ...version, at: AT });
  }
  const pages = fixedPagesInMemory();
  const about = { language: 'en' as const, title: { en: 'About' }, body: { en: 'Us.' } };
  await pages.save('about', { ...about, rev: 1, changedAt: AT }, 0);
  const deps: ArchiveDeps = {
    record,
    network: networkInMemory(),
    pages,
    declarations,
    file: async (key) => (key.includes('gone') ? undefined : pdf),
    now: () => new Date(AT),
  };
  return deps;
}

it('an archive has all of a network but those who signed, and says what is in it', async () => {
  const told: Progress[] = [];
  const contents = new Map<string, Uint8Array>();
  for await (const { path, bytes } of archiveOf(
    await network(),
    { network: 'example', software: '0.1.0' },
    (progress) => told.push(progress),
  )) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of bytes) chunks.push(chunk);
    contents.set(path, Buffer.concat(chunks));
  }
  const json = (path: string) => JSON.parse(new TextDecoder().decode(contents.get(path)));

  expect([...contents.keys()]).toEqual([
    'network.json',
    'pages.json',
    'declarations.json',
    'organisations.json',
    'projects.json',
    'convenings.json',
    'documents.json',
    'updates.json',
    'files/report/uk/1-Звіт_ 2026_05.pdf',
    'files/report/uk/2-Звіт_ 2026_05.pdf',
    'manifest.json',
  ]);
  expect(json('organisations.json').map(({ slug }: { slug: string }) => slug)).toEqual(['centre', 'draft']);
  expect(json('pages.json')).toEqual([
    { name: 'about', language: 'en', title: { en: 'About' }, body: { en: 'Us.' } },
  ]);
  expect(json('projects.json')).toEqual([]);
  expect(json('declarations.json')).toMatchObject([
    {
      slug: 'peace',
      state: 'draft',
      texts: [
        { version: 1, body: 'One.\n' },
        { version: 2, material: true },
      ],
    },
  ]);
  const manifest: Manifest = json('manifest.json');
  expect(manifest).toMatchObject({
    format: 'undersigned-network',
    version: 1,
    network: 'example',
    exportedAt: AT,
    counts: { organisations: 2, documents: 1, declarations: 1 },
    missing: ['files/report/en/1-Звіт_ 2026_05.pdf'],
  });
  expect(manifest.documentFiles).toMatchObject([
    { document: 'report', language: 'uk', version: 1, fileName: 'Звіт: 2026/05.pdf' },
    { document: 'report', language: 'uk', version: 2 },
  ]);
  for (const { path, bytes, sha256: sum } of manifest.entries) {
    const content = contents.get(path) ?? new Uint8Array();
    expect([path, content.byteLength, sha256(content)]).toEqual([path, bytes, sum]);
  }
  expect(manifest.entries).toHaveLength(contents.size - 1);
  expect(told.at(-1)).toMatchObject({ things: 4, files: 2 });
});
