import type { CloudEvent } from '@undersigned/events/event.ts';
import { updatePublished } from '@undersigned/events/update-published.ts';
import type { Line } from './content.ts';
import type { Subscriber } from './subscriber.ts';

export const KEY = '5f0c2b7a9d3e4f61a8b2c4d6e8f00112';

/** An event that readers are told of. */
export const sampleEvent = (id: string, changes: Partial<CloudEvent> = {}): CloudEvent => ({
  specversion: '1.0',
  id,
  source: '/networks/demo',
  type: updatePublished.type,
  subject: 'ministry-answers',
  time: '2026-11-20T09:00:00.000Z',
  datacontenttype: 'application/json',
  dataschema: 'https://example.org/events/update.published/1',
  data: updatePublished.sample.data,
  ...changes,
});

/** A line of an issue. */
export const sampleLine = (changes: Partial<Line> = {}): Line => ({
  section: 'updates',
  says: 'update-answer',
  path: '/updates/ministry-answers',
  title: { en: 'The ministry answers', uk: 'Міністерство відповідає' },
  language: 'en',
  topics: ['security'],
  concerns: ['peace-and-partnership'],
  at: '2026-11-20T09:00:00.000Z',
  ...changes,
});

/** A subscriber who is written to weekly of everything. */
export const sampleSubscriber = (
  changes: Partial<NonNullable<Subscriber['active']>> = {},
  { key = KEY, ...more }: Partial<Subscriber> = {},
): Subscriber => ({
  id: `sub_${key}`,
  key,
  subject: `sub_${key}`,
  active: {
    email: 'reader@example.org',
    language: 'bs',
    rhythm: 'weekly',
    topics: [],
    news: true,
    follows: {},
    since: '2026-11-01T09:00:00.000Z',
    ...changes,
  },
  rev: 1,
  events: [],
  ...more,
});
