import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { ARCHIVE, type Manifest } from '@undersigned/api/exports.ts';
import { type Entry, openPromise } from 'yauzl';

/** A network's archive on this machine. What is in it, docs/importing.md says. */
export interface ArchiveFile {
  manifest: Manifest;
  /** What a file of it says. */
  json: (path: string) => Promise<never>;
  bytes: (path: string) => Promise<Buffer>;
  close: () => void;
}

/** Opens an archive, and looks whether it is whole: each of its files must be there as the manifest says. */
export async function openArchive(path: string, tell: (line: string) => void): Promise<ArchiveFile> {
  const zip = await openPromise(path, { autoClose: false });
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  const bytes = async (name: string) => {
    const entry = entries.get(name);
    if (!entry) throw new Error(`The archive has no ${name}.`);
    return buffer(await zip.openReadStreamPromise(entry));
  };
  const json = async (name: string) => JSON.parse((await bytes(name)).toString('utf8')) as never;
  const manifest: Manifest = await json('manifest.json');
  if (manifest.format !== ARCHIVE.format) throw new Error(`${path} is no archive of a network.`);
  if (manifest.version > ARCHIVE.version)
    throw new Error(`${path} was written by a newer version of the software: take that one.`);
  for (const { path: name, sha256 } of manifest.entries) {
    tell(`looking at ${name}`);
    const found = createHash('sha256')
      .update(await bytes(name))
      .digest('hex');
    if (found !== sha256) throw new Error(`The archive is damaged: ${name} is not as it was written.`);
  }
  return { manifest, json, bytes, close: () => zip.close() };
}
