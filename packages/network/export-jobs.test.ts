import { describe, expect, it } from 'vitest';
import type { Progress } from './archive.ts';
import { begin, type ExportJob, exportNow, makeArchive } from './export-jobs.ts';

const AT = Date.parse('2026-11-22T09:00:00Z');

function trial({ fails = false }: { fails?: boolean } = {}) {
  const kept = new Map<string, ExportJob>();
  const states: string[] = [];
  let at = AT;
  const deps = {
    jobs: {
      get: async (id: string) => kept.get(id),
      save: async (job: ExportJob) => {
        kept.set(job.id, job);
        states.push(`${job.state} ${job.progress.things}`);
      },
    },
    archives: {
      write: async (_: string, entries: AsyncIterable<unknown>) => {
        for await (const entry of entries) expect(entry).toBeDefined();
        if (fails) throw new Error('The bucket is gone');
        return { bytes: 7, sha256: 'ab' };
      },
      link: async (id: string, name: string, until: Date) => `https://${id}/${name}?${until.toISOString()}`,
    },
    now: () => new Date(at),
    newId: () => 'exp_1',
  };
  const pass = (milliseconds: number) => {
    at += milliseconds;
  };
  async function* entries(tell: (progress: Progress) => void) {
    for (const things of [1, 2, 3]) {
      pass(1500);
      tell({ things, files: 0, bytes: 0 });
      yield { path: 'x', packed: false, bytes: [] as never };
    }
  }
  return { deps, states, pass, entries, begin: () => begin({ ...deps, start: async () => {} }) };
}

describe('an export', () => {
  it('waits, is worked on, tells how far it is, and is there to download for a day', async () => {
    const { deps, states, pass, entries, begin } = trial();
    expect(await begin()).toMatchObject({ id: 'exp_1', state: 'waiting' });
    expect(await exportNow(deps, 'exp_1')).toMatchObject({ state: 'waiting' });
    expect(await makeArchive(deps, 'exp_1', entries)).toBe('done');
    expect(states).toEqual(['waiting 0', 'working 0', 'working 2', 'done 3']);
    expect(await exportNow(deps, 'exp_1')).toMatchObject({
      state: 'done',
      bytes: 7,
      sha256: 'ab',
      url: 'https://exp_1/network-2026-11-22.zip?2026-11-22T09:15:04.500Z',
      expiresAt: '2026-11-22T09:15:04.500Z',
    });
    pass(24 * 3_600_000);
    expect(await exportNow(deps, 'exp_1')).toEqual({ refused: 'unknown' });
  });

  it('that fails says so, and can be made again', async () => {
    const { deps, entries, begin } = trial({ fails: true });
    await begin();
    await expect(makeArchive(deps, 'exp_1', entries)).rejects.toThrow('The bucket is gone');
    expect(await exportNow(deps, 'exp_1')).toMatchObject({ state: 'failed' });
    deps.archives.write = async () => ({ bytes: 1, sha256: 'cd' });
    await makeArchive(deps, 'exp_1', entries);
    expect(await exportNow(deps, 'exp_1')).toMatchObject({ state: 'done', bytes: 1 });
  });

  it('of which nothing is heard for long has failed', async () => {
    const { deps, pass, begin } = trial();
    const job = await begin();
    await deps.jobs.save({ ...job, state: 'working' });
    pass(1_799_000);
    expect(await exportNow(deps, 'exp_1')).toMatchObject({ state: 'working' });
    pass(2000);
    expect(await exportNow(deps, 'exp_1')).toMatchObject({ state: 'failed' });
  });

  it('that nobody asked for is unknown', async () => {
    const { deps, entries } = trial();
    expect(await exportNow(deps, 'exp_2')).toEqual({ refused: 'unknown' });
    expect(await makeArchive(deps, 'exp_2', entries)).toBe('unknown');
  });
});
