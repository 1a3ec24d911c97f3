import { SUBSCRIPTION_OUTCOMES } from '@undersigned/api/pages.ts';
import { faultsOfForm } from './form-faults.ts';
import type { Page } from './page.ts';
import { type PreferencesPageProps, preferencesFields, preferencesPage } from './preferences-page.tsx';
import { EVIL } from './sample.fixture.ts';
import { subscribeFields, subscribePage } from './subscribe-page.tsx';
import {
  confirmSubscriptionPage,
  subscriptionFaultPage,
  subscriptionOutcomePage,
  unsubscribePage,
} from './subscription-pages.tsx';

const topics = [
  { slug: 'energy', name: { en: `Energy ${EVIL}` } },
  { slug: 'youth', name: { en: 'Youth', uk: 'Молодь' } },
];
const renderedAt = new Date('2026-11-22T09:00:00Z');
const token = `abc${EVIL}`;
const wrong = [
  { pointer: '#/email', code: 'invalid-email' },
  { pointer: '#/topics', code: 'no-topics' },
  { pointer: '#/about', code: 'nothing-chosen' },
  { pointer: `#/${EVIL}`, code: 'unknown-field', params: { name: EVIL } },
];

/** The pages of a subscription. */
export function subscriptionPages(given: Page): [name: string, html: string][] {
  const form = { page: { ...given, path: '/subscribe' }, proofBits: 17, renderedAt, topics };
  const page = { ...given, path: '/subscription/abc' };
  const chosen: PreferencesPageProps['chosen'] = {
    email: `x@${EVIL}`,
    since: '2026-11-22T09:00:00.000Z',
    language: 'uk',
    rhythm: 'monthly',
    about: 'topics',
    topics: ['youth'],
    follows: [
      { slug: 'peace', title: { uk: EVIL }, language: 'uk', isTicked: true },
      { slug: 'water', title: { en: 'Water' }, language: 'en', isTicked: false },
    ],
  };
  const preferences = { page, token, unsubscribeToken: token, chosen, topics };
  return [
    ['subscribe', subscribePage(form)],
    [
      'subscribe again',
      subscribePage({
        ...form,
        values: { email: EVIL, rhythm: 'daily', about: 'topics' },
        ticked: ['youth'],
        faults: faultsOfForm(wrong, subscribeFields(given), given.language, `x@${EVIL}`),
        suggestion: `x@${EVIL}`,
      }),
    ],
    ...SUBSCRIPTION_OUTCOMES.map((outcome): [string, string] => [
      `subscription ${outcome}`,
      subscriptionOutcomePage({ page: given, outcome, days: 14 }),
    ]),
    [
      'subscription to confirm',
      confirmSubscriptionPage({ page, token, chosen: { language: 'uk', rhythm: 'weekly', topics } }),
    ],
    [
      'subscription to confirm, of everything',
      confirmSubscriptionPage({ page, token, chosen: { language: 'en', rhythm: 'daily', topics: [] } }),
    ],
    ['subscription to end', unsubscribePage({ page, token })],
    ['preferences', preferencesPage(preferences)],
    ['preferences saved', preferencesPage({ ...preferences, isSaved: true })],
    [
      'preferences again',
      preferencesPage({
        ...preferences,
        chosen: { ...chosen, about: 'follows', follows: [] },
        faults: faultsOfForm(wrong, preferencesFields(given), given.language),
      }),
    ],
    ...(['expired', 'unknown'] as const).map((fault): [string, string] => [
      `subscription link ${fault}`,
      subscriptionFaultPage({ page: { ...given, path: '' }, fault }),
    ]),
  ];
}
