import { describe, expect, it } from 'vitest';
import { privacyPage } from './privacy-page.tsx';
import { page } from './sample.fixture.ts';
import { subscribePage } from './subscribe-page.tsx';
import { subscriptionOutcomePage } from './subscription-pages.tsx';

const given = page({ language: 'bs' });

describe('pages of a subscription', () => {
  it('show whoever thinks of subscribing what has gone out', () => {
    const form = { page: given, proofBits: 17, renderedAt: new Date('2026-11-22T09:00:00Z'), topics: [] };
    const [, main = ''] = subscribePage(form).split('<main');
    expect(main.split('</main>')[0]).toContain('href="/bs/digests"');
  });

  it('say whom to write to where nothing comes although it was confirmed', () => {
    const html = subscriptionOutcomePage({ page: given, outcome: 'held-back', days: 14 });
    expect(html).toContain('Zasad ništa ne dolazi');
    expect(html).toContain('href="/bs/contact"');
  });

  it('promise as many days as there are', () => {
    const html = privacyPage({ page: page({ language: 'en' }), days: 14, subscriptionDays: 21 });
    expect(html).toContain('A subscription that is not confirmed is erased after 21 days');
  });
});
