import type { Metafile } from 'esbuild';
import { atMost, kilobytes, mustBe, type Row, told } from './row.ts';

const LIMIT = 400 * 1024;
const PACKAGE = /^(.*node_modules\/)((?:@[^/]+\/)?[^/]+)\//;

/** The bundle of `sign`: its size, what it carries twice, and how many SDK clients. From esbuild's metafile. */
export function bundleOfSign({ outputs }: Metafile): Row[] {
  const output = outputs['dist/functions/signing/sign/index.js'];
  const later = outputs['dist/functions/signing/sign/web/signing-form.js'];
  if (!output || !later) throw new Error('sign was not bundled');
  const packages = new Map<string, { folders: Set<string>; bytes: number }>();
  for (const [file, { bytesInOutput }] of Object.entries(output.inputs)) {
    const [, folder, name] = PACKAGE.exec(file) ?? [];
    if (!folder || !name) continue;
    const seen = packages.get(name) ?? { folders: new Set(), bytes: 0 };
    packages.set(name, { folders: seen.folders.add(folder), bytes: seen.bytes + bytesInOutput });
  }
  const twice = [...packages].filter(([, { folders }]) => folders.size > 1).map(([name]) => name);
  const clients = [...packages.keys()].filter((name) => name.startsWith('@aws-sdk/client-'));
  const heaviest = [...packages].sort(([, a], [, b]) => b.bytes - a.bytes).slice(0, 4);
  return [
    atMost('Bundle of sign, minified', output.bytes, LIMIT, kilobytes),
    told('Loaded beside it by a form that is not as it should be, for its page', kilobytes(later.bytes)),
    told(
      'Its heaviest packages',
      heaviest.map(([name, { bytes }]) => `${name} ${kilobytes(bytes)}`).join(', '),
    ),
    mustBe('Packages twice in it', twice.join(', ') || 'none', 'none', twice.length === 0),
    mustBe('SDK clients in it', clients.join(', ') || 'none', 'one', clients.length === 1),
  ];
}
