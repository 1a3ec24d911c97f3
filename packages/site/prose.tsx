import {
  inLanguage,
  LANGUAGE_CODES,
  LANGUAGES,
  type Language,
  type LanguageMap,
} from '@undersigned/i18n/languages.ts';
import { record } from '@undersigned/i18n/messages/record.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import { raw } from 'hono/html';
import type { FC } from 'hono/jsx';
import { InLanguage } from './declaration-head.tsx';
import { markdownToHtml } from './markdown.ts';
import type { Page } from './page.ts';

interface Said {
  page: Page;
  authoritative: Language;
}

/** Markdown in the reader's language, else in the authoritative one, and marked so. */
export const Markdown: FC<Said & { map: LanguageMap }> = ({ page, map, authoritative }) => {
  const { text, language } = inLanguage(map, page.language, authoritative);
  return (
    <div class="prose" lang={language === page.language ? undefined : language}>
      {raw(markdownToHtml(text, 2))}
    </div>
  );
};

type SectionProps = Said & { id: string; heading: string };

/** A section of Markdown under its heading; nothing where nothing is said. */
export const ProseSection: FC<SectionProps & { map: LanguageMap | undefined }> = ({ map, ...props }) =>
  map ? (
    <section aria-labelledby={props.id}>
      <h2 id={props.id}>{props.heading}</h2>
      <Markdown {...props} map={map} />
    </section>
  ) : null;

/** Sentences counted through, under a heading; nothing where there are none. */
export const ListSection: FC<SectionProps & { maps: readonly LanguageMap[] }> = ({ maps, ...props }) =>
  maps.length > 0 ? (
    <section aria-labelledby={props.id}>
      <h2 id={props.id}>{props.heading}</h2>
      <ol class="counted prose">
        {maps.map((map) => (
          <li>
            <InLanguage map={map} page={props.page} authoritative={props.authoritative} />
          </li>
        ))}
      </ol>
    </section>
  ) : null;

/** What is short enough to stand under a title. */
const LEAD = 280;

/** Whether a summary stands under the title, or begins the text. */
export const isLead = (map: LanguageMap | undefined, { page, authoritative }: Said): boolean => {
  const text = map && inLanguage(map, page.language, authoritative).text;
  return Boolean(text && text.length <= LEAD && !text.includes('\n'));
};

/** A summary that is too long to stand under the title. */
export const Opening: FC<Said & { map: LanguageMap | undefined }> = ({ map, ...said }) =>
  map && !isLead(map, said) ? (
    <p class="opening">
      <InLanguage map={map} {...said} />
    </p>
  ) : null;

/** Says which languages stand in where the reader's own is missing. */
export const Untranslated: FC<Said & { said: unknown }> = ({ page, authoritative, said }) => {
  const languages = fallbacks(said, page.language, authoritative);
  if (languages.length === 0) return null;
  return (
    <p class="aside">
      {translator(page.language, record)('fallback')}{' '}
      {languages.map((language, index) => (
        <>
          {index > 0 && ', '}
          <span lang={language}>{LANGUAGES[language].endonym}</span>
        </>
      ))}
    </p>
  );
};

/** The languages other than the reader's in which a thing's own texts will be shown. */
function fallbacks(said: unknown, reader: Language, authoritative: Language): Language[] {
  const shown = mapsIn(said).map((map) => inLanguage(map, reader, authoritative).language);
  return LANGUAGE_CODES.filter((language) => language !== reader && shown.includes(language));
}

const isMap = (value: object): value is LanguageMap => {
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.every(([key, text]) => Object.hasOwn(LANGUAGES, key) && typeof text === 'string')
  );
};

function mapsIn(value: unknown): LanguageMap[] {
  if (typeof value !== 'object' || value === null) return [];
  return isMap(value) ? [value] : Object.values(value).flatMap(mapsIn);
}
