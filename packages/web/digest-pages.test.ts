import type { Line } from '@undersigned/digests/content.ts';
import { sampleLine } from '@undersigned/digests/digests.fixture.ts';
import { type Issue, issueId } from '@undersigned/digests/issue.ts';
import { issuesInMemory } from '@undersigned/digests/issues.memory.ts';
import type { Rhythm } from '@undersigned/digests/rhythm.ts';
import { networkInMemory } from '@undersigned/network/network-store.memory.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { issuesFeed } from './digest-feed.ts';
import { type ArchiveDeps, digestIssue, digestList } from './digest-pages.ts';

const CLOSED = '2026-11-23T06:00:00.000Z';
const issue = (rhythm: Rhythm, number: number, changes: Partial<Issue> = {}): Issue => ({
  id: issueId(rhythm, number),
  subject: issueId(rhythm, number),
  rhythm,
  number,
  state: 'sent',
  openedAt: '2026-11-16T06:00:00.000Z',
  closedAt: CLOSED,
  day: '2026-11-23',
  before: {},
  compiled: 'first',
  rev: 1,
  events: [],
  ...changes,
});

let compiled: Line[];
/** Slugs of what was taken down. */
let gone: string[];
let deps: ArchiveDeps & { network: ReturnType<typeof networkInMemory> };

beforeEach(async () => {
  compiled = [
    sampleLine(),
    sampleLine({ section: 'declarations', says: 'declaration-opened', path: '/declarations/peace' }),
  ];
  gone = [];
  const { issues } = issuesInMemory({ now: () => new Date('2026-11-01T06:00:00Z') });
  deps = {
    issues,
    lines: { read: async () => compiled },
    told: async (_, slugs) =>
      new Map(
        slugs
          .filter((slug) => !gone.includes(slug))
          .map((slug) => [slug, { slug, title: {}, language: 'en', topics: [], declarations: [] }]),
      ),
    network: networkInMemory(),
    site: () => ({ origin: 'https://sign.example.org', network: { name: { en: 'Neighbours' } } }),
  };
  await issues.save(issue('weekly', 12, { note: { en: 'A word\n\nfrom the editors' } }), 0);
  await issues.save(issue('monthly', 3, { state: 'sending' }), 0);
  await issues.save(issue('daily', 80, { state: 'closed' }), 0);
});

const list = async (query: Record<string, string> = {}) => (await digestList(deps, 'en', query)).body ?? '';
const one = (id: string, query: Record<string, string> = {}) => digestIssue(deps, { lang: 'en', id }, query);
const bodyOf = async (id: string, query?: Record<string, string>) => (await one(id, query)).body ?? '';

describe('the list of issues', () => {
  it('leads to those that went out or are on their way, and says of which day', async () => {
    const html = await list();
    expect(html).toContain('href="/en/digests/weekly-12">Weekly digest\u00a012</a>');
    expect(html).toContain('Issue of 23 November 2026');
    expect(html).toContain('href="/en/digests/monthly-3"');
    expect(html).not.toContain('daily-80');
  });

  it('can be narrowed to a rhythm; to none that there is not, and a strange cursor begins anew', async () => {
    expect(await list({ rhythm: 'monthly' })).not.toContain('weekly-12');
    expect(await list({ rhythm: 'hourly' })).toContain('weekly-12');
    expect(await list({ cursor: 'none' })).toContain('weekly-12');
  });

  it('leads to its feed and to where one subscribes', async () => {
    const html = await list({ rhythm: 'weekly' });
    expect(html).toContain('href="/en/digests.atom?rhythm=weekly"');
    expect(html).toContain('href="/en/subscribe"');
  });
});

describe('the page of an issue', () => {
  it('has its note and its lines by section, whatever their topics', async () => {
    const html = await bodyOf('weekly-12');
    expect(html).toMatch(/A word<\/p><p[^>]*>from the editors/);
    expect(html.indexOf('id="declarations"')).toBeLessThan(html.indexOf('id="updates"'));
    expect(html).toContain('href="/en/updates/ministry-answers"');
    expect(html).toContain('An answer.');
  });

  it('is kept by caches for minutes', async () => {
    expect((await one('weekly-12')).headers?.['cache-control']).toContain('s-maxage=300');
  });

  it.each(['daily-80', 'weekly-13', 'weekly-1', 'nothing', 'weekly-012'])(
    'is not there for %s',
    async (id) => {
      expect((await one(id)).status).toBe(404);
    },
  );

  it('tells no more of what was taken down since', async () => {
    gone = ['peace'];
    const html = await bodyOf('weekly-12');
    expect(html).not.toContain('/declarations/peace');
    expect(html).not.toContain('id="declarations"');
    gone = ['peace', 'ministry-answers'];
    expect(await bodyOf('weekly-12')).toContain('can no longer be seen');
  });

  it('shows the first of many, and leads to all of them, page by page', async () => {
    compiled = Array.from({ length: 252 }, (_, index) => sampleLine({ path: `/updates/news-${index}` }));
    const shown = (html: string) => html.match(/href="\/en\/updates\/news-/g)?.length;
    const html = await bodyOf('weekly-12');
    expect(shown(html)).toBe(12);
    expect(html).toContain('href="/en/digests/weekly-12?section=updates">Show all: 252');
    const counts: (number | undefined)[] = [];
    let cursor: string | undefined;
    do {
      const page = await bodyOf('weekly-12', { section: 'updates', ...(cursor && { cursor }) });
      expect(page).toContain('noindex');
      counts.push(shown(page));
      [, cursor] = /href="[^"]*cursor=([^"]+)" rel="next"/.exec(page) ?? [];
    } while (cursor);
    expect(counts).toEqual([100, 100, 52]);
  });

  it('shows all where a section is asked for that it has not, and begins anew by a strange cursor', async () => {
    expect(await bodyOf('weekly-12', { section: 'projects' })).toContain('id="declarations"');
    expect(await bodyOf('weekly-12', { section: 'updates', cursor: 'none' })).toContain('ministry-answers');
  });
});

describe('the feed of issues', () => {
  const feed = async (query = {}) => (await issuesFeed(deps, 'uk', query)).body ?? '';

  it('tells what an issue told, in the reader’s language, to any origin', async () => {
    const { headers, body = '' } = await issuesFeed(deps, 'uk', {});
    expect(headers).toMatchObject({
      'content-type': 'application/atom+xml; charset=utf-8',
      'access-control-allow-origin': '*',
    });
    expect(body).toContain('Міністерство відповідає');
    expect(body.match(/<entry/g)).toHaveLength(2);
  });

  it('can be of one rhythm, and tells nothing that was taken down', async () => {
    gone = ['peace'];
    const body = await feed({ rhythm: 'weekly' });
    expect(body).toContain('<id>https://sign.example.org/uk/digests.atom?rhythm=weekly</id>');
    expect(body.match(/<entry/g)).toHaveLength(1);
    expect(body).not.toContain('/declarations/peace');
  });
});
