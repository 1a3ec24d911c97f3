import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/*
 * The stock libraries of Standard Webhooks for other languages. They are installed once, from the registry of their
 * language, into `.local/interop`; where a language or its registry is missing, whoever asks is told why.
 */

const run = promisify(execFile);
const here = import.meta.dirname;
const installed = join(here, '../../../.local/interop');
/** Milliseconds that an installation may take. */
const PATIENCE_MS = 90_000;

/** A line of what is asked of a library, and its answer: a signature, `verified`, or `refused: …`. */
export type Question = Readonly<{
  asked: 'sign' | 'verify';
  secret: string;
  id: string;
  /** Seconds since 1970, as the header says it. */
  timestamp: string;
  signature?: string;
  body: string;
}>;

export type Library = (questions: readonly Question[]) => string[];

const GO_PATHS = ['go', '/usr/local/go/bin/go', '/usr/lib/go/bin/go'];
const STANDARD_WEBHOOKS_JAR = 'com.standardwebhooks:standardwebhooks:1.1.0';

/** Installs into the folder, and gives nothing. */
type Install = (folder: string) => Promise<unknown>;

const LIBRARIES = {
  Python: {
    install: (folder) =>
      limited('python3', [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--retries=1',
        '--target',
        folder,
        '-r',
        'requirements.txt',
      ]),
    command: (folder) => ({
      file: 'python3',
      arguments: [join(here, 'webhooks.py')],
      environment: { PYTHONPATH: folder },
    }),
  },
  Go: {
    install: (folder) => limited(firstThere(GO_PATHS), ['build', '-o', join(folder, 'webhooks'), '.']),
    command: (folder) => ({ file: join(folder, 'webhooks'), arguments: [], environment: {} }),
  },
  Java: {
    install: async (folder) => {
      const copy = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.0:copy';
      const given = [`-Dartifact=${STANDARD_WEBHOOKS_JAR}`, `-DoutputDirectory=${folder}`];
      await limited('mvn', ['--quiet', '--batch-mode', copy, ...given]);
      await limited('javac', ['-cp', join(folder, '*'), '-d', folder, 'Webhooks.java']);
    },
    command: (folder) => ({
      file: 'java',
      arguments: ['-cp', [folder, join(folder, '*')].join(':'), 'Webhooks'],
      environment: {},
    }),
  },
  PHP: {
    install: (folder) => {
      const given = ['--no-interaction', '--quiet', `--working-dir=${folder}`];
      return limited('composer', ['require', ...given, 'standard-webhooks/standard-webhooks']);
    },
    command: (folder) => ({
      file: 'php',
      arguments: [join(here, 'webhooks.php')],
      environment: { AUTOLOAD: join(folder, 'vendor/autoload.php') },
    }),
  },
} satisfies Record<
  string,
  {
    install: Install;
    command: (folder: string) => { file: string; arguments: string[]; environment: Record<string, string> };
  }
>;

export type Language = keyof typeof LIBRARIES;
export const LANGUAGES = Object.keys(LIBRARIES) as Language[];

/** Where the library of that language is installed, or why it cannot be. */
export async function installedAt(language: Language): Promise<{ folder: string } | { missing: string }> {
  const folder = join(installed, language.toLowerCase());
  try {
    if (!existsSync(folder)) await atOnce(folder, LIBRARIES[language].install);
    return { folder };
  } catch (error) {
    const reason = reasonIn(`${(error as { stderr?: string }).stderr || error}`);
    return { missing: `The stock library for ${language} could not be installed: ${reason}` };
  }
}

/** The library of that language, or why it cannot be had. */
export async function libraryOf(language: Language): Promise<Library | string> {
  const found = await installedAt(language);
  if ('missing' in found) return found.missing;
  const { file, arguments: given, environment } = LIBRARIES[language].command(found.folder);
  return (questions) =>
    execFileSync(file, given, {
      input: questions.map(lineOf).join(''),
      encoding: 'utf8',
      env: { ...process.env, ...environment },
      timeout: PATIENCE_MS,
    })
      .trimEnd()
      .split('\n');
}

/** The line of what an installer says that tells why, among how it is used and where it failed. */
const reasonIn = (said: string): string => {
  const lines = said
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.find((line) => /could not|error|not found|ENOENT/i.test(line)) ?? lines[0] ?? '';
};

const lineOf = ({ asked, secret, id, timestamp, signature = '', body }: Question) =>
  `${[asked, secret, id, timestamp, signature, Buffer.from(body).toString('base64')].join('\t')}\n`;

/** All of it is there, or nothing of it. */
const atOnce = async (folder: string, install: Install) => {
  const unfinished = `${folder}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  try {
    await install(unfinished);
    // Somebody else may have been faster.
    await rename(unfinished, folder).catch((error) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
};

const limited = (file: string, given: string[]) =>
  run(file, given, { cwd: here, timeout: PATIENCE_MS, env: { ...process.env, CGO_ENABLED: '0' } });

const firstThere = (paths: readonly string[]): string =>
  paths.find((path) => path.startsWith('/') && existsSync(path)) ?? paths[0] ?? '';
