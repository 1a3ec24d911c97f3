import { Preferences, SubscribeRequest } from '@undersigned/digests/subscriber.ts';
import * as z from 'zod/mini';
import { type Route, route } from './route.ts';
import { FORM_ONLY, tokenForm } from './sign-form.ts';

/* News by mail: asked for, confirmed, chosen and ended without an account. */

const tag = 'Subscriptions';
/** The gateway's own path of what is below. */
const BELOW = '/v1/subscriptions/{what}';

const token = z.string().check(z.minLength(1, 'blank'), z.maxLength(500, 'invalid-token'));

/** What a form says with `about` and `topics`, as JSON does with `news` and `topics`. */
function topicsOf(fields: URLSearchParams): string[] | null {
  if (fields.get('about') !== 'topics') return [];
  // “Only these”, and none: no list at all, which is a fault.
  return fields.has('topics') ? fields.getAll('topics') : null;
}

const textOf = (fields: URLSearchParams, name: string) => fields.get(name)?.trim() || undefined;

const choicesOf = (fields: URLSearchParams) => ({
  language: textOf(fields, 'language'),
  rhythm: textOf(fields, 'rhythm'),
  topics: topicsOf(fields),
});

const FORM_FIELDS: readonly string[] = [
  ...Object.values(FORM_ONLY),
  ...['email', 'proof', 'language', 'rhythm', 'about', 'topics'],
];

/** A form may bring what nobody knows; it is told of, as in JSON. */
const unknown = (fields: URLSearchParams) =>
  Object.fromEntries([...fields].filter(([name]) => !FORM_FIELDS.includes(name)));

export const subscribe = route({
  operation: 'subscribe',
  method: 'POST',
  path: '/v1/subscriptions',
  access: 'public',
  tag,
  summary: 'Ask for news by mail',
  description:
    'A mail then asks to confirm it. The answer is the same, whoever asks. A proof of work is made for `subscription`. In a form, `about` is `everything` or `topics`.',
  body: SubscribeRequest,
  form: (fields) => ({
    ...unknown(fields),
    email: fields.get('email') ?? undefined,
    proof: textOf(fields, 'proof'),
    ...choicesOf(fields),
  }),
  answers: {
    202: { description: 'Kept', schema: z.object({ status: z.literal('check-your-mail') }) },
    303: { description: 'Kept; for a form' },
  },
  problems: ['too-many-requests'],
});

export const confirmSubscription = route({
  operation: 'confirmSubscription',
  method: 'POST',
  path: '/v1/subscriptions/confirmations',
  gatewayPath: BELOW,
  access: 'public',
  tag,
  summary: 'Confirm it',
  description:
    'By the token of the mail’s link, for a fortnight. Asked again, it is the same success. `held-back`: it is kept, but nothing comes until an editor has the address written to again, of which a mail was reported as spam or came back.',
  body: z.strictObject({ token }),
  form: tokenForm,
  answers: {
    200: {
      description: 'Confirmed: news come from now on, unless they are held back',
      schema: z.object({ status: z.enum(['confirmed', 'held-back']) }),
    },
    303: { description: 'The same; for a form' },
  },
  problems: ['expired'],
});

/** What a subscriber has chosen, which is all that is kept of one. */
export const SubscriptionView = z.object({
  ...Preferences.shape,
  email: z.string(),
  since: z.iso.datetime().check(z.describe('From when on there have been news.')),
});

const BEARER = 'The token of the mail’s link stands in the header, `Authorization: Subscription <token>`';

export const readPreferences = route({
  operation: 'readPreferences',
  method: 'GET',
  path: '/v1/subscriptions/preferences',
  gatewayPath: BELOW,
  access: 'public',
  tag,
  summary: 'What was chosen',
  description: `And with it all that is kept of a subscriber. ${BEARER}. It is good for 90 days.`,
  answers: { 200: { description: 'The subscription', schema: SubscriptionView } },
  problems: ['validation', 'expired'],
});

const ChangedPreferences = z.strictObject({ ...Preferences.shape, token: z.optional(token) });
const changed = {
  200: { description: 'The subscription as it is now', schema: SubscriptionView },
};

export const changePreferences = route({
  operation: 'changePreferences',
  method: 'PUT',
  path: '/v1/subscriptions/preferences',
  gatewayPath: BELOW,
  access: 'public',
  tag,
  summary: 'Choose otherwise',
  description: `The whole of it. ${BEARER}, or in the body. Declarations can be left out of \`follows\`, not added.`,
  body: ChangedPreferences,
  answers: changed,
  problems: ['expired'],
});

export const changePreferencesByForm = route({
  operation: 'changePreferencesByForm',
  method: 'POST',
  path: '/v1/subscriptions/preferences',
  gatewayPath: BELOW,
  access: 'public',
  tag,
  summary: 'Choose otherwise, by a form',
  description:
    'For browsers without JavaScript, whose forms cannot PUT. In a form, `about` is `everything`, `topics` or `follows`.',
  body: ChangedPreferences,
  form: (fields) => ({
    token: fields.get('token') ?? undefined,
    ...choicesOf(fields),
    news: fields.get('about') !== 'follows',
    follows: fields.getAll('follows'),
  }),
  answers: { ...changed, 303: { description: 'The same; for a form' } },
  problems: ['expired'],
});

const OfLink = z.strictObject({ token: z.string().check(z.maxLength(500)) });
/** RFC 8058, section 3.1: the one pair that the body is. */
const OneClick = z.object({
  'List-Unsubscribe': z.literal('One-Click'),
  language: z.optional(z.string()),
});
/** Of the answer; whatever else a mail program adds does no harm. */
const InLanguage = z.object({ language: z.optional(z.string()) });

export const unsubscribe = route({
  operation: 'unsubscribe',
  method: 'POST',
  path: '/v1/subscriptions/unsubscriptions/{token}',
  access: 'public',
  tag,
  summary: 'Unsubscribe by one click',
  description:
    'As RFC 8058 has it: the body is `List-Unsubscribe=One-Click`, url-encoded or as `multipart/form-data`; no other header is looked at, nothing is redirected, and the link is good for ever. Asked again, it is the same success. Any other body ends nothing. A form that says in which `language` it was answers to a person: with a page.',
  params: OfLink,
  query: InLanguage,
  body: OneClick,
  form: (fields) => Object.fromEntries(fields),
  anyForm: true,
  answers: {
    200: { description: 'No more news come', schema: z.object({ status: z.literal('unsubscribed') }) },
    303: { description: 'The same; for the page’s own button' },
  },
});

export const askToUnsubscribe = route({
  operation: 'askToUnsubscribe',
  method: 'GET',
  path: '/v1/subscriptions/unsubscriptions/{token}',
  access: 'public',
  tag,
  summary: 'Ask whether to unsubscribe',
  description: 'A page with a button, for whoever opens the address of the header. It changes nothing.',
  params: OfLink,
  query: InLanguage,
  answers: { 200: { description: 'The page', contentType: 'text/html; charset=utf-8' } },
});

export const subscriptionRoutes = [
  subscribe,
  confirmSubscription,
  readPreferences,
  changePreferences,
  changePreferencesByForm,
  unsubscribe,
  askToUnsubscribe,
] as unknown as readonly Route[];
