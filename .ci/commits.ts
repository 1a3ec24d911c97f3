import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import conventional from '@commitlint/config-conventional';
import lint from '@commitlint/lint';
import createPreset from 'conventional-changelog-conventionalcommits';

/**
 * `node .ci/commits.ts --edit <file>` checks the message that Git is about to take, `node .ci/commits.ts <range>` those of
 * the commits in a range, of the last one if none is said: Conventional Commits 1.0, by commitlint's usual rules.
 */
const [given = 'HEAD^!', file] = process.argv.slice(2);

const messages =
  given === '--edit' && file
    ? [await readFile(file, 'utf8')]
    : execFileSync('git', ['log', '--format=%B%x00', given], { encoding: 'utf8' }).split('\0');

const { parser } = createPreset();
// What Git's editor shows beneath, and the diff of `git commit --verbose`, are no part of the message.
const written = (text: string) => (text.split(/^# -+ >8/m)[0] ?? '').replace(/^#.*$/gm, '').trim();
for (const message of messages.map(written).filter(Boolean)) {
  const { valid, errors } = await lint(message, conventional.rules, { parserOpts: parser });
  if (valid) continue;
  console.error(`${message.split('\n', 1)[0]}\n${errors.map((error) => `  ${error.message}`).join('\n')}`);
  process.exitCode = 1;
}
