import type { confirmSubscription, SubscriptionView, unsubscribe } from '@undersigned/api/subscriptions.ts';
import type { Preferences, SubscribeRequest } from '@undersigned/digests/subscriber.ts';
import type * as z from 'zod/mini';
import { one } from './sample.ts';

const chosen: z.input<typeof Preferences> = {
  language: 'uk',
  rhythm: 'monthly',
  topics: ['energy', 'youth-and-culture'],
  news: true,
  follows: ['peace-and-partnership'],
};
const subscription: z.input<typeof SubscriptionView> = {
  ...chosen,
  email: 'reader@example.org',
  since: '2026-11-22T09:00:00Z',
};

/** How news are asked for, chosen and ended. */
export const subscriptionSamples = {
  subscribe: {
    body: one<z.input<typeof SubscribeRequest>>({
      email: 'reader@example.org',
      language: 'bs',
      rhythm: 'weekly',
      topics: ['energy', 'youth-and-culture'],
    }),
  },
  confirmSubscription: {
    body: one<z.input<NonNullable<typeof confirmSubscription.body>>>({
      token: 'AAHVL7hfDCt6nT5PYaiyxNbo8AESqL3ZkP0v7o1t8m6mYg2wZQ',
    }),
  },
  readPreferences: { answer: one(subscription) },
  changePreferences: { body: one(chosen), answer: one(subscription) },
  changePreferencesByForm: { body: one(chosen), answer: one(subscription) },
  unsubscribe: {
    body: one<z.input<NonNullable<typeof unsubscribe.body>>>({ 'List-Unsubscribe': 'One-Click' }),
  },
};
