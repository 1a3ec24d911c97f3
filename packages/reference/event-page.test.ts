import { type AnyEvent, event, inVersion } from '@undersigned/events/event.ts';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { eventPage } from './event-page.tsx';

const described = { siteUrl: 'https://sign.example.org', name: 'A network', network: 'demo' };
const page = {
  language: 'en',
  path: '/events/door.opened/2',
  origin: described.siteUrl,
  network: { name: { en: described.name } },
} as const;
const present = event({
  type: 'door.opened',
  version: 2,
  summary: 'A door was opened.',
  subject: 'the door',
  data: z.strictObject({ colour: z.string() }),
  sample: { subject: 'front', data: { colour: 'blue' } },
  earlier: [
    {
      version: 1,
      data: z.strictObject({ shade: z.string() }),
      sample: { subject: 'f', data: { shade: 'b' } },
    },
  ],
}) as unknown as AnyEvent;
const shown = (version: string) =>
  eventPage(page, { declared: inVersion(present, version) as AnyEvent, present }, described);

it('the page of an event leads to its earlier versions', () => {
  expect(shown('2')).toContain('href="/events/door.opened/1"');
  expect(shown('2')).not.toContain('earlier version');
});

it('the page of an earlier version says what it said, and which is published now', () => {
  const earlier = shown('1');
  expect(earlier).toContain('earlier version');
  expect(earlier).toContain('<a href="/events/door.opened/2">version 2</a>');
  expect(earlier).toContain('href="/events/door.opened/1.json"');
  expect(earlier).toContain('<code>shade</code>');
  expect(earlier).not.toContain('<code>colour</code>');
});
