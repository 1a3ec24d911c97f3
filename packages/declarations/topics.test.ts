import { describe, expect, it } from 'vitest';
import { namedTopics, topicsOf, unknownTopics } from './topics.ts';

const own = [
  { slug: 'rivers', name: { en: 'Rivers', uk: 'Річки' } },
  { slug: 'energy', name: { en: 'Energy of our own' } },
  { slug: 'sport', name: { en: 'Sport' }, retired: true },
];

describe('the topics of a network', () => {
  it('are its own beside those that come with the software, and in their place', () => {
    const named = new Map(namedTopics(own).map((topic) => [topic.slug, topic]));
    expect(named.get('rivers')).toEqual({ slug: 'rivers', name: { en: 'Rivers', uk: 'Річки' } });
    expect(named.get('energy')?.name).toEqual({ en: 'Energy of our own' });
    expect(named.get('youth')?.name).toMatchObject({ en: 'Youth' });
    expect(named.get('sport')).toMatchObject({ retired: true });
  });

  it('may be chosen unless they are unknown', () => {
    expect(unknownTopics(topicsOf(own), ['rivers', 'youth', 'chess'])).toEqual([
      { pointer: '#/topics/2', code: 'unknown-topic' },
    ]);
    expect(unknownTopics(topicsOf([]), ['rivers'])).toHaveLength(1);
  });

  it('stay where they were chosen before they were retired, and are chosen anew nowhere', () => {
    expect(unknownTopics(topicsOf(own), ['sport'], ['sport'])).toEqual([]);
    expect(unknownTopics(topicsOf(own), ['sport'], [])).toHaveLength(1);
  });
});
