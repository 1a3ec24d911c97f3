import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { textHash } from '@undersigned/declarations/text.ts';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const pages = globSync(['*.md', 'docs/**/*.md', 'infra/**/*.md'], {
  cwd: root,
  exclude: ['**/node_modules/**'],
});
const withoutCode = (markdown: string) => markdown.replaceAll(/```[\s\S]*?```/g, '');

/** The name that a heading is linked to by, as GitHub makes it. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
const anchors = (file: string) =>
  [...withoutCode(read(file)).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchor(heading));

describe.each(pages)('%s', (page) => {
  it('links to what is there', () => {
    const links = [...withoutCode(read(page)).matchAll(/\]\((?!https?:|mailto:)([^)]+)\)/g)];
    for (const [, link = ''] of links) {
      const [path, fragment] = link.split('#', 2);
      const target = path ? join(dirname(page), path) : page;
      expect(existsSync(join(root, target)), link).toBe(true);
      if (fragment) expect(anchors(target), link).toContain(fragment);
    }
  });

  it('names commands that are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    for (const [, script] of read(page).matchAll(/npm run (?:--silent )?([\w-]+)/g)) {
      expect(Object.keys(scripts)).toContain(script);
    }
  });
});

describe('decision records', () => {
  const records = globSync('docs/decisions/*.md', { cwd: root })
    .filter((file) => !file.endsWith('README.md'))
    .sort();

  it('are numbered without a gap', () => {
    const numbers = records.map((file) => Number(/(\d{4})-/.exec(file)?.[1]));
    expect(numbers).toEqual(records.map((_, index) => index + 1));
  });

  it.each(records)('%s is short: context, decision, consequences', (file) => {
    const record = read(file).trimEnd();
    expect(record.split('\n').length).toBeLessThanOrEqual(25);
    expect(record.match(/\*\*\w+\.\*\*/g)).toEqual(['**Context.**', '**Decision.**', '**Consequences.**']);
  });
});

describe('the canonical form of a text', () => {
  const [shell = '', python = ''] = [...read('docs/canonical-text.md').matchAll(/```sh\n(.+)\n```/g)].map(
    ([, command]) => command,
  );

  it.each([
    ['in a shell', shell],
    ['with Python', python],
  ])('is recomputed %s by the command in its page', (_, command) => {
    // A byte order mark, both other line ends, and an é in two code points.
    const text = '\uFEFFWe, the undersigne\u0301d, ask\r\nfor **clean air**.\rБільше\n';
    const folder = mkdtempSync(join(tmpdir(), 'text-'));
    writeFileSync(join(folder, 'text.md'), text);
    const printed = execFileSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(printed.split(' ')[0]?.trim()).toBe(textHash(text));
  });
});
