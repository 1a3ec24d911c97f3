import { describe, expect, it } from 'vitest';
import { put, remove } from './edit.ts';
import {
  sampleConvening,
  sampleDeps,
  sampleDocument,
  sampleOrganisation,
  sampleProject,
  sampleUpdate,
} from './samples.ts';

const never = () => ({ refused: 'precondition-required' as const });
const always = () => undefined;
const types = (result: object) =>
  'thing' in result
    ? (result.thing as { events: { type: string }[] }).events.map(({ type }) => type)
    : result;
const pointers = (result: object) =>
  'faults' in result
    ? (result.faults as { pointer: string; code: string }[]).map(({ pointer, code }) => [pointer, code])
    : [];

describe('an editor', () => {
  it('records a thing, and the network hears of it once', async () => {
    const deps = sampleDeps();
    const input = sampleOrganisation({ membership: { status: 'applied' } });
    const created = await put(deps, 'organisations', 'centre', input, never);
    expect(created).toMatchObject({ outcome: 'created', thing: { id: 'centre', rev: 1 } });
    expect(types(created)).toEqual(['organisation.recorded', 'membership.changed']);
    expect(await put(deps, 'organisations', 'centre', input, always)).toMatchObject({
      outcome: 'unchanged',
      thing: { rev: 1 },
    });
    expect(await put(deps, 'organisations', 'centre', input, never)).toEqual({
      refused: 'precondition-required',
    });
  });

  it('changes it, and the network hears what is new', async () => {
    const deps = sampleDeps();
    await put(
      deps,
      'organisations',
      'centre',
      sampleOrganisation({ membership: { status: 'applied' } }),
      never,
    );
    const moved = await put(
      deps,
      'organisations',
      'centre',
      sampleOrganisation({ membership: { status: 'applied' }, country: 'BA' }),
      always,
    );
    expect(types(moved)).toEqual(['organisation.changed']);
    const admitted = await put(
      deps,
      'organisations',
      'centre',
      sampleOrganisation({ membership: { status: 'active' }, country: 'BA' }),
      always,
    );
    expect(types(admitted)).toEqual(['organisation.changed', 'membership.changed']);
  });

  it('keeps a draft to themselves until it is published, and says when it no longer is', async () => {
    const deps = sampleDeps();
    const draft = await put(deps, 'projects', 'rivers', sampleProject({ published: false }), never);
    expect(types(draft)).toEqual([]);
    const published = await put(deps, 'projects', 'rivers', sampleProject(), always);
    expect(types(published)).toEqual(['project.recorded']);
    const hidden = await put(deps, 'projects', 'rivers', sampleProject({ published: false }), always);
    expect(types(hidden)).toEqual(['project.changed']);
    const again = await put(deps, 'projects', 'rivers', sampleProject(), always);
    expect(types(again)).toEqual(['project.changed']);
  });

  it('publishes an update once, whatever is mended in it later', async () => {
    const deps = sampleDeps();
    expect(types(await put(deps, 'updates', 'answer', sampleUpdate(), never))).toEqual(['update.published']);
    expect(types(await put(deps, 'updates', 'answer', sampleUpdate({ date: '2026-07-02' }), always))).toEqual(
      [],
    );
  });

  it('tells of no document that has no file to download', async () => {
    expect(types(await put(sampleDeps(), 'documents', 'report', sampleDocument(), never))).toEqual([]);
  });

  it('may not link to what is not there, and is told of every such link', async () => {
    const input = sampleConvening({
      participants: [{ organisation: 'nobody', role: 'host' }],
      parts: [{ sessions: [{ title: { en: 'One' }, speakers: [{ name: 'Ana', organisation: 'none' }] }] }],
      about: {
        declarations: ['nothing', 'peace-and-partnership'],
        organisations: [],
        projects: ['no-project'],
        convenings: [],
        documents: [],
        updates: [],
      },
      partOf: 'no-whole',
    });
    expect(pointers(await put(sampleDeps(), 'convenings', 'belgrade', input, never))).toEqual([
      ['#/participants/0/organisation', 'unknown-link'],
      ['#/parts/0/sessions/0/speakers/0/organisation', 'unknown-link'],
      ['#/partOf', 'unknown-link'],
      ['#/about/declarations/0', 'unknown-link'],
      ['#/about/projects/0', 'unknown-link'],
    ]);
  });

  it('may not make a thing part of itself, at any depth', async () => {
    const deps = sampleDeps();
    await put(deps, 'projects', 'whole', sampleProject(), never);
    await put(deps, 'projects', 'part', sampleProject({ partOf: 'whole' }), never);
    await put(deps, 'projects', 'smaller', sampleProject({ partOf: 'part' }), never);
    for (const partOf of ['whole', 'part', 'smaller']) {
      const result = await put(deps, 'projects', 'whole', sampleProject({ partOf }), always);
      expect(pointers(result)).toEqual([['#/partOf', 'circular']]);
    }
  });

  it('may give it another slug: links go on leading to it', async () => {
    const deps = sampleDeps();
    await put(deps, 'organisations', 'centre', sampleOrganisation(), never);
    const lead = { participants: [{ organisation: 'centre', role: 'lead' }] };
    await put(deps, 'projects', 'rivers', sampleProject(lead), never);
    const renamed = await put(
      deps,
      'organisations',
      'centre',
      sampleOrganisation({ slug: 'dialogue' }),
      always,
    );
    expect(renamed).toMatchObject({
      outcome: 'changed',
      thing: { id: 'centre', slug: 'dialogue', subject: 'dialogue' },
    });
    const after = { participants: [{ organisation: 'dialogue', role: 'lead' }] };
    expect(await put(deps, 'projects', 'rivers', sampleProject(after), always)).toMatchObject({
      outcome: 'unchanged',
    });
    await put(deps, 'organisations', 'other', sampleOrganisation(), never);
    expect(
      await put(deps, 'organisations', 'other', sampleOrganisation({ slug: 'dialogue' }), always),
    ).toEqual({ refused: 'slug-taken' });
  });

  it('may remove only what nothing links to, and is told what does', async () => {
    const deps = sampleDeps({ adoptedAt: async (slug) => (slug === 'belgrade' ? ['peace'] : []) });
    await put(deps, 'organisations', 'centre', sampleOrganisation(), never);
    await put(
      deps,
      'projects',
      'rivers',
      sampleProject({ participants: [{ organisation: 'centre', role: 'lead' }] }),
      never,
    );
    await put(deps, 'convenings', 'belgrade', sampleConvening(), never);
    expect(await remove(deps, 'organisations', 'centre', always)).toEqual({
      refused: 'linked',
      by: [{ collection: 'projects', id: 'rivers' }],
    });
    expect(await remove(deps, 'convenings', 'belgrade', always)).toEqual({
      refused: 'linked',
      by: [{ collection: 'declarations', id: 'peace' }],
    });
    await put(deps, 'projects', 'rivers', sampleProject(), always);
    expect(await remove(deps, 'organisations', 'centre', never)).toEqual({
      refused: 'precondition-required',
    });
    expect(await remove(deps, 'organisations', 'centre', always)).toEqual({ removed: true });
    expect(await remove(deps, 'organisations', 'centre', always)).toEqual({ refused: 'unknown' });
  });

  it('does not record anew what it has seen and somebody has removed meanwhile', async () => {
    const deps = sampleDeps();
    const onlyChange = { onlyChange: true };
    expect(await put(deps, 'updates', 'answer', sampleUpdate(), always, onlyChange)).toEqual({
      refused: 'precondition-failed',
    });
    expect(await deps.record.get('updates', 'answer')).toBeUndefined();
  });

  it('may remove what links to itself, whatever it is called now', async () => {
    const deps = sampleDeps();
    const about = { ...sampleProject().about, projects: ['rivers'] };
    await put(deps, 'projects', 'rivers', sampleProject(), never);
    await put(deps, 'projects', 'rivers', sampleProject({ about, slug: 'clean-rivers' }), always);
    expect(await remove(deps, 'projects', 'clean-rivers', always)).toEqual({ removed: true });
  });

  it('may not remove a convening at which a declaration was adopted, by whichever slug it says so', async () => {
    const deps = sampleDeps({ adoptedAt: async (slug) => (slug === 'belgrade-2026' ? ['peace'] : []) });
    await put(deps, 'convenings', 'belgrade', sampleConvening({ slug: 'belgrade-2026' }), never);
    await put(deps, 'convenings', 'belgrade', sampleConvening({ slug: 'rivers-2026' }), always);
    expect(await remove(deps, 'convenings', 'rivers-2026', always)).toEqual({
      refused: 'linked',
      by: [{ collection: 'declarations', id: 'peace' }],
    });
  });

  it('is told which link leads nowhere any more when somebody removes what it leads to', async () => {
    const deps = sampleDeps();
    await put(deps, 'organisations', 'centre', sampleOrganisation(), never);
    const { save } = deps.record;
    deps.record.save = async (collection, thing, was, how) => {
      if (collection === 'projects') await remove(deps, 'organisations', 'centre', always);
      return save(collection, thing, was, how);
    };
    const lead = { participants: [{ organisation: 'centre', role: 'lead' }] };
    const result = await put(deps, 'projects', 'rivers', sampleProject(lead), never);
    expect(pointers(result)).toEqual([['#/participants/0/organisation', 'unknown-link']]);
  });

  it('may not record more of one thing than can be kept, nor call it anew without end', async () => {
    const deps = sampleDeps();
    const long = Object.fromEntries(
      ['en', 'uk', 'mk', 'bg'].map((language) => [language, 'щ'.repeat(20_000)]),
    );
    const huge = { goal: long, orientation: long, beneficiaries: long, activities: long };
    const tooLong = await put(deps, 'organisations', 'centre', sampleOrganisation(huge), never);
    expect(pointers(tooLong)).toEqual([['#', 'too-long']]);
    let result: object = {};
    for (let count = 0; count < 22; count++) {
      const slug = `name-${count}`;
      result = await put(deps, 'organisations', 'centre', sampleOrganisation({ slug }), always);
    }
    expect(pointers(result)).toEqual([['#/slug', 'too-many']]);
  });

  it('may not nest things without end', async () => {
    const deps = sampleDeps();
    let result: object = {};
    for (let depth = 0; depth < 22; depth++) {
      const part = depth > 0 ? { partOf: `level-${depth - 1}` } : {};
      result = await put(deps, 'projects', `level-${depth}`, sampleProject(part), never);
    }
    expect(pointers(result)).toEqual([['#/partOf', 'circular']]);
  });
});
