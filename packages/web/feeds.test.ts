import { sampleProject, sampleUpdate } from '@undersigned/network/samples.ts';
import { describe, expect, it } from 'vitest';
import { type FeedQuery, updatesFeed } from './feeds.ts';
import { machinesInMemory } from './machines.fixture.ts';

/** Updates on a declaration and a project, and the titles of those that a feed has. */
async function network() {
  const { deps, recorded } = machinesInMemory();
  const { about } = sampleUpdate();
  const declarations = ['peace-and-partnership'];
  const update = (slug: string, date: string, changes: object) =>
    recorded('updates', slug, sampleUpdate({ title: { en: slug }, date, ...changes }));
  await recorded('projects', 'rivers', sampleProject());
  await update('answered', '2026-07-01', { kind: 'answer', about: { ...about, declarations } });
  await update('both', '2026-08-01', {
    kind: 'news',
    about: { ...about, declarations, projects: ['rivers'] },
  });
  await update('project-news', '2026-09-01', { kind: 'news', about: { ...about, projects: ['rivers'] } });
  await update('draft', '2026-09-02', { published: false, about: { ...about, declarations } });
  const titles = async (query: FeedQuery) => {
    const answer = await updatesFeed(deps, 'json', 'en', query);
    if (!('body' in answer)) throw new Error(JSON.stringify(answer));
    return JSON.parse(answer.body ?? '').items.map(({ title }: { title: string }) => title);
  };
  return { deps, update, titles };
}

describe('a feed of updates', () => {
  it.each([
    [{}, ['project-news', 'both', 'answered']],
    [{ kind: 'news' }, ['project-news', 'both']],
    [{ declaration: 'peace-and-partnership' }, ['both', 'answered']],
    [{ declaration: 'peace-and-partnership', kind: 'answer' }, ['answered']],
    [{ project: 'rivers' }, ['project-news', 'both']],
    [{ declaration: 'peace-and-partnership', project: 'rivers' }, ['both']],
    [{ declaration: 'peace-and-partnership', project: 'nowhere' }, []],
    [{ declaration: 'nowhere' }, []],
    [{ topic: 'energy' }, []],
  ])('by %j has %j', async (query, expected) => {
    const { titles } = await network();
    expect(await titles(query)).toEqual(expected);
  });

  it('holds the newest fifty', async () => {
    const { update, titles } = await network();
    for (let index = 0; index < 60; index++) await update(`more-${index}`, '2026-10-01', {});
    expect(await titles({})).toHaveLength(50);
  });

  it('is open to every site, cached, and says where it is', async () => {
    const { deps } = await network();
    const atom = await updatesFeed(deps, 'atom', 'sr-Cyrl', { kind: 'news', project: 'rivers' });
    expect(atom).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'application/atom+xml; charset=utf-8',
        'content-language': 'sr-Cyrl',
        'access-control-allow-origin': '*',
        'cache-control': expect.stringContaining('s-maxage=60'),
      },
      body: expect.stringContaining(
        '<id>https://sign.example.org/sr-Cyrl/updates.atom?kind=news&#38;project=rivers</id>',
      ),
    });
  });
});
