import type { SUBSCRIPTION_OUTCOMES } from '@undersigned/api/pages.ts';
import { LANGUAGES, type Language } from '@undersigned/i18n/languages.ts';
import { home } from '@undersigned/i18n/messages/home.ts';
import { letterbox } from '@undersigned/i18n/messages/letterbox.ts';
import { links } from '@undersigned/i18n/messages/links.ts';
import { reading } from '@undersigned/i18n/messages/reading.ts';
import { signing } from '@undersigned/i18n/messages/signing.ts';
import { subscriptions } from '@undersigned/i18n/messages/subscriptions.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { Child, FC } from 'hono/jsx';
import { InLanguage } from './declaration-head.tsx';
import { htmlDocument } from './html-document.ts';
import { Layout } from './layout.tsx';
import { hrefOf, type Page } from './page.ts';
import type { TopicView } from './record-views.ts';
import type { RHYTHMS } from './subscription-fields.tsx';

/* Pages about a subscription: what a mail's link asks, what its button did, and links that do not work. */

const speak = ({ language }: Page) => translator(language, subscriptions, letterbox, links, reading, signing);

interface NarrowProps {
  page: Page;
  title: string;
  lead: string;
  children?: Child;
}

const Narrow: FC<NarrowProps> = ({ page, title, lead, children }) => (
  <Layout page={page} title={title} indexed={false}>
    <article class="narrow">
      <header class="head">
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
      </header>
      {children}
    </article>
  </Layout>
);

export interface ConfirmSubscriptionProps {
  /** `path` is `/subscription/{token}`. */
  page: Page;
  token: string;
  chosen: {
    language: Language;
    rhythm: (typeof RHYTHMS)[number];
    /** None: everything. */
    topics: readonly TopicView[];
  };
}

/** The page of the link to confirm: what was chosen, and the button. Being fetched changes nothing. */
export function confirmSubscriptionPage({ page, token, chosen }: ConfirmSubscriptionProps): string {
  const t = speak(page);
  const { language, rhythm, topics } = chosen;
  return htmlDocument(
    <Narrow page={page} title={t('confirm.title')} lead={t('confirm.lead')}>
      <dl class="sheet">
        <div>
          <dt>{t('rhythm')}</dt>
          <dd>{t(`rhythm.${rhythm}`)}</dd>
        </div>
        <div>
          <dt>{t('about')}</dt>
          <dd>
            {topics.length === 0
              ? t('about.everything')
              : topics.map(({ name }, index) => (
                  <>
                    {index > 0 && ', '}
                    <InLanguage map={name} page={page} />
                  </>
                ))}
          </dd>
        </div>
        <div>
          <dt>{t('language')}</dt>
          <dd lang={language}>{LANGUAGES[language].endonym}</dd>
        </div>
      </dl>
      <form method="post" action="/v1/subscriptions/confirmations">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="language" value={page.language} />
        <button type="submit">{t('subscribe.submit')}</button>
      </form>
    </Narrow>,
  );
}

/** The button that ends a subscription: the POST of RFC 8058, which says besides that a person waits for a page. */
export const UnsubscribeForm: FC<{ page: Page; token: string }> = ({ page, token }) => (
  <form method="post" action={`/v1/subscriptions/unsubscriptions/${token}`}>
    <input type="hidden" name="List-Unsubscribe" value="One-Click" />
    <input type="hidden" name="language" value={page.language} />
    <button type="submit" class="grave">
      {translator(page.language, subscriptions)('unsubscribe.title')}
    </button>
  </form>
);

/** The page of the link to unsubscribe, and of the address in the mail's header. Being fetched changes nothing. */
export function unsubscribePage({ page, token }: { page: Page; token: string }): string {
  const t = speak(page);
  return htmlDocument(
    <Narrow page={page} title={t('unsubscribe.title')} lead={t('unsubscribe.lead')}>
      <UnsubscribeForm page={page} token={token} />
    </Narrow>,
  );
}

export type SubscriptionOutcome = (typeof SUBSCRIPTION_OUTCOMES)[number];

/** The page after a form or a button. It names nobody, so it may be seen again, and by anybody. */
export function subscriptionOutcomePage({
  page,
  outcome,
  days,
}: {
  page: Page;
  outcome: SubscriptionOutcome;
  /** After how many days what is not confirmed is erased. */
  days: number;
}): string {
  const t = speak(page);
  if (outcome !== 'check-your-mail') {
    return htmlDocument(
      <Narrow page={page} title={t(`${outcome}.title`)} lead={t(`${outcome}.lead`)}>
        {outcome === 'unsubscribed' && <Again page={page} />}
        {outcome === 'held-back' && <Contact page={page} />}
        <Home page={page} />
      </Narrow>,
    );
  }
  return htmlDocument(
    <Narrow page={page} title={t('check.title')} lead={t('check.lead')}>
      <p>{t('check.days', { days })}</p>
      <h2>{t('check.nothing')}</h2>
      <ul>
        <li>{t('check.nothing.wait')}</li>
        <li>{t('letterbox.check.again')}</li>
      </ul>
      <Home page={page} />
    </Narrow>,
  );
}

/** What the page of a link says where the link does not work. */
export function subscriptionFaultPage({ page, fault }: { page: Page; fault: 'expired' | 'unknown' }): string {
  const t = speak(page);
  return htmlDocument(
    <Narrow
      page={page}
      title={t(`link.${fault}.title`)}
      lead={t(fault === 'expired' ? 'expired.lead' : 'letterbox.unknown')}
    >
      <Again page={page} />
      <Home page={page} />
    </Narrow>,
  );
}

const Again: FC<{ page: Page }> = ({ page }) => (
  <p>
    <a href={hrefOf(page.language, '/subscribe')}>{speak(page)('again')}</a>
  </p>
);

const Contact: FC<{ page: Page }> = ({ page }) => (
  <p>
    <a href={hrefOf(page.language, '/contact')}>{translator(page.language, home)('footer.contact')}</a>
  </p>
);

const Home: FC<{ page: Page }> = ({ page }) => (
  <p>
    <a href={hrefOf(page.language, '')}>{speak(page)('layout.home')}</a>
  </p>
);
