import { describe, expect, it } from 'vitest';
import { put } from './edit.ts';
import { aboutDeclaration, type Neighbours, neighbours } from './neighbours.ts';
import { sampleConvening, sampleDeps, sampleDocument, sampleProject, sampleUpdate } from './samples.ts';

const never = () => ({ refused: 'precondition-required' as const });
const about = (links: object) => ({
  declarations: [],
  organisations: [],
  projects: [],
  convenings: [],
  documents: [],
  updates: [],
  ...links,
});
const slugs = (found: Neighbours) =>
  Object.fromEntries(
    Object.entries(found)
      .map(([collection, cards]) => [collection, cards.map(({ slug }) => slug)] as const)
      .filter(([, list]) => list.length > 0),
  );

async function linked() {
  const deps = sampleDeps();
  await put(deps, 'projects', 'rivers', sampleProject(), never);
  await put(deps, 'projects', 'part', sampleProject({ partOf: 'rivers' }), never);
  const convening = sampleConvening({ about: about({ projects: ['rivers'] }) });
  await put(deps, 'convenings', 'belgrade', convening, never);
  const peace = { declarations: ['peace-and-partnership'] };
  const update = (changes: object) => sampleUpdate({ about: about(peace), ...changes });
  await put(deps, 'updates', 'answer', update({}), never);
  await put(deps, 'updates', 'later', update({ date: '2026-09-01' }), never);
  await put(deps, 'updates', 'draft', update({ published: false }), never);
  await put(deps, 'documents', 'unread', sampleDocument({ about: about({ projects: ['rivers'] }) }), never);
  return deps;
}

describe('what a thing is linked with', () => {
  it('is what names it and what it names, with parts and wholes', async () => {
    const deps = await linked();
    const of = async (collection: 'projects' | 'convenings', slug: string) => {
      const thing = await deps.record.get(collection, slug);
      return slugs(thing ? await neighbours(deps, collection, thing) : ({} as Neighbours));
    };
    expect(await of('projects', 'rivers')).toEqual({ convenings: ['belgrade'], parts: ['part'] });
    expect(await of('projects', 'part')).toEqual({ projects: ['rivers'] });
    expect(await of('convenings', 'belgrade')).toEqual({ projects: ['rivers'] });
  });

  it('of a declaration is what is about it and may be seen, newest first', async () => {
    const deps = await linked();
    expect(slugs(await aboutDeclaration(deps, 'peace-and-partnership'))).toEqual({
      updates: ['later', 'answer'],
    });
  });

  it('is no longer what once named it', async () => {
    const deps = await linked();
    const seen = () => undefined;
    await put(deps, 'convenings', 'belgrade', sampleConvening(), seen);
    const rivers = await deps.record.get('projects', 'rivers');
    expect(slugs(rivers ? await neighbours(deps, 'projects', rivers) : ({} as Neighbours))).toEqual({
      parts: ['part'],
    });
  });
});
