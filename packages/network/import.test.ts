import { describe, expect, it } from 'vitest';
import { importRows } from './import.ts';
import { rowsOfJson } from './import-json.ts';
import { thingForStaff } from './published.ts';
import {
  AT,
  sampleConvening,
  sampleDeps,
  sampleDocument,
  sampleOrganisation,
  sampleProject,
  sampleThing,
  sampleUpdate,
} from './samples.ts';
import { COLLECTIONS, type Collection } from './thing.ts';

const LATER = new Date('2026-11-22T09:00:20Z');
type Deps = ReturnType<typeof sampleDeps>;

const bring = (
  deps: Deps,
  collection: Collection,
  things: unknown[],
  options: Partial<Parameters<typeof importRows>[3]> & { keepTimes?: boolean } = {},
) =>
  importRows(deps, collection, rowsOfJson(things, { keepTimes: options.keepTimes ?? false }), {
    dryRun: false,
    until: LATER,
    ...options,
  });

const organisation = (slug: string, changes: object = {}) => ({ slug, ...sampleOrganisation(), ...changes });
const project = (slug: string, changes: object = {}) => ({ slug, ...sampleProject(), ...changes });
const slugs = async (deps: Deps, collection: Collection) =>
  (await deps.record.page(collection, { limit: 100 })).things.map(({ slug }) => slug);
/** What was written, in its order. */
const written = (deps: Deps) =>
  [...deps.stream.partitions.values()]
    .flat()
    .sort((a, b) => (BigInt(a.sequenceNumber) < BigInt(b.sequenceNumber) ? -1 : 1))
    .flatMap(({ after }) => (after ? [after] : []));
const told = (deps: Deps) => written(deps).flatMap(({ events }) => events.map(({ type }) => type));
const faultsOf = (report: Awaited<ReturnType<typeof importRows>>) =>
  report.faults.map(({ row, column, code }) => [row, column, code]);

