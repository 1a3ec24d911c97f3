import { describe, expect, it } from 'vitest';
import { type Line, MOST_LINES, select } from './content.ts';
import { sampleLine, sampleSubscriber } from './digests.fixture.ts';

const told = (lines: Line[], changes: Parameters<typeof sampleSubscriber>[0] = {}, earlier: Line[] = []) => {
  const { active } = sampleSubscriber(changes);
  if (!active) throw new Error('The sample is active');
  return select(lines, active, earlier);
};
const paths = (selection: ReturnType<typeof told>) =>
  selection.flatMap(({ lines }) => lines.map(({ path }) => path));

describe('a subscriber is told', () => {
  const onEnergy = sampleLine({ path: '/updates/grid', topics: ['energy', 'youth'], concerns: [] });
  const onSecurity = sampleLine({ path: '/updates/border', concerns: [] });

  it('everything, who named no topic', () => {
    expect(paths(told([onEnergy, onSecurity]))).toHaveLength(2);
  });

  it('what has one of the topics chosen', () => {
    expect(paths(told([onEnergy, onSecurity], { topics: ['energy'] }))).toEqual(['/updates/grid']);
    expect(told([onEnergy, onSecurity], { topics: ['health'] })).toEqual([]);
  });

  it('nothing of before the subscription', () => {
    expect(told([onEnergy], { since: '2026-11-20T09:00:00.000Z' })).toEqual([]);
  });

  it('what becomes of a declaration that is followed, without any other news', () => {
    const follows = { 'peace-and-partnership': '2026-11-10T09:00:00.000Z' };
    expect(paths(told([sampleLine(), onSecurity], { news: false, follows }))).toEqual([
      '/updates/ministry-answers',
    ]);
  });

  it('nothing of before it was followed, nor how the count goes', () => {
    const follows = { 'peace-and-partnership': '2026-11-21T09:00:00.000Z' };
    const count = sampleLine({ section: 'signatures', at: '2026-11-22T09:00:00.000Z' });
    expect(told([sampleLine(), count], { news: false, follows })).toEqual([]);
  });
});

describe('a digest', () => {
  it('has its sections in one order, and the newest of each first', () => {
    const lines = [
      sampleLine({ section: 'projects', path: '/projects/a', at: '2026-11-20T08:00:00Z' }),
      sampleLine({ section: 'declarations', path: '/declarations/b', at: '2026-11-19T08:00:00Z' }),
      sampleLine({ section: 'projects', path: '/projects/c', at: '2026-11-21T08:00:00Z' }),
    ];
    expect(paths(told(lines))).toEqual(['/declarations/b', '/projects/c', '/projects/a']);
  });

  it('shows so many of a section, and says how many more there are', () => {
    const lines = Array.from({ length: 252 }, (_, index) => sampleLine({ path: `/updates/news-${index}` }));
    const [section] = told(lines);
    expect(section?.lines).toHaveLength(MOST_LINES);
    expect(section?.more).toBe(240);
  });

  it('tells a thing once that several issues told, with all its new signatures', () => {
    const counts = { organisations: 2, individuals: 30, ofOrganisations: 12, ofIndividuals: 130 };
    const line = sampleLine({ section: 'signatures', path: '/declarations/peace', counts });
    const before = sampleLine({
      ...line,
      at: '2026-11-19T09:00:00.000Z',
      counts: { organisations: 1, individuals: 5, ofOrganisations: 10, ofIndividuals: 100 },
    });
    expect(told([line], {}, [before])[0]?.lines[0]?.counts).toEqual({
      organisations: 3,
      individuals: 35,
      ofOrganisations: 12,
      ofIndividuals: 130,
    });
  });
});
