import type { ArchiveEntry, Progress } from './archive.ts';

/** An export of the whole network: asked for, made in the background, to be had for a while. */
export interface ExportJob {
  /** `exp_…` */
  id: string;
  state: 'waiting' | 'working' | 'done' | 'failed';
  progress: Progress;
  /** RFC 3339, UTC; so are the others. */
  requestedAt: string;
  changedAt: string;
  /** Of the archive, once it is done. */
  bytes?: number;
  /** Lower-case hexadecimal. */
  sha256?: string;
}

/** Where exports are kept account of, until their archives are gone. */
export interface ExportJobs {
  get(id: string): Promise<ExportJob | undefined>;
  /** @param until when it may be forgotten */
  save(job: ExportJob, until: Date): Promise<void>;
}

/** Where archives lie. They disappear after a day by themselves. */
export interface Archives {
  /** Writes an archive; what was there under that id is replaced. */
  write(id: string, entries: AsyncIterable<ArchiveEntry>): Promise<{ bytes: number; sha256: string }>;
  /** An address at which anybody who has it may download the archive, until then. */
  link(id: string, fileName: string, until: Date): Promise<string>;
}

const HOUR = 3_600_000;
/** How long archives are kept. */
const KEPT_MS = 24 * HOUR;
/** Longer than any work on one takes. */
const LONGEST_MS = HOUR / 2;
const LINK_MS = HOUR / 4;
/** How often the account of work that goes on is written. */
const TELL_MS = 2000;

const forgotten = ({ requestedAt }: ExportJob) => new Date(Date.parse(requestedAt) + KEPT_MS);

/** Takes an export down, and has it made. */
export async function begin({
  jobs,
  start,
  now,
  newId,
}: {
  jobs: Pick<ExportJobs, 'save'>;
  start: (id: string) => Promise<void>;
  now: () => Date;
  newId: () => string;
}): Promise<ExportJob> {
  const at = now().toISOString();
  const progress = { things: 0, files: 0, bytes: 0 };
  const job: ExportJob = { id: newId(), state: 'waiting', progress, requestedAt: at, changedAt: at };
  await jobs.save(job, forgotten(job));
  await start(job.id);
  return job;
}

/** An export as it stands; when it is done, with a link that is good for a quarter of an hour. */
export async function exportNow(
  {
    jobs,
    archives,
    now,
  }: { jobs: Pick<ExportJobs, 'get'>; archives: Pick<Archives, 'link'>; now: () => Date },
  id: string,
): Promise<(ExportJob & { url?: string; expiresAt?: string }) | { refused: 'unknown' }> {
  const job = await jobs.get(id);
  const at = now();
  if (!job || forgotten(job) <= at) return { refused: 'unknown' };
  const silent = at.getTime() - Date.parse(job.changedAt) > LONGEST_MS;
  if (job.state === 'working' && silent) return { ...job, state: 'failed' };
  if (job.state !== 'done') return job;
  const until = new Date(Math.min(at.getTime() + LINK_MS, forgotten(job).getTime()));
  const url = await archives.link(id, `network-${job.requestedAt.slice(0, 10)}.zip`, until);
  return { ...job, url, expiresAt: until.toISOString() };
}

/** Makes an archive, and tells how far it is. Doing it again makes it anew. */
export async function makeArchive(
  { jobs, archives, now }: { jobs: ExportJobs; archives: Pick<Archives, 'write'>; now: () => Date },
  id: string,
  entries: (tell: (progress: Progress) => void) => AsyncIterable<ArchiveEntry>,
): Promise<'done' | 'unknown'> {
  const asked = await jobs.get(id);
  if (!asked) return 'unknown';
  let job = asked;
  let telling: Promise<void> = Promise.resolve();
  const save = (changes: Partial<ExportJob>) => {
    job = { ...job, ...changes, changedAt: now().toISOString() };
    const { ...saved } = job;
    telling = telling.then(() => jobs.save(saved, forgotten(saved)));
    return telling;
  };
  await save({ state: 'working' });
  const tell = (progress: Progress) => {
    if (now().getTime() - Date.parse(job.changedAt) < TELL_MS) job = { ...job, progress };
    // What fails here fails the next time that it is waited for.
    else save({ progress }).catch(() => undefined);
  };
  try {
    const written = await archives.write(id, entries(tell));
    await save({ state: 'done', ...written });
    return 'done';
  } catch (error) {
    await save({ state: 'failed' });
    throw error;
  }
}
