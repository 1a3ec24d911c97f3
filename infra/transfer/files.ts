import type { ArchivedFile } from '@undersigned/api/exports.ts';
import { done } from './deployment.ts';
import type { Brought, Transfer } from './transfer.ts';

interface KeptFile {
  sha256: string;
  state: 'scanning' | 'clean' | 'refused';
  reason?: string;
}

const LOOK_MS = 2000;
const LONGEST_SCAN_MS = 600_000;
const DOCUMENTS_AT_ONCE = 4;

/**
 * Uploads documents' files, oldest version first, through the same gate as any other: they are scanned here too. A file
 * that is there already is not uploaded again.
 */
export async function bringFiles(
  transfer: Transfer,
  documents: readonly { id: string; slug: string }[],
): Promise<Brought> {
  const { documentFiles } = transfer.archive.manifest;
  const total: Brought = { created: 0, changed: 0, unchanged: 0, faults: [] };
  const slugs = new Map(documents.map(({ id, slug }) => [id, slug]));
  const queue = [...Map.groupBy(documentFiles, ({ document }) => document)];
  let seen = 0;
  const work = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const [id, files] = next;
      for (const file of files.sort((a, b) => a.version - b.version)) {
        const fault = await bringFile(transfer, slugs.get(id) ?? id, file);
        if (fault === 'unchanged') total.unchanged++;
        else if (fault) total.faults.push(`${file.path}: ${fault}`);
        else total.created++;
        transfer.tell(`files: ${++seen} of ${documentFiles.length}`);
      }
    }
  };
  await Promise.all(Array.from({ length: DOCUMENTS_AT_ONCE }, work));
  return total;
}

async function bringFile(
  { archive, to, write, sleep = waited }: Transfer,
  slug: string,
  { path, language, fileName, contentType, size, sha256 }: ArchivedFile,
): Promise<string | undefined> {
  const staffPath = `/v1/staff/documents/${slug}`;
  const kept = async (): Promise<KeptFile | undefined> => {
    const files: KeptFile[] = (await to.ask('GET', staffPath)).json?.files?.[language] ?? [];
    return files.find((one) => one.sha256 === sha256);
  };
  const before = await kept();
  if (before?.state === 'clean') return 'unchanged';
  if (before?.state === 'refused') return before.reason ?? 'refused';
  if (!write) return undefined;
  if (!before) {
    const announced = { language, fileName, contentType, size, sha256 };
    const form = done(await to.ask('POST', `${staffPath}/uploads`, announced), path).json;
    await to.post(form, await archive.bytes(path), fileName);
  }
  // The next version must come behind this one.
  for (let spent = 0; spent < LONGEST_SCAN_MS; spent += LOOK_MS) {
    const now = await kept();
    if (now?.state === 'clean') return undefined;
    if (now?.state === 'refused') return now.reason ?? 'refused';
    await sleep(LOOK_MS);
  }
  return 'it was not scanned within ten minutes';
}

const waited = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
