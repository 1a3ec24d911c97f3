import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { region } from './aws.ts';

const run = promisify(execFile);

const requirements = join(import.meta.dirname, 'requirements.txt');

/** A Python in a virtual environment of the project's own that has MiniStack, made in `folder` when it is not there yet. */
export const pythonWithMiniStack = async (folder: string): Promise<string> => {
  const python = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  if (await isReady(python)) return python;
  const found = await findPython();
  await run(found, ['-m', 'venv', '--clear', folder]).catch(() => {
    throw new Error(`${found} -m venv failed; is Python's venv module installed (python3-venv on Debian)?`);
  });
  await run(python, ['-m', 'pip', 'install', '--quiet', '--requirement', requirements]);
  return python;
};

/** Whether what `requirements.txt` names is installed there, in these versions. */
const isReady = async (python: string): Promise<boolean> => {
  const check = [
    'import sys',
    'from importlib.metadata import version',
    'lines = [line.strip() for line in open(sys.argv[1]) if "==" in line]',
    'sys.exit(any(version(name) != pin for name, pin in (line.split("==") for line in lines)))',
  ].join('\n');
  return access(python)
    .then(() => run(python, ['-c', check, requirements]))
    .then(
      () => true,
      () => false,
    );
};

const findPython = async (): Promise<string> => {
  for (const candidate of ['python3', 'python']) {
    const recent = await run(candidate, ['-c', 'import sys; print(sys.version_info >= (3, 10))']).then(
      ({ stdout }) => stdout.trim() === 'True',
      () => false,
    );
    if (recent) return candidate;
  }
  throw new Error(
    'The local AWS needs Python 3.10 or newer, which was not found. With Docker instead: ' +
      `docker run -p 127.0.0.1:4566:4566 -e AUTH=true -e MINISTACK_REGION=${region} ministackorg/ministack:1.5.33, ` +
      'then AWS_ENDPOINT_URL=http://127.0.0.1:4566 npm start',
  );
};
