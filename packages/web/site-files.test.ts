import { sampleOrganisation } from '@undersigned/network/samples.ts';
import { describe, expect, it } from 'vitest';
import { machinesInMemory } from './machines.fixture.ts';
import { llms, robots, sitemapFile, sitemaps } from './site-files.ts';

const locations = (body = '') =>
  [...body.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => url.replaceAll('&#38;', '&'));

describe('the sitemap', () => {
  it('of a new network has its first pages, in every language', async () => {
    const { deps } = machinesInMemory();
    const index = await sitemaps(deps);
    expect(locations(index.body)).toEqual(['https://sign.example.org/sitemaps/pages.xml']);
    const pages = await sitemapFile(deps, 'pages.xml', undefined);
    const urls = 'body' in pages ? locations(pages.body) : [];
    expect(urls).toContain('https://sign.example.org/cnr');
    expect(urls).toContain('https://sign.example.org/uk/organisations');
    expect(urls.filter((url) => url.includes('{') || url.includes('/confirm'))).toEqual([]);
  });

  it('lists each thing that anybody may see once in each language, however many there are', async () => {
    const { deps, recorded } = machinesInMemory();
    const slugs = Array.from({ length: 450 }, (_, index) => `member-${index}`);
    for (const slug of slugs) await recorded('organisations', slug, sampleOrganisation());
    await recorded('organisations', 'draft', sampleOrganisation({ published: false }));
    const index = locations((await sitemaps(deps)).body);
    expect(index).toHaveLength(4);
    const all: string[] = [];
    for (const address of index.slice(1)) {
      const { pathname, searchParams } = new URL(address);
      const file = await sitemapFile(
        deps,
        pathname.split('/').pop() ?? '',
        searchParams.get('after') ?? undefined,
      );
      if ('body' in file) all.push(...locations(file.body));
    }
    const inUkrainian = all.filter((url) => url.startsWith('https://sign.example.org/uk/organisations/'));
    expect(all).toHaveLength(4500);
    expect(new Set(inUkrainian)).toEqual(
      new Set(slugs.map((slug) => `https://sign.example.org/uk/organisations/${slug}`)),
    );
  });

  it('does not go on from what is no place in it', async () => {
    const { deps } = machinesInMemory();
    expect(await sitemapFile(deps, 'projects.xml', 'x')).toMatchObject({ problem: 'not-found' });
    expect(await sitemapFile(deps, 'pages.xml', 'x')).toMatchObject({ problem: 'not-found' });
  });
});

it('robots.txt and llms.txt are plain text', async () => {
  const { deps } = machinesInMemory();
  expect(robots(deps)).toMatchObject({ headers: { 'content-type': 'text/plain; charset=utf-8' } });
  expect(await llms(deps)).toMatchObject({ body: expect.stringMatching(/^# Neighbours\n/) });
});
