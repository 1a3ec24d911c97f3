import { inLanguage, LANGUAGES, type Language } from '@undersigned/i18n/languages.ts';
import { subscriptions } from '@undersigned/i18n/messages/subscriptions.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { Choice, type FormState, SelectField, Several } from './form-fields.tsx';
import type { Page } from './page.ts';
import type { TopicView } from './record-views.ts';

/* What is chosen of a subscription, as fields of its forms. */

/** How often somebody can be written to. */
export const RHYTHMS = ['daily', 'weekly', 'monthly'] as const;
/** What somebody can be written to about: everything, some topics, or what becomes of what was signed alone. */
export type About = 'everything' | 'topics' | 'follows';

interface FieldProps {
  page: Page;
  state: FormState;
}

export const RhythmField: FC<FieldProps> = ({ page, state }) => {
  const t = translator(page.language, subscriptions);
  return (
    <Choice
      state={state}
      name="rhythm"
      legend={t('rhythm')}
      options={RHYTHMS.map((value) => ({ value, label: t(`rhythm.${value}`) }))}
    />
  );
};

interface TopicFieldsProps extends FieldProps {
  /** Those that can be chosen. */
  topics: readonly TopicView[];
  ticked: readonly string[];
  abouts: readonly About[];
}

/** Everything, or some topics: which ones is asked once that is chosen, where the browser can tell. */
export const TopicFields: FC<TopicFieldsProps> = ({ page, state, topics, ticked, abouts }) => {
  const t = translator(page.language, subscriptions);
  return (
    <>
      <Choice
        state={state}
        name="about"
        legend={t('about')}
        options={abouts.map((value) => ({ value, label: t(`about.${value}`) }))}
      />
      <Several
        state={state}
        name="topics"
        legend={t('topics')}
        options={topics.map(({ slug, name }) => ({ value: slug, label: nameIn(name, page.language) }))}
        ticked={ticked}
        class="only-these"
      />
    </>
  );
};

const nameIn = (name: TopicView['name'], reader: Language) => {
  const { text, language } = inLanguage(name, reader);
  return language === reader ? text : <span lang={language}>{text}</span>;
};

export const LanguageField: FC<FieldProps> = ({ page, state }) => {
  const t = translator(page.language, subscriptions);
  return (
    <SelectField
      state={state}
      name="language"
      label={t('language')}
      choose=""
      autocomplete="off"
      options={Object.entries(LANGUAGES).map(([value, { endonym }]) => ({ value, label: endonym }))}
    />
  );
};
