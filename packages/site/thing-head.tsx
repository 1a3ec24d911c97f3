import type { LanguageMap } from '@undersigned/i18n/languages.ts';
import { record } from '@undersigned/i18n/messages/record.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { Child, FC } from 'hono/jsx';
import { InLanguage } from './declaration-head.tsx';
import { hrefOf, type Page } from './page.ts';
import { isLead } from './prose.tsx';
import type { CardView, RecordCollection } from './record-views.ts';

/** The way here from the first page: a list, and what this is part of. */
export const Crumbs: FC<{
  page: Page;
  collection?: RecordCollection;
  whole?: CardView | undefined;
}> = ({ page, collection, whole }) => {
  const t = translator(page.language, record);
  return (
    <nav class="crumbs" aria-label={t('crumbs')}>
      <ol>
        <li>
          <a href={hrefOf(page.language, '')}>{t('crumbs.home')}</a>
        </li>
        {collection && (
          <li>
            <a href={hrefOf(page.language, `/${collection}`)}>{t(`${collection}.title`)}</a>
          </li>
        )}
        {whole && (
          <li>
            <a href={hrefOf(page.language, `/${whole.collection}/${whole.slug}`)}>
              <InLanguage map={whole.name} page={page} authoritative={whole.language} />
            </a>
          </li>
        )}
      </ol>
    </nav>
  );
};

interface HeadProps {
  page: Page;
  collection: RecordCollection;
  language: Page['language'];
  name: LanguageMap;
  /** What it is, before its name. */
  kind?: Child;
  summary?: LanguageMap | undefined;
  whole?: CardView | undefined;
  /** What else is to be seen first, under the title. */
  children?: Child;
}

/** Where one is, what this is, and its summary where that is short. */
export const ThingHead: FC<HeadProps> = (props) => {
  const { page, collection, language, name, kind, summary, whole, children } = props;
  return (
    <header class="head">
      <Crumbs page={page} collection={collection} whole={whole} />
      {kind && <p class="kind">{kind}</p>}
      <h1>
        <InLanguage map={name} page={page} authoritative={language} />
      </h1>
      {summary && isLead(summary, { page, authoritative: language }) && (
        <p class="lead">
          <InLanguage map={summary} page={page} authoritative={language} />
        </p>
      )}
      {children}
    </header>
  );
};

/** The first things that one wants to know, in large letters, and what one can do. */
export const Glance: FC<{ children?: Child }> = ({ children }) => <div class="at-a-glance">{children}</div>;
