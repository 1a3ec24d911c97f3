import { formatDay } from '@undersigned/i18n/dates.ts';
import { issueName } from '@undersigned/i18n/digest-text.ts';
import { digest } from '@undersigned/i18n/messages/digest.ts';
import { record } from '@undersigned/i18n/messages/record.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import type { IssueView } from './digest-views.ts';
import { htmlDocument } from './html-document.ts';
import { Layout } from './layout.tsx';
import { hrefOf, type Page } from './page.ts';
import { RHYTHMS } from './subscription-fields.tsx';
import { Crumbs } from './thing-head.tsx';

export interface DigestsPageProps {
  /** `path` is `/digests`. */
  page: Page;
  issues: readonly IssueView[];
  /** What the list is narrowed to. */
  rhythm?: IssueView['rhythm'] | undefined;
  /** Cursor of the page that follows. */
  next: string | null;
  /** Whether this is not the first page. */
  continued: boolean;
}

/** `/{lang}/digests`: every issue that went out. */
export function digestsPage(props: DigestsPageProps): string {
  const { page, issues, rhythm, continued } = props;
  const t = translator(page.language, digest, record);
  const narrowed = rhythm ? `?rhythm=${rhythm}` : '';
  const feed = hrefOf(page.language, `/digests.atom${narrowed}`);
  return htmlDocument(
    <Layout
      page={page}
      title={t('archive.title')}
      description={t('archive.lead')}
      indexed={!rhythm && !continued}
      inLanguage={(language) => hrefOf(language, page.path) + narrowed}
      head={<link rel="alternate" type="application/atom+xml" href={feed} />}
    >
      <div class="home catalogue">
        <header class="head">
          <Crumbs page={page} />
          <h1>{t('archive.title')}</h1>
          <p class="lead">{t('archive.lead')}</p>
        </header>
        <Rhythms {...props} />
        {issues.length > 0 ? (
          <ul class="cards">
            {issues.map((issue) => (
              <li>
                <IssueCard page={page} issue={issue} />
              </li>
            ))}
          </ul>
        ) : (
          <p class="nothing">{t('archive.none')}</p>
        )}
        <Paging {...props} />
        <footer class="after unprinted">
          <h2 id="follow">{t('follow')}</h2>
          <ul class="row">
            <li>
              <a href={hrefOf(page.language, '/subscribe')}>{t('archive.subscribe')}</a>
            </li>
            <li>
              <a href={feed}>{t('follow.atom')}</a>
            </li>
          </ul>
        </footer>
      </div>
    </Layout>,
  );
}

const IssueCard: FC<{ page: Page; issue: IssueView }> = ({ page, issue }) => {
  const t = translator(page.language, digest);
  return (
    <article class="card">
      <h2 class="title">
        <a href={hrefOf(page.language, `/digests/${issue.id}`)}>{issueName(issue, page.language)}</a>
      </h2>
      {issue.day && (
        <p class="quiet">
          <time datetime={issue.day}>{t('archive.sent', { day: formatDay(issue.day, page.language) })}</time>
        </p>
      )}
    </article>
  );
};

const Rhythms: FC<DigestsPageProps> = ({ page, rhythm }) => {
  const t = translator(page.language, digest);
  const here = hrefOf(page.language, page.path);
  return (
    <nav class="unprinted" aria-label={t('archive.rhythms')}>
      <ul class="row">
        <li>
          <a href={here} aria-current={rhythm ? undefined : 'true'}>
            {t('archive.every')}
          </a>
        </li>
        {RHYTHMS.map((one) => (
          <li>
            <a href={`${here}?rhythm=${one}`} aria-current={one === rhythm ? 'true' : undefined}>
              {t(`digest.${one}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const Paging: FC<DigestsPageProps> = ({ page, rhythm, next, continued }) => {
  const t = translator(page.language, digest, record);
  const here = hrefOf(page.language, page.path);
  const query = new URLSearchParams({ ...(rhythm && { rhythm }), ...(next && { cursor: next }) });
  if (!next && !continued) return null;
  return (
    <nav class="paging" aria-label={t('archive.title')}>
      {continued && <a href={here + (rhythm ? `?rhythm=${rhythm}` : '')}>{t('list.first')}</a>}
      {next && (
        <a class="button quiet" href={`${here}?${query}`} rel="next">
          {t('list.next')}
        </a>
      )}
    </nav>
  );
};
