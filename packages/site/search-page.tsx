import { home } from '@undersigned/i18n/messages/home.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { BriefList, type BriefView } from './brief-list.tsx';
import { htmlDocument } from './html-document.ts';
import { Layout } from './layout.tsx';
import { hrefOf, type Page } from './page.ts';

export interface SearchPageProps {
  /** `path` is `/search`. */
  page: Page;
  /** What was looked for; nothing where the page was just opened. */
  q?: string | undefined;
  /** What was found, by kind; the best few of each. */
  found: readonly { collection: BriefView['collection']; entries: readonly BriefView[]; more: boolean }[];
}

/** `/{lang}/search`: everything that anybody may see, by the words of its name. */
export function searchPage({ page, q, found }: SearchPageProps): string {
  const t = translator(page.language, home);
  const some = found.filter(({ entries }) => entries.length > 0);
  return htmlDocument(
    <Layout page={page} title={t('search.title')} indexed={false} inLanguage={inLanguageWith(page, q)}>
      <div class="home">
        <header class="head">
          <h1>{t('search.title')}</h1>
        </header>
        <search>
          <form class="search" action={hrefOf(page.language, '/search')} method="get">
            <label for="q">{t('search.label')}</label>
            <span class="hint" id="q-hint">
              {t('search.hint')}
            </span>
            <div>
              <input
                type="search"
                id="q"
                name="q"
                value={q}
                dir="auto"
                maxlength={200}
                aria-describedby="q-hint"
              />
              <button type="submit">{t('search.button')}</button>
            </div>
          </form>
        </search>
        {q && <Results page={page} q={q} found={some} />}
      </div>
    </Layout>,
  );
}

const Results: FC<{ page: Page; q: string; found: SearchPageProps['found'] }> = ({ page, q, found }) => {
  const t = translator(page.language, home);
  if (found.length === 0) return <p role="status">{t('search.none', { q })}</p>;
  return (
    <>
      <p role="status">{t('search.results', { q })}</p>
      {found.map(({ collection, entries, more }) => (
        <section aria-labelledby={collection}>
          <h2 id={collection}>{t(`nav.${collection}`)}</h2>
          <BriefList page={page} entries={entries} />
          {more && (
            <p>
              <a href={`${hrefOf(page.language, `/${collection}`)}?q=${encodeURIComponent(q)}`}>
                {t('home.all')}
                <span class="unseen">: {t(`nav.${collection}`)}</span>
              </a>
            </p>
          )}
        </section>
      ))}
    </>
  );
};

const inLanguageWith = (page: Page, q: string | undefined) => (language: Page['language']) =>
  `${hrefOf(language, page.path)}${q ? `?q=${encodeURIComponent(q)}` : ''}`;
