import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const WRITERS = /import \{([^}]+)\} from '@undersigned\/web\/[a-z-]*mail[a-z-]*\.ts'/g;

/** Calls of what writes mails, that do not stand behind the gate of who is not written to. */
function ungated(source: string): string[] {
  const writers = [...source.matchAll(WRITERS)].flatMap(([, names = '']) => names.match(/\w+/g) ?? []);
  return writers.filter((writer) => {
    const calls = source.match(new RegExp(`\\b${writer}\\(`, 'g')) ?? [];
    const inside = source.match(new RegExp(`\\bgated\\(${writer}\\(`, 'g')) ?? [];
    const [, name] = new RegExp(`const (\\w+) = ${writer}\\(`).exec(source) ?? [];
    const isHanded = name && new RegExp(`nlessSuppressed\\([^;]*, ${name}\\)`).test(source);
    return calls.length !== inside.length + (isHanded ? 1 : 0);
  });
}

const functions = globSync('functions/{mail,digests}/*.ts', { cwd: root })
  .map((file): [string, string] => [file, readFileSync(join(root, file), 'utf8')])
  .filter(([, source]) => source.includes('MAIL_CONFIGURATION_SET'));

describe('every mail', () => {
  it.each(functions)('of %s passes the gate of who is not written to', (_, source) => {
    expect(source.match(WRITERS)).not.toBeNull();
    expect(ungated(source)).toEqual([]);
  });

  it('that would not is found', () => {
    const source = `import { farewell } from '@undersigned/web/some-mail.ts';\nconst mailer = farewell({ send });`;
    expect(ungated(source)).toEqual(['farewell']);
    expect(ungated(source.replace('farewell({ send })', 'gated(farewell({ send }))'))).toEqual([]);
    expect(ungated(`${source}\nunlessSuppressed({ standings }, mailer);`)).toEqual([]);
  });
});