describe('an import', () => {
  it('records what is new, changes what differs, lets be what is the same, and says so', async () => {
    const deps = sampleDeps();
    const file = [organisation('aa'), organisation('bb'), organisation('cc')];
    expect(await bring(deps, 'organisations', file)).toEqual({
      rows: 3,
      created: 3,
      changed: 0,
      unchanged: 0,
      pending: 0,
      faults: [],
    });
    expect(told(deps)).toEqual(Array(3).fill('organisation.recorded'));
    const next = [organisation('aa'), organisation('bb', { country: 'BA' }), organisation('dd')];
    expect(await bring(deps, 'organisations', next)).toMatchObject({ created: 1, changed: 1, unchanged: 1 });
    expect(await slugs(deps, 'organisations')).toEqual(['aa', 'bb', 'cc', 'dd']);
    expect(told(deps).slice(3).sort()).toEqual(['organisation.changed', 'organisation.recorded']);
  });

  it('done again changes nothing, and tells nothing', async () => {
    const deps = sampleDeps();
    const file = [organisation('aa'), organisation('bb')];
    await bring(deps, 'organisations', file);
    const before = written(deps).length;
    expect(await bring(deps, 'organisations', file)).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
    expect(written(deps)).toHaveLength(before);
  });

  it('that is a trial says what it would do, and writes nothing', async () => {
    const deps = sampleDeps();
    const file = [organisation('aa'), organisation('bb')];
    expect(await bring(deps, 'organisations', file, { dryRun: true })).toMatchObject({ created: 2 });
    expect(await slugs(deps, 'organisations')).toEqual([]);
  });

  it('tells every fault of every row at once, and writes none of the others', async () => {
    const deps = sampleDeps();
    const report = await bring(deps, 'organisations', [
      organisation('aa'),
      organisation('bb', { country: 'ZZ', website: 'nowhere' }),
      organisation('Bad Slug'),
      { language: 'en', slug: 'cc', colour: 'blue' },
      'text',
      organisation('aa'),
      organisation('dd', { logo: 'no-such-picture' }),
    ]);
    expect(faultsOf(report)).toEqual([
      [2, 'country', 'invalid-country'],
      [2, 'website', 'invalid-url'],
      [3, 'slug', 'invalid-slug'],
      [4, 'name', 'required'],
      [4, 'country', 'required'],
      [4, 'colour', 'unknown-field'],
      [5, '', 'invalid-type'],
      [6, 'slug', 'duplicate-slug'],
      [7, 'logo', 'unknown-link'],
    ]);
    expect(report.faults[0]).toMatchObject({ value: 'ZZ' });
    expect(report.faults[7]).toMatchObject({ value: 'aa', params: { row: '1' } });
    expect(report).toMatchObject({ rows: 7, created: 0, pending: 1 });
    expect(await slugs(deps, 'organisations')).toEqual([]);
  });

  it('may link its rows to each other, whichever comes first, even in a circle of mentions', async () => {
    const deps = sampleDeps();
    const about = (...projects: string[]) => ({
      about: { ...sampleProject().about, projects, declarations: ['peace-and-partnership'] },
    });
    const file = [
      project('part', { partOf: 'whole' }),
      project('whole'),
      project('here', about('there')),
      project('there', about('here')),
    ];
    expect(await bring(deps, 'projects', file)).toMatchObject({ created: 4, faults: [] });
    const order = written(deps).map(({ id }) => id);
    expect(order.indexOf('whole')).toBeLessThan(order.indexOf('part'));
    expect(await bring(deps, 'projects', file)).toMatchObject({ unchanged: 4 });
  });

  it('may not make things part of each other in a circle, within the file or with what is there', async () => {
    const deps = sampleDeps();
    expect(
      faultsOf(
        await bring(deps, 'projects', [
          project('aa', { partOf: 'bb' }),
          project('bb', { partOf: 'cc' }),
          project('cc', { partOf: 'aa' }),
          project('dd', { partOf: 'dd' }),
          project('ee', { partOf: 'ff' }),
        ]),
      ),
    ).toEqual([
      [1, 'partOf', 'circular'],
      [2, 'partOf', 'circular'],
      [3, 'partOf', 'circular'],
      [4, 'partOf', 'circular'],
      [5, 'partOf', 'unknown-link'],
    ]);
    await bring(deps, 'projects', [project('whole'), project('part', { partOf: 'whole' })]);
    expect(faultsOf(await bring(deps, 'projects', [project('whole', { partOf: 'part' })]))).toEqual([
      [1, 'partOf', 'circular'],
    ]);
  });

  it('leaves pending what time does not reach, and goes on with it next time', async () => {
    let at = Date.parse(AT);
    const passing = () => {
      at += 1000;
      return new Date(at);
    };
    const deps = sampleDeps({ now: passing });
    const file = Array.from({ length: 30 }, (_, index) => organisation(`o-${index}`));
    const part = () => new Date(at + 50_000);
    const first = await bring(deps, 'organisations', file, { until: part(), atOnce: 1 });
    expect(first.created).toBeGreaterThan(5);
    expect(first.pending).toBe(30 - first.created);
    expect(first.pending).toBeGreaterThan(5);
    const second = await bring(deps, 'organisations', file, { until: new Date(at + 500_000), atOnce: 4 });
    expect(second).toMatchObject({ created: first.pending, unchanged: first.created, pending: 0 });
    expect(await slugs(deps, 'organisations')).toHaveLength(30);
  });

  it('leaves pending what somebody changes meanwhile, and what leads to it', async () => {
    const deps = sampleDeps();
    const { save } = deps.record;
    deps.record.save = async (...asked) => (asked[1].id === 'whole' ? 'stale' : save(...asked));
    const file = [project('part', { partOf: 'whole' }), project('whole'), project('other')];
    expect(await bring(deps, 'projects', file)).toMatchObject({ created: 1, pending: 2 });
    expect(await slugs(deps, 'projects')).toEqual(['other']);
  });

  it('leaves pending what leads to something that is removed meanwhile', async () => {
    const deps = sampleDeps();
    await bring(deps, 'organisations', [organisation('lead')]);
    const { save } = deps.record;
    deps.record.save = async (...asked) => {
      const lead = await deps.record.get('organisations', 'lead');
      if (lead) await deps.record.remove('organisations', lead);
      return save(...asked);
    };
    const file = [project('rivers', { participants: [{ organisation: 'lead', role: 'lead' }] })];
    expect(await bring(deps, 'projects', file)).toMatchObject({ created: 0, pending: 1 });
    expect(faultsOf(await bring(deps, 'projects', file))).toEqual([
      [1, 'participants.0.organisation', 'unknown-link'],
    ]);
  });

  it('reads many rows in few reads', async () => {
    const deps = sampleDeps();
    await bring(deps, 'organisations', [organisation('lead')]);
    let reads = 0;
    const { get, bySlugs } = deps.record;
    deps.record.get = (...asked) => {
      reads++;
      return get(...asked);
    };
    deps.record.bySlugs = (...asked) => {
      reads++;
      return bySlugs(...asked);
    };
    const participants = [{ organisation: 'lead', role: 'lead' }];
    const file = Array.from({ length: 500 }, (_, index) => project(`p-${index}`, { participants }));
    expect(await bring(deps, 'projects', file)).toMatchObject({ created: 500 });
    expect(reads).toBeLessThan(5);
  });

  it('keeps links by name apart: a thing that took another slug is found by each of its slugs', async () => {
    const deps = sampleDeps();
    await bring(deps, 'organisations', [
      { ...organisation('dialogue'), id: 'centre', formerSlugs: ['talks'] },
    ]);
    for (const name of ['centre', 'talks', 'dialogue']) {
      const participants = [{ organisation: name, role: 'lead' }];
      await bring(deps, 'projects', [project('rivers', { participants })]);
      expect((await deps.record.get('projects', 'rivers'))?.participants).toMatchObject([
        { organisation: 'centre' },
      ]);
    }
    // Without its id a row is of whatever has the slug now, and renames nothing.
    expect(await bring(deps, 'organisations', [organisation('talks')])).toMatchObject({ unchanged: 1 });
    expect(
      faultsOf(await bring(deps, 'organisations', [organisation('talks'), organisation('centre')])),
    ).toEqual([[2, 'slug', 'duplicate-slug']]);
    expect(
      faultsOf(await bring(deps, 'organisations', [{ ...organisation('talks'), id: 'newcomer' }])),
    ).toEqual([]);
    await bring(deps, 'organisations', [organisation('other')]);
    expect(faultsOf(await bring(deps, 'organisations', [{ ...organisation('talks'), id: 'other' }]))).toEqual(
      [[1, 'slug', 'slug-taken']],
    );
  });
});

