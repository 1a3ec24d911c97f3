import { sampleDeclaration } from '@undersigned/declarations/samples.ts';
import { describe, expect, it } from 'vitest';
import { put } from './edit.ts';
import { find } from './find.ts';
import { sampleConvening, sampleDeps, sampleOrganisation, sampleProject } from './samples.ts';
import { withShownCards, withShownLinks } from './shown-links.ts';
import type { Thing } from './thing.ts';

const never = () => ({ refused: 'precondition-required' as const });

const declarations = {
  list: async () => [
    sampleDeclaration({ slug: 'draft', state: 'draft' }),
    sampleDeclaration({ slug: 'peace', state: 'open' }),
  ],
};

describe('what anybody reads of a thing’s links', () => {
  it('says nothing of drafts: neither of who takes part, nor who speaks, nor what it is part of, or about', async () => {
    const deps = { ...sampleDeps(), declarations };
    const isDeclaration = async () => true;
    for (const slug of ['seen', 'draft', 'unseen']) {
      await put(deps, 'organisations', slug, sampleOrganisation({ published: slug === 'seen' }), never);
      await put(deps, 'projects', slug, sampleProject({ published: slug === 'seen' }), never);
    }
    await put(deps, 'convenings', 'draft', sampleConvening({ published: false }), never);
    const about = { ...sampleProject().about };
    const input = sampleConvening({
      participants: [
        { organisation: 'draft', role: 'host' },
        { organisation: 'seen', role: 'participant' },
        { organisation: 'unseen', role: 'participant' },
        { name: { en: 'A ministry' }, role: 'donor' },
      ],
      parts: [{ sessions: [{ title: { en: 'One' }, speakers: [{ name: 'Ana', organisation: 'draft' }] }] }],
      partOf: 'draft',
      about: { ...about, projects: ['draft', 'unseen', 'seen'], declarations: ['draft', 'peace'] },
    });
    await put({ ...deps, isDeclaration }, 'convenings', 'belgrade', input, never);
    const kept = (await deps.record.get('convenings', 'belgrade')) as Thing<'convenings'>;
    const [shown] = await withShownLinks(deps, 'convenings', [kept]);
    expect(shown?.participants).toEqual([input.participants[1], input.participants[3]]);
    expect(shown?.parts[0]?.sessions[0]?.speakers).toEqual([{ name: 'Ana' }]);
    expect(shown).not.toHaveProperty('partOf');
    expect(shown?.about).toEqual({ ...about, projects: ['seen'], declarations: ['peace'] });
    expect(kept.participants).toHaveLength(4);
  });

  it('are as they are kept where all of them may be seen', async () => {
    const deps = { ...sampleDeps(), declarations };
    await put(deps, 'projects', 'rivers', sampleProject(), never);
    const kept = (await deps.record.get('projects', 'rivers')) as Thing<'projects'>;
    expect((await withShownLinks(deps, 'projects', [kept]))[0]).toBe(kept);
  });
});

it('lists say nothing of a lead that is a draft', async () => {
  const deps = sampleDeps();
  for (const slug of ['seen', 'draft']) {
    await put(deps, 'organisations', slug, sampleOrganisation({ published: slug === 'seen' }), never);
    const participants = [{ organisation: slug, role: 'lead' }];
    await put(deps, 'projects', `led-by-${slug}`, sampleProject({ participants }), never);
  }
  const page = await find(deps, 'projects', { limit: 50 });
  const cards = await withShownCards(deps, 'refused' in page ? [] : page.items);
  expect(Object.fromEntries(cards.map(({ slug, shown }) => [slug, shown['lead']]))).toEqual({
    'led-by-draft': undefined,
    'led-by-seen': { organisation: 'seen', role: 'lead' },
  });
});
