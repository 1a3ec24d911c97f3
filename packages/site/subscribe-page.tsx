import { inLanguage } from '@undersigned/i18n/languages.ts';
import { digest } from '@undersigned/i18n/messages/digest.ts';
import { signing } from '@undersigned/i18n/messages/signing.ts';
import { subscriptions } from '@undersigned/i18n/messages/subscriptions.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import { AddressField } from './address-field.tsx';
import { PrivacyLink } from './comment-form.tsx';
import { FaultSummary } from './fault-summary.tsx';
import type { FormFields } from './form-faults.ts';
import { htmlDocument } from './html-document.ts';
import { Layout } from './layout.tsx';
import { hrefOf, type Page } from './page.ts';
import { type AskingFormProps, ProvenForm, stateOf } from './proven-form.tsx';
import type { TopicView } from './record-views.ts';
import { RHYTHMS, RhythmField, TopicFields } from './subscription-fields.tsx';

export interface SubscribePageProps extends AskingFormProps {
  topics: readonly TopicView[];
  /** Topics that were ticked, after a fault. */
  ticked?: readonly string[] | undefined;
}

const speak = (language: Page['language']) => translator(language, subscriptions, signing);

/** The form's fields, in their order. */
export function subscribeFields({ language }: Page): FormFields {
  const t = speak(language);
  return {
    labels: { email: t('form.email'), rhythm: t('rhythm.short'), about: t('topics'), topics: t('topics') },
    firstButton: { rhythm: RHYTHMS[0], about: 'everything' },
  };
}

const USUAL = { rhythm: 'weekly', about: 'everything' };

/**
 * `/{lang}/subscribe`: the form to ask for news by mail; after a fault, with what is wrong above it. The fields' names are
 * those of `POST /v1/subscriptions`.
 */
export function subscribePage(props: SubscribePageProps): string {
  const { page, faults, topics, ticked = [], suggestion } = props;
  const t = speak(page.language);
  const title = t('subscribe.title');
  const network = inLanguage(page.network.name, page.language).text;
  const state = stateOf({ ...props, values: { ...USUAL, ...props.values } });
  return htmlDocument(
    <Layout
      page={page}
      title={faults ? `${t('form.faults.title')}: ${title}` : title}
      indexed={!faults}
      scripted
    >
      <article class="narrow">
        <header class="head">
          <h1>{title}</h1>
          <p class="lead">{t('subscribe.lead', { network })}</p>
        </header>
        {faults && <FaultSummary page={page} faults={faults} />}
        <p>{t('subscribe.intro')}</p>
        <p>
          <a href={hrefOf(page.language, '/digests')}>{translator(page.language, digest)('archive.title')}</a>
        </p>
        <ProvenForm
          {...props}
          action="/v1/subscriptions"
          subject="subscription"
          submit={t('subscribe.submit')}
          hint={t('form.submit.hint')}
        >
          <AddressField
            page={page}
            state={state}
            label={t('form.email')}
            hint={t('email.hint')}
            suggestion={suggestion}
          />
          <RhythmField page={page} state={state} />
          <p class="hint">{t('rhythm.nothing')}</p>
          <TopicFields
            page={page}
            state={state}
            topics={topics}
            ticked={ticked}
            abouts={['everything', 'topics']}
          />
          <p>
            <PrivacyLink page={page} />
          </p>
        </ProvenForm>
      </article>
    </Layout>,
  );
}