describe('all that is listed for staff', () => {
  const full = async () => {
    const deps = sampleDeps();
    const thing = <C extends Collection>(...given: Parameters<typeof sampleThing<C>>) =>
      deps.record.save(given[0], sampleThing(...given) as never, undefined);
    const seen = { publishedAt: '2025-01-01T00:00:00.000Z', createdAt: '2024-12-01T00:00:00.000Z' };
    await thing('organisations', 'centre', sampleOrganisation(), {
      ...seen,
      slug: 'dialogue',
      formerSlugs: ['talks'],
    });
    await thing('organisations', 'member', sampleOrganisation({ membership: { status: 'active' } }), {
      ...seen,
      history: [{ status: 'active', role: 'full', at: '2025-01-01T00:00:00.000Z' }],
    });
    await thing('organisations', 'draft', sampleOrganisation({ published: false }));
    await thing(
      'projects',
      'rivers',
      sampleProject({ participants: [{ organisation: 'centre', role: 'lead' }], partOf: 'waters' }),
      seen,
    );
    await thing('projects', 'waters', sampleProject(), seen);
    await thing('convenings', 'workshop', sampleConvening({ about: about('projects', 'rivers') }), seen);
    await thing('documents', 'report', sampleDocument({ about: about('convenings', 'workshop') }));
    await thing('updates', 'answer', sampleUpdate({ about: about('documents', 'report') }), seen);
    return deps;
  };
  const about = (kind: string, slug: string) => ({ ...sampleUpdate().about, [kind]: [slug] });
  const everything = async (deps: Deps) => {
    const all = await Promise.all(
      COLLECTIONS.map(async (collection) => {
        const { things } = await deps.record.page(collection, { limit: 100 });
        return [collection, things.map(thingForStaff)] as const;
      }),
    );
    return Object.fromEntries(all) as Record<Collection, Record<string, unknown>[]>;
  };

  it('makes an empty record its twin, though links lead across collections', async () => {
    const source = await full();
    const twin = sampleDeps();
    const all = await everything(source);
    const expected = COLLECTIONS.flatMap((collection) =>
      all[collection].map(({ id, slug }) => ({ collection, id: String(id), slug: String(slug) })),
    );
    for (const collection of [...COLLECTIONS].reverse()) {
      const options = { expected, keepTimes: true };
      expect(await bring(twin, collection, all[collection], options)).toMatchObject({ faults: [] });
    }
    expect(await everything(twin)).toEqual(all);
    // What was told of there is not news here.
    expect(told(twin)).not.toContain('update.published');
    for (const collection of COLLECTIONS) {
      const again = await bring(twin, collection, all[collection], { keepTimes: true });
      expect(again).toMatchObject({ unchanged: all[collection].length, created: 0, changed: 0 });
    }
  });

  it('may lead to declarations that are yet to come', async () => {
    const file = [{ slug: 'answer', ...sampleUpdate({ about: about('declarations', 'to-come') }) }];
    const expected = [{ collection: 'declarations', id: 'to-come', slug: 'to-come' } as const];
    expect(faultsOf(await bring(sampleDeps(), 'updates', file))).toEqual([
      [1, 'about.declarations.0', 'unknown-link'],
    ]);
    expect(await bring(sampleDeps(), 'updates', file, { expected })).toMatchObject({ created: 1 });
  });

  it('finds what another file of the transfer brings under the slug that it has here', async () => {
    const deps = sampleDeps();
    await bring(deps, 'organisations', [organisation('dialogue')]);
    const expected = [{ collection: 'organisations', id: 'centre', slug: 'dialogue' } as const];
    const participants = [{ organisation: 'centre', role: 'lead' }];
    await bring(deps, 'projects', [project('rivers', { participants })], { expected });
    expect((await deps.record.get('projects', 'rivers'))?.participants).toMatchObject([
      { organisation: 'dialogue' },
    ]);
  });
});
