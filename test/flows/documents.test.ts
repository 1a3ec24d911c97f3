import { ledgerInMemory } from '@undersigned/declarations/post.memory.ts';
import { sampleKeys } from '@undersigned/declarations/samples.ts';
import { settingsInMemory } from '@undersigned/declarations/settings.memory.ts';
import { announce } from '@undersigned/documents/announce.ts';
import { incomingKey } from '@undersigned/documents/file-keys.ts';
import { announcementOf, samplePdf, samplePng } from '@undersigned/documents/file-samples.ts';
import { bucketInMemory, uploadsInMemory } from '@undersigned/documents/file-store.memory.ts';
import { type GateDeps, pass, type Word } from '@undersigned/documents/gate.ts';
import { staffInMemory } from '@undersigned/documents/staff-directory.memory.ts';
import {
  type UploaderDeps,
  type UploaderLetter,
  writeToUploader,
} from '@undersigned/documents/write-to-uploader.ts';
import { type DocumentFile, keysOf } from '@undersigned/network/document.ts';
import { recordInMemory } from '@undersigned/network/record.memory.ts';
import { AT, sampleDocument, sampleThing } from '@undersigned/network/samples.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/*
 * The gate before documents' files, told everything twice and in any order, by a queue that tells again what failed; and failing
 * at any of its calls, before it was done or after.
 */

class Failed extends Error {}

/** Whether a call fails, and when, by the calls' numbers. */
type Faults = (call: number) => 'before' | 'after' | undefined;

/** The ports, each of whose calls may fail. */
const failing = <Ports extends object>(ports: Ports, fails: () => 'before' | 'after' | undefined): Ports =>
  new Proxy(ports, {
    get: (target, name) => {
      const port: unknown = Reflect.get(target, name);
      if (typeof port !== 'function') return port;
      return async (...given: unknown[]) => {
        const fault = fails();
        if (fault === 'before') throw new Failed(String(name));
        const result: unknown = await Reflect.apply(port, target, given);
        if (fault === 'after') throw new Failed(String(name));
        return result;
      };
    },
  });

const world = async (faults: Faults) => {
  const memory = recordInMemory();
  const now = () => new Date(AT);
  const bucket = bucketInMemory(now);
  const uploads = uploadsInMemory();
  await memory.record.save('documents', sampleThing('documents', 'report', sampleDocument()), undefined);
  let calls = 0;
  let ids = 0;
  const fails = () => faults(calls++);
  const gate: GateDeps = {
    record: failing(memory.record, fails),
    uploads: failing(uploads, fails),
    bucket: failing(bucket, fails),
    lookInto: async () => ({ pages: 2, thumbnail: samplePng() }),
    now,
    eventId: () => `evt_${++ids}`,
  };
  const sure = { record: memory.record, uploads, bucket, now, uploadId: () => `upl_${++ids}` };
  return { memory, bucket, uploads, gate, sure, calls: () => calls };
};
type World = Awaited<ReturnType<typeof world>>;

const uploaded = async (
  { sure, bucket }: World,
  pages: number,
): Promise<Extract<Word, { word: 'scanned' }>> => {
  const bytes = samplePdf({ pages });
  const announced = await announce(sure, 'report', announcementOf(bytes), 'sub-1');
  if ('refused' in announced) throw new Error(announced.refused);
  await bucket.post(announced.invitation, bytes);
  const etag = bucket.objects.get(incomingKey(announced.upload))?.etag ?? '';
  return { word: 'scanned', upload: announced.upload, etag, verdict: 'clean' };
};

/** Tells all words, those that fail again behind the others, as a queue does. */
const tellAll = async (gate: GateDeps, words: readonly Word[]) => {
  const queue = words.map((word) => ({ word, tries: 0 }));
  for (let next = queue.shift(); next; next = queue.shift()) {
    try {
      await pass(gate, next.word);
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      if (next.tries > 1000) throw new Error('It never goes through', { cause: error });
      queue.push({ ...next, tries: next.tries + 1 });
    }
  }
};

const filesIn = async ({ memory }: World): Promise<DocumentFile[]> =>
  (await memory.record.get('documents', 'report'))?.files['en'] ?? [];

/** Every event that a change of the document told of, each once. */
const told = ({ memory }: World): string[] => {
  const events = [...memory.stream.partitions.values()]
    .flat()
    .flatMap(({ after }) => after?.events ?? [])
    .map(({ id, type, data }) => [id, `${type} v${data?.['version']}`] as const);
  return [...new Map(events).values()].sort();
};

