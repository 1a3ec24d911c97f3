import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Folder, what a file there imports. */
const straight: [string, string][] = [
  ['events', './event.ts'],
  ['packages/declarations', '@undersigned/events/event.ts'],
  ['packages/declarations', './sign.ts'],
  ['packages/i18n/messages', '../translate.ts'],
  ['packages/aws', '@undersigned/declarations/signatures.ts'],
  ['packages/aws', '@aws-sdk/client-dynamodb'],
  ['packages/lambda', '@undersigned/api/route.ts'],
  ['packages/web', '@undersigned/site/page.ts'],
  ['packages/exchange', '@undersigned/network/thing.ts'],
  ['functions/signing', '@undersigned/aws/signatures.ts'],
  ['infra/areas', '@undersigned/aws/keys.ts'],
  ['infra/areas', '@undersigned/lambda/metrics.ts'],
  ['infra/local', '../app.ts'],
];

const turned: [string, string][] = [
  // A folder without a rule could import anything: each must refuse this.
  ...readdirSync(join(root, 'packages')).map((name): [string, string] => [
    `packages/${name}`,
    '@undersigned/infra/settings.ts',
  ]),
  ['events', '@undersigned/declarations/sign.ts'],
  ['packages/declarations', '@undersigned/aws/signatures.ts'],
  ['packages/declarations', '@undersigned/lambda/http.ts'],
  ['packages/declarations', '@undersigned/web/present.ts'],
  ['packages/declarations', '@aws-sdk/client-dynamodb'],
  ['packages/declarations', '../aws/signatures.ts'],
  ['packages/declarations', 'node:http'],
  ['packages/outbox', '@undersigned/site/page.ts'],
  ['packages/input', '@undersigned/mail/letter.ts'],
  ['packages/site', '@undersigned/aws/keys.ts'],
  ['packages/mail', '@undersigned/lambda/http.ts'],
  ['packages/site', '@undersigned/declarations/sign.ts'],
  ['packages/lambda', '@undersigned/declarations/sign.ts'],
  ['packages/lambda', '@undersigned/api/signing.ts'],
  ['packages/courier', '@undersigned/partners/endpoint.ts'],
  ['packages/courier', '@undersigned/events/event.ts'],
  ['packages/web', '@undersigned/aws/signatures.ts'],
  ['packages/exchange', '@undersigned/site/page.ts'],
  ['packages/exchange', '@undersigned/web/present.ts'],
  ['packages/aws', '@undersigned/functions/signing/sign.ts'],
  ['functions/signing', '../staff/settings.ts'],
  ['functions/signing', '@undersigned/infra/settings.ts'],
  ['functions/signing', '@undersigned/test/flows/world.ts'],
  ['infra/areas', '@undersigned/aws/signatures.ts'],
  ['infra/areas', '@undersigned/declarations/sign.ts'],
  ['infra/areas', '../local/stack.ts'],
  ['infra', './local/stack.ts'],
  ['infra/local', '../../packages/aws/table.ts'],
];

/** The cases that Biome, with the project's own rules, finds an import at fault in. */
let found: Set<string>;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arrows-'));
  for (const rules of ['biome.json', 'biome.arrows.json'])
    await copyFile(join(root, rules), join(folder, rules));
  for (const [from, to] of [...straight, ...turned]) {
    const file = join(folder, caseOf(from, to));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `import type { It } from '${to}';\nexport type Its = It;\n`);
  }
  const args = [
    'lint',
    '--only=style/noRestrictedImports',
    '--vcs-enabled=false',
    '--max-diagnostics=none',
    '--reporter=json',
    '.',
  ];
  const { stdout } = await promisify(execFile)(join(root, 'node_modules/.bin/biome'), args, {
    cwd: folder,
  }).catch((faults: { stdout: string }) => faults);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { location: { path: string } }[] };
  found = new Set(diagnostics.map(({ location }) => location.path));
});

afterAll(() => rm(folder, { recursive: true }));

const caseOf = (from: string, to: string) => `${from}/${to.replaceAll(/\W+/g, '-')}.ts`;

describe('arrows between the folders', () => {
  it.each(straight)('%s imports %s', (from, to) => {
    expect(found).not.toContain(caseOf(from, to));
  });

  it.each(turned)('%s must not import %s', (from, to) => {
    expect(found).toContain(caseOf(from, to));
  });
});
