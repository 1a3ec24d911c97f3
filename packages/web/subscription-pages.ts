import type { KeptSettings } from '@undersigned/declarations/settings.ts';
import { PENDING_DAYS } from '@undersigned/digests/subscribe.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import { type Answer, cached } from '@undersigned/lambda/answer.ts';
import { subscribePage } from '@undersigned/site/subscribe-page.tsx';
import { type SubscriptionOutcome, subscriptionOutcomePage } from '@undersigned/site/subscription-pages.tsx';
import { page } from './page-answer.ts';
import { pageOf, type Site } from './present.ts';
import { topicsToChoose } from './topic-names.ts';

interface PagesDeps {
  settings: { get(): Promise<KeptSettings> };
  site: () => Site;
  now: () => Date;
}

const SECONDS = cached(5);
const MINUTES = cached(300, 0, 3600);

/** The form to ask for news by mail. */
export async function subscribing({ settings, site, now }: PagesDeps, lang: Language): Promise<Answer> {
  const { limits } = (await settings.get()).settings;
  const { topics = [] } = site();
  const shown = {
    page: pageOf(site(), lang, '/subscribe'),
    proofBits: limits.proofBits,
    renderedAt: now(),
    topics: topicsToChoose({ topics }),
  };
  return page(200, subscribePage(shown), SECONDS);
}

/** The page after a form about a subscription, or after the button of a mail's link. */
export function subscriptionOutcome(
  { site }: Pick<PagesDeps, 'site'>,
  { lang, outcome }: { lang: Language; outcome: SubscriptionOutcome },
): Answer {
  const shown = pageOf(site(), lang, `/subscribe/${outcome}`);
  return page(200, subscriptionOutcomePage({ page: shown, outcome, days: PENDING_DAYS }), MINUTES);
}