/** What must be true in the end of two uploads, a clean one and an infected one. */
const expectAllDone = async (all: World, [clean, infected]: readonly string[]) => {
  const files = await filesIn(all);
  const versions = files.map(({ state, version }) => [state, version]);
  const cleanOne = files.find(({ state }) => state === 'clean');
  expect(versions).toHaveLength(2);
  expect(versions.map(([, version]) => version)).toEqual([1, 2]);
  expect(cleanOne?.key).toBe(`files/report/${clean}.pdf`);
  expect(files.find(({ state }) => state === 'refused')).toMatchObject({
    key: `incoming/${infected}`,
    reason: 'infected',
  });
  expect([...all.bucket.objects.keys()].sort()).toEqual([cleanOne?.key, cleanOne?.thumbnail].sort());
  expect(all.uploads.all.size).toBe(0);
  // Who uploaded what was refused is yet to be told.
  expect([...all.uploads.uploaders.keys()]).toEqual([infected]);
  const version = (state: string) => files.find((file) => file.state === state)?.version;
  expect(told(all)).toEqual([
    `document.published v${version('clean')}`,
    `document.refused v${version('refused')}`,
  ]);
};

/** @param hands how many functions work at once, each on words of its own */
const trial = async (all: World, order: readonly number[], hands = 1) => {
  const clean = await uploaded(all, 1);
  const infected = { ...(await uploaded(all, 2)), verdict: 'infected' as const };
  const words: Word[] = [
    { word: 'came', upload: clean.upload },
    clean,
    clean,
    { word: 'came', upload: infected.upload },
    infected,
    infected,
  ];
  await Promise.all(
    Array.from({ length: hands }, (_, hand) =>
      tellAll(
        all.gate,
        order.filter((_, place) => place % hands === hand).flatMap((index) => words[index] ?? []),
      ),
    ),
  );
  await expectAllDone(all, [clean.upload, infected.upload]);
};

const IN_ORDER = [0, 1, 2, 3, 4, 5];
/** A fifth of all calls fails. */
const FAULTS = ['before', 'after'] as const;

describe('the gate', () => {
  it('does all once, whichever call fails, before it was done or after', async () => {
    const sound = await world(() => undefined);
    await trial(sound, IN_ORDER);
    expect(sound.calls()).toBeGreaterThan(20);
    for (let at = 0; at < sound.calls(); at++) {
      for (const when of ['before', 'after'] as const) {
        await trial(await world((call) => (call === at ? when : undefined)), IN_ORDER);
      }
    }
  });

  it('does all once, in any order, by several at once, with many failures', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(IN_ORDER, { minLength: 6 }),
        fc.infiniteStream(fc.nat(9)),
        fc.integer({ min: 1, max: 6 }),
        async (order, faults, hands) => {
          await trial(await world(() => FAULTS[faults.next().value ?? 0]), order, hands);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('has the uploader of a refused file told once, whichever call fails, however often the event comes', async () => {
    const trialOf = async (faults: Faults) => {
      const all = await world(() => undefined);
      const { upload, etag } = await uploaded(all, 1);
      await pass(all.gate, { word: 'scanned', upload, etag, verdict: 'infected' });
      let calls = 0;
      const fails = () => faults(calls++);
      const sent: UploaderLetter[] = [];
      const deps: UploaderDeps = {
        record: failing(all.memory.record, fails),
        uploads: failing(all.uploads, fails),
        staff: failing(staffInMemory({ 'sub-1': { email: 'editor@example.org' } }), fails),
        settings: failing(settingsInMemory(), fails),
        ledger: ledgerInMemory(),
        keys: sampleKeys,
        mailer: {
          async send(letter) {
            sent.push(letter);
            return 'sent';
          },
        },
        now: () => new Date(AT),
      };
      const cause = {
        id: 'evt_1',
        document: 'report',
        language: 'en',
        version: 1,
        reason: 'infected',
      } as const;
      for (let delivery = 0; delivery < 4; delivery++) {
        await writeToUploader(deps, cause).catch((error) => {
          if (!(error instanceof Failed)) throw error;
        });
      }
      expect(sent).toHaveLength(1);
      expect(all.uploads.uploaders.size).toBe(0);
      return calls;
    };
    const calls = await trialOf(() => undefined);
    expect(calls).toBeGreaterThan(4);
    for (let at = 0; at < calls; at++)
      for (const when of FAULTS) await trialOf((call) => (call === at ? when : undefined));
  });

  it('leaves nothing of what belonged to a document that was removed meanwhile, whichever call fails', async () => {
    for (let at = 0; at < 40; at++) {
      const all = await world((call) => (call === at ? 'after' : undefined));
      const first = await uploaded(all, 1);
      await tellAll(all.gate, [first]);
      const second = await uploaded(all, 2);
      const was = await all.memory.record.get('documents', 'report');
      if (!was) throw new Error('It is gone already');
      const abandoned: Word = { word: 'abandoned', document: 'report', keys: keysOf(was.files) };
      await tellAll(all.gate, [abandoned]);
      expect(all.bucket.objects.has(`files/report/${first.upload}.pdf`)).toBe(true);
      expect(await all.memory.record.remove('documents', was)).toBe('removed');
      await tellAll(all.gate, [second, abandoned, { word: 'came', upload: second.upload }]);
      expect([...all.bucket.objects.keys()]).toEqual([]);
      expect([all.uploads.all.size, all.uploads.uploaders.size]).toEqual([0, 0]);
    }
  });
});
