import { describe, expect, it } from 'vitest';
import { card } from './record.fixture.ts';
import { recordListPage } from './record-list-page.tsx';
import { page } from './sample.fixture.ts';

const list = (over: Partial<Parameters<typeof recordListPage>[0]> = {}) =>
  recordListPage({
    page: page({ path: '/convenings' }),
    collection: 'convenings',
    items: [card('convenings', { kind: 'workshop' })],
    next: null,
    continued: false,
    chosen: {},
    linkedWith: [],
    topics: [{ slug: 'energy', name: { en: 'Energy' } }],
    countries: ['UA', 'BG'],
    ...over,
  });

describe('a list of the record', () => {
  it('counts what it shows whole, and nothing that it does not', () => {
    expect(list()).toContain('1 convening<');
    expect(list({ next: 'more' })).not.toMatch(/\d convenings?</);
    expect(list({ continued: true })).not.toMatch(/\d convenings?</);
  });

  it('keeps in its form what was chosen', () => {
    const html = list({
      chosen: { q: 'sofia', country: 'BG', topic: 'energy', kind: 'workshop', from: '2022' },
    });
    expect(html).toContain('name="q" value="sofia"');
    expect(html).toContain('<option value="BG" selected="">Bulgaria</option>');
    expect(html).toContain('<option value="energy" selected="">Energy</option>');
    expect(html).toContain('<option value="workshop" selected="">Workshop</option>');
    expect(html).toContain('name="from" value="2022"');
  });

  it('offers the countries of the network before all there are, each once', () => {
    const html = list();
    expect(html).toMatch(
      /<optgroup label="In the network"><option value="BG">Bulgaria<\/option><option value="UA">/,
    );
    expect(html.match(/value="UA"/g)).toHaveLength(1);
    expect(list({ countries: [] })).not.toContain('<optgroup');
  });

  it('goes on by a cursor, with what was chosen, and back to the beginning', () => {
    const html = list({ chosen: { q: 'sofia' }, next: 'abc', continued: true });
    expect(html).toContain('href="/en/convenings?q=sofia&amp;cursor=abc"');
    expect(html).toContain('href="/en/convenings?q=sofia">Back to the beginning');
  });

  it('says why it is empty: nothing there yet, nothing that matches, or nothing on this page', () => {
    expect(list({ items: [] })).toContain('No convenings have been recorded yet.');
    expect(list({ items: [], chosen: { q: 'x' } })).toContain('Nothing matches what you chose.');
    expect(list({ items: [], chosen: { q: 'x' }, next: 'more' })).toContain('but the list goes on');
  });

  it('is for search engines as a whole only, and keeps what was chosen in another language', () => {
    expect(list()).toContain('rel="canonical"');
    const html = list({ chosen: { country: 'BG' } });
    expect(html).toContain('content="noindex"');
    expect(html).toContain('href="/uk/convenings?country=BG"');
  });

  it('names what it is narrowed to, and keeps that when it is narrowed further', () => {
    const html = list({ chosen: { project: 'rivers' }, linkedWith: [card('projects', { slug: 'rivers' })] });
    expect(html).toContain('<input type="hidden" name="project" value="rivers"/>');
    expect(html).toContain('href="/en/projects/rivers"');
  });

  it('says where the same is to be had as data, and how one hears of what is new', () => {
    expect(list({ chosen: { country: 'BG' } })).toContain('href="/v1/convenings.csv?country=BG"');
    expect(list()).toContain('href="/v1/convenings.ics"');
    expect(list()).toContain('href="/v1/convenings.csv"');
    const news = list({ collection: 'updates', page: page({ path: '/updates' }) });
    expect(news).toContain('<link rel="alternate" type="application/atom+xml" href="/en/updates.atom"/>');
    expect(list({ collection: 'projects' })).toContain('href="/v1/projects.iati.xml"');
  });
});
