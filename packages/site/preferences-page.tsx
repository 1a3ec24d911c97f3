import { formatDay } from '@undersigned/i18n/dates.ts';
import { inLanguage, type Language, type LanguageMap } from '@undersigned/i18n/languages.ts';
import { signing } from '@undersigned/i18n/messages/signing.ts';
import { subscriptions } from '@undersigned/i18n/messages/subscriptions.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { FaultSummary } from './fault-summary.tsx';
import type { FormFields, ShownFault } from './form-faults.ts';
import { type FormState, Several } from './form-fields.tsx';
import { htmlDocument } from './html-document.ts';
import { Layout } from './layout.tsx';
import type { Page } from './page.ts';
import { stateOf } from './proven-form.tsx';
import type { TopicView } from './record-views.ts';
import { type About, LanguageField, RHYTHMS, RhythmField, TopicFields } from './subscription-fields.tsx';
import { UnsubscribeForm } from './subscription-pages.tsx';

export interface PreferencesView {
  email: string;
  /** From when on there have been news: RFC 3339, UTC. */
  since: string;
  language: string;
  rhythm: string;
  about: About;
  topics: readonly string[];
  /** Declarations that are followed. */
  follows: readonly { slug: string; title: LanguageMap; language: Language; isTicked: boolean }[];
}

export interface PreferencesPageProps {
  /** `path` is `/subscription/{token}`. */
  page: Page;
  token: string;
  /** Of the link that ends the subscription. */
  unsubscribeToken: string;
  /** What is chosen; after a fault, what was sent. */
  chosen: PreferencesView;
  /** Those that can be chosen, and those that are. */
  topics: readonly TopicView[];
  isSaved?: boolean;
  faults?: readonly ShownFault[] | undefined;
}

const speak = (language: Language) => translator(language, subscriptions, signing);

/** The form's fields, in their order. */
export function preferencesFields({ language }: Page): FormFields {
  const t = speak(language);
  return {
    labels: {
      rhythm: t('rhythm.short'),
      about: t('topics'),
      topics: t('topics'),
      follows: t('follows'),
      language: t('language'),
    },
    firstButton: { rhythm: RHYTHMS[0], about: 'everything' },
  };
}

/** `/{lang}/subscription/{token}` of the preferences link: all that is kept of a subscriber, to be changed or ended. */
export function preferencesPage(props: PreferencesPageProps): string {
  const { page, chosen, token, faults, isSaved } = props;
  const t = speak(page.language);
  const title = t('preferences.title');
  return htmlDocument(
    <Layout page={page} title={faults ? `${t('form.faults.title')}: ${title}` : title} indexed={false}>
      <article class="narrow">
        <header class="head">
          <h1>{title}</h1>
          <p class="lead">{t('preferences.lead', { email: chosen.email })}</p>
        </header>
        {isSaved && (
          <p class="notice" role="status">
            {t('preferences.saved')}
          </p>
        )}
        {faults && <FaultSummary page={page} faults={faults} />}
        <form
          class="sign"
          method="post"
          action="/v1/subscriptions/preferences"
          accept-charset="utf-8"
          novalidate
        >
          <input type="hidden" name="token" value={token} />
          <Choices {...props} state={stateFrom(props)} />
          <button type="submit">{t('preferences.save')}</button>
        </form>
        <p class="hint">
          {t('preferences.kept', { day: formatDay(chosen.since.slice(0, 10), page.language) })}
        </p>
        <h2>{t('unsubscribe.title')}</h2>
        <p>{t('unsubscribe.lead')}</p>
        <UnsubscribeForm page={page} token={props.unsubscribeToken} />
      </article>
    </Layout>,
  );
}

const stateFrom = ({ page, faults, chosen: { rhythm, about, language } }: PreferencesPageProps): FormState =>
  stateOf({ page, faults, values: { rhythm, about, language } });

const Choices: FC<PreferencesPageProps & { state: FormState }> = ({ page, state, topics, chosen }) => {
  const t = speak(page.language);
  const { follows } = chosen;
  const isFollowing = follows.length > 0 || chosen.about === 'follows';
  return (
    <>
      <RhythmField page={page} state={state} />
      <TopicFields
        page={page}
        state={state}
        topics={topics}
        ticked={chosen.topics}
        abouts={['everything', 'topics', ...(isFollowing ? ['follows' as const] : [])]}
      />
      {follows.length > 0 && (
        <Several
          state={state}
          name="follows"
          legend={t('follows')}
          hint={t('follows.hint')}
          options={follows.map(({ slug, title, language }) => {
            const { text, language: its } = inLanguage(title, page.language, language);
            return { value: slug, label: <span lang={its}>{text}</span> };
          })}
          ticked={follows.flatMap(({ slug, isTicked }) => (isTicked ? [slug] : []))}
        />
      )}
      <LanguageField page={page} state={state} />
    </>
  );
};
