import { sampleSubscriber } from '@undersigned/digests/digests.fixture.ts';
import { subscribersInMemory } from '@undersigned/digests/subscribers.memory.ts';
import { type LinkPurpose, makeLink } from '@undersigned/digests/token.ts';
import { sealing } from '@undersigned/input/seal.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Site } from './present.ts';
import { subscriptionLink, subscriptionLinkForm, unsubscribeLink } from './subscription-link.ts';

const seal = sealing('token key');
const now = () => new Date('2026-11-22T09:00:00Z');
const own: NonNullable<Site['topics']> = [
  { slug: 'water', name: { en: 'Water', uk: 'Вода' } },
  { slug: 'lignite', name: { en: 'Lignite' }, retired: true },
];
const site = (): Site => ({
  origin: 'https://sign.example.org',
  network: { name: { en: 'Network' } },
  topics: own,
});
const declarations = {
  list: async () => [{ slug: 'peace', title: { uk: 'За мир' }, language: 'uk' }] as never,
};
const subscriber = sampleSubscriber({
  topics: ['water', 'lignite', 'gone'],
  follows: { peace: '2026-11-22T09:00:00Z', removed: '2026-11-22T09:00:00Z' },
});
let deps: Parameters<typeof subscriptionLink>[0];

beforeEach(async () => {
  const { subscribers } = subscribersInMemory();
  await subscribers.save(subscriber, 0);
  deps = { subscribers, declarations, seal, site, now };
});

const link = (purpose: LinkPurpose) => makeLink(seal, { purpose, key: subscriber.key, at: now() });
const shown = async (purpose: LinkPurpose) =>
  (await subscriptionLink(deps, { lang: 'en', token: link(purpose) })).body ?? '';
const boxes = (html: string, name: string) =>
  [
    ...html.matchAll(
      new RegExp(`<input type="checkbox" id="[^"]*" name="${name}" value="([^"]*)"( checked="")?`, 'g'),
    ),
  ].map(([, value, isTicked]) => [value, Boolean(isTicked)]);

describe('the preferences page', () => {
  it('keeps topics that were removed or retired where they were chosen, and offers them to nobody else', async () => {
    const html = await shown('preferences');
    const topics = boxes(html, 'topics');
    expect(topics.filter(([, isTicked]) => isTicked)).toEqual([
      ['water', true],
      ['lignite', true],
      ['gone', true],
    ]);
    expect(html).toContain('Lignite');
    const { subscribers } = subscribersInMemory();
    await subscribers.save(sampleSubscriber(), 0);
    deps = { ...deps, subscribers };
    expect(boxes(await shown('preferences'), 'topics').map(([slug]) => slug)).not.toContain('lignite');
  });

  it('names the declarations that are followed, in their language, also where one is no longer there', async () => {
    const html = await shown('preferences');
    expect(boxes(html, 'follows')).toEqual([
      ['peace', true],
      ['removed', true],
    ]);
    expect(html).toContain('<span lang="uk">За мир</span>');
  });

  it('ends with a button that ends the subscription', async () => {
    const [, token = ''] =
      /action="\/v1\/subscriptions\/unsubscriptions\/([^"]*)"/.exec(await shown('preferences')) ?? [];
    expect(unsubscribeLink(deps, { lang: 'en', token }).status).toBe(200);
  });

  it('after a fault has what was sent, and what is wrong beside it', async () => {
    const form = new URLSearchParams({
      token: link('preferences'),
      about: 'topics',
      rhythm: 'daily',
      language: 'mk',
    });
    const faults = [{ pointer: '#/topics', code: 'invalid-type' }];
    const answer = await subscriptionLinkForm(deps)(
      { problem: 'validation', faults },
      { form, params: {}, language: 'mk' },
    );
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('<html lang="mk"');
    expect(answer.body).toContain('id="topics-fault"');
    expect(boxes(answer.body ?? '', 'topics').filter(([, isTicked]) => isTicked)).toEqual([]);
    expect(answer.body).toMatch(/id="rhythm-daily"[^>]*checked/);
  });
});

describe('a link', () => {
  it.each(['confirm', 'preferences', 'unsubscribe'] as const)(
    'to %s changes nothing by being opened',
    async (purpose) => {
      await shown(purpose);
      expect(await deps.subscribers.get(subscriber.key)).toEqual(subscriber);
    },
  );

  it.each([
    ['expired', 410],
    ['too-large', 413],
    ['unreadable', 400],
  ] as const)('whose button is refused as %s says so by a page', async (problem, status) => {
    const answer = await subscriptionLinkForm(deps)(
      { problem },
      { form: new URLSearchParams(), params: {}, language: 'en' },
    );
    expect([answer.status, answer.headers?.['content-type']]).toEqual([status, 'text/html; charset=utf-8']);
  });

  it('that is none is told of as such', async () => {
    const answer = await subscriptionLink(deps, { lang: 'en', token: 'none' });
    expect([answer.status, answer.headers?.['cache-control']]).toEqual([422, 'no-store']);
    expect(unsubscribeLink(deps, { lang: 'en', token: link('confirm') }).status).toBe(404);
  });
});
