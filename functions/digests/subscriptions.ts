import { subscriptionPage } from '@undersigned/api/pages.ts';
import * as api from '@undersigned/api/subscriptions.ts';
import { askLimitTable } from '@undersigned/aws/ask-limits.ts';
import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment, siteOf } from '@undersigned/aws/environment.ts';
import { issueTable } from '@undersigned/aws/issues.ts';
import { networkTable } from '@undersigned/aws/network.ts';
import { readEdgeKey, readKeys } from '@undersigned/aws/secrets.ts';
import { settingsTable } from '@undersigned/aws/settings.ts';
import { standingTable } from '@undersigned/aws/standings.ts';
import { subscriberTable } from '@undersigned/aws/subscribers.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { tallyTable } from '@undersigned/aws/tallies.ts';
import { usedProofTable } from '@undersigned/aws/used-proofs.ts';
import { addressKeys } from '@undersigned/declarations/address.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { suspicionOf } from '@undersigned/declarations/suspicion.ts';
import { topicsOf } from '@undersigned/declarations/topics.ts';
import { confirmOrWait } from '@undersigned/digests/held-back.ts';
import { talliesOf } from '@undersigned/digests/public-view.ts';
import { prefer, preferencesOf, subscribe, unsubscribe } from '@undersigned/digests/subscribe.ts';
import { sealing } from '@undersigned/input/seal.ts';
import { json, seeOther } from '@undersigned/lambda/answer.ts';
import { http, type Request, routes } from '@undersigned/lambda/http.ts';
import { countMetric } from '@undersigned/lambda/observe.ts';
import { mistypedAddress } from '@undersigned/web/mistyped.ts';
import { namedSite } from '@undersigned/web/named-site.ts';
import { linkTokenOf } from '@undersigned/web/subscription-token.ts';
import { problemPage } from '@undersigned/web/told-by-page.ts';

const table = openTable(environment('TABLE_NAME'));
const keys = readKeys(environment('KEYS_SECRET'));
const now = () => new Date();
const network = networkTable(table);
const named = namedSite(network, siteOf, now);
const declarations = declarationTable(table);
const stores = {
  subscribers: subscriberTable(table),
  standings: standingTable(table),
  issues: issueTable(table, {
    now,
    tallies: talliesOf({ declarations, tallies: tallyTable(table), now }),
  }),
  declarations,
  settings: settingsTable(table),
  topics: async () => topicsOf((await network.get()).network.topics),
  limits: askLimitTable(table),
  proofs: usedProofTable(table),
  site: named.site,
  now,
  eventId: newEventId,
};

async function withKeys() {
  const { pepper, tokenKey } = await keys();
  return { ...stores, keys: addressKeys(pepper), seal: sealing(tokenKey) };
}

/** Pages are loaded when they are wanted. */
const links = () => import('@undersigned/web/subscription-link.ts');
const told = { problemPage: problemPage(named) };
const onForm = {
  originKey: readEdgeKey(environment('EDGE_SECRET')),
  formPage: async () => {
    await named.fresh();
    return (await import('@undersigned/web/subscription-form.ts')).subscribeFormPage(stores);
  },
};
const onLink = {
  formPage: async () => {
    const [deps, { subscriptionLinkForm }] = await Promise.all([withKeys(), links(), named.fresh()]);
    return subscriptionLinkForm(deps);
  },
};

const accepted = { status: 'check-your-mail' } as const;

const asking = http(api.subscribe, onForm, async ({ body, form, language, viewer }) => {
  const question = form && mistypedAddress(form);
  if (question) return question;
  // A robot would have mails sent to whomever it likes; it is not told that none goes.
  const result =
    form && suspicionOf(form, now()) ? accepted : await subscribe(await withKeys(), body, viewer);
  if ('refused' in result) return result;
  countMetric('subscriptions.requested', 1);
  return form ? seeOther(`/${language}/subscribe/check-your-mail`) : json(202, result);
});

const confirming = http(api.confirmSubscription, onLink, async ({ body, form, language }) => {
  const result = await confirmOrWait(await withKeys(), body.token);
  if ('refused' in result) return result;
  countMetric('subscriptions.confirmed', 1);
  return form ? seeOther(`/${language}/subscribe/${result.status}`) : json(200, result);
});

const reading = http(api.readPreferences, {}, async ({ headers }) => {
  const token = linkTokenOf(headers);
  if (typeof token !== 'string') return token;
  const result = await preferencesOf(await withKeys(), token);
  return 'refused' in result ? result : json(200, result);
});

/** By PUT, or by a form that cannot. The page goes on in the language that was chosen. */
async function change({
  body: { token: inBody, ...wanted },
  headers,
  form,
}: Pick<Request<typeof api.changePreferences>, 'body' | 'headers' | 'form'>) {
  const token = linkTokenOf(headers, inBody);
  if (typeof token !== 'string') return token;
  const deps = await withKeys();
  const result = await prefer(deps, token, wanted);
  if ('refused' in result) return result;
  countMetric('subscriptions.changed', 1);
  if (form) return seeOther(`/${wanted.language}/subscription/${token}?saved=true`);
  const changed = await preferencesOf(deps, token);
  return 'refused' in changed ? changed : json(200, changed);
}

const leaving = http(api.unsubscribe, onLink, async ({ params, form, language }) => {
  const result = await unsubscribe(await withKeys(), params.token);
  if ('refused' in result) return result;
  countMetric('subscriptions.ended', 1);
  // RFC 8058, section 3.2: a mail program is not sent on; a person, who says a language, is.
  return form?.has('language') ? seeOther(`/${language}/subscribe/unsubscribed`) : json(200, result);
});

const askingToLeave = http(api.askToUnsubscribe, told, async ({ params, language }) => {
  const [deps, { unsubscribeLink }] = await Promise.all([withKeys(), links(), named.fresh()]);
  return unsubscribeLink(deps, { lang: language, token: params.token });
});

const page = http(subscriptionPage, told, async ({ params, query }) => {
  const [deps, { subscriptionLink }] = await Promise.all([withKeys(), links(), named.fresh()]);
  return subscriptionLink(deps, params, query['saved'] === 'true');
});

/** News by mail: asked for, confirmed, chosen and ended; and the pages of the links of its mails, which only ask. */
export const handler = routes([
  asking,
  confirming,
  reading,
  http(api.changePreferences, {}, change),
  http(api.changePreferencesByForm, onLink, change),
  leaving,
  askingToLeave,
  page,
]);
