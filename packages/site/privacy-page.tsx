import { inLanguage } from '@undersigned/i18n/languages.ts';
import { reading } from '@undersigned/i18n/messages/reading.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import { htmlDocument } from './html-document.ts';
import { Layout } from './layout.tsx';
import type { Page } from './page.ts';

export interface PrivacyPageProps {
  /** `path` is `/privacy`. `network.contact` is whom people write to. */
  page: Page;
  /** After how many days an unconfirmed signature is erased. */
  days: number;
  /** The same of a subscription. */
  subscriptionDays: number;
}

/** `/{lang}/privacy`: what is kept, why, for how long, and how to be rid of it. */
export function privacyPage({ page, days, subscriptionDays }: PrivacyPageProps): string {
  const t = translator(page.language, reading);
  const network = inLanguage(page.network.name, page.language).text;
  const { contact } = page.network;
  return htmlDocument(
    <Layout page={page} title={t('privacy.title')}>
      <article class="narrow">
        <header class="head">
          <h1>{t('privacy.title')}</h1>
          <p class="lead">{t('privacy.lead')}</p>
        </header>
        <h2>{t('privacy.who')}</h2>
        <p>
          {t('privacy.who.text', { network })}{' '}
          {contact && (
            <>
              {t('privacy.who.contact')} <a href={`mailto:${contact}`}>{contact}</a>
            </>
          )}
        </p>
        <h2>{t('privacy.what')}</h2>
        <ul>
          <li>{t('privacy.what.signature')}</li>
          <li>{t('privacy.what.letterbox')}</li>
          <li>{t('privacy.what.subscription')}</li>
          <li>{t('privacy.what.consent')}</li>
          <li>{t('privacy.what.network')}</li>
        </ul>
        <h2>{t('privacy.why')}</h2>
        <p>{t('privacy.why.text')}</p>
        <h2>{t('privacy.public')}</h2>
        <p>{t('privacy.public.text')}</p>
        <p>{t('privacy.public.letterbox')}</p>
        <p>{t('privacy.public.partners')}</p>
        <p>{t('privacy.public.copies')}</p>
        <h2>{t('privacy.long')}</h2>
        <ul>
          <li>{t('privacy.long.pending', { days })}</li>
          <li>{t('privacy.long.confirmed')}</li>
          <li>{t('privacy.long.withdrawn')}</li>
          <li>{t('privacy.long.letterbox')}</li>
          <li>{t('privacy.long.subscription', { days: subscriptionDays })}</li>
        </ul>
        <h2>{t('privacy.rights')}</h2>
        <ul>
          <li>{t('privacy.rights.withdraw')}</li>
          <li>{t('privacy.rights.letterbox')}</li>
          <li>{t('privacy.rights.subscription')}</li>
          <li>{t('privacy.rights.others')}</li>
          <li>{t('privacy.rights.complain')}</li>
        </ul>
        <h2>{t('privacy.mail')}</h2>
        <p>{t('privacy.mail.text')}</p>
        <h2>{t('privacy.where')}</h2>
        <p>{t('privacy.where.text')}</p>
        <h2>{t('privacy.none')}</h2>
        <p>{t('privacy.none.text')}</p>
      </article>
    </Layout>,
  );
}
