import { formatDay } from '@undersigned/i18n/dates.ts';
import { issueName, lineText } from '@undersigned/i18n/digest-text.ts';
import { inLanguage, LANGUAGES, type LanguageMap } from '@undersigned/i18n/languages.ts';
import { digest } from '@undersigned/i18n/messages/digest.ts';
import { record } from '@undersigned/i18n/messages/record.ts';
import { formatNumber } from '@undersigned/i18n/numbers.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { InLanguage } from './declaration-head.tsx';
import type { DigestLineView, DigestSectionView, IssueView } from './digest-views.ts';
import { htmlDocument } from './html-document.ts';
import { Layout } from './layout.tsx';
import { hrefOf, type Page } from './page.ts';

export interface DigestPageProps {
  /** `path` is `/digests/{id}`. */
  page: Page;
  issue: IssueView & { note?: LanguageMap | undefined };
  /** All of them, or the one that is shown in full. */
  sections: readonly DigestSectionView[];
  /** Where one section is shown in full, page by page. */
  whole?: { next: string | null; continued: boolean } | undefined;
}

/** `/{lang}/digests/{id}`: what one issue told, whatever the topics; or all of one of its sections. */
export function digestPage(props: DigestPageProps): string {
  const { page, issue, sections, whole } = props;
  const t = translator(page.language, digest, record);
  const name = issueName(issue, page.language);
  const [only] = sections;
  const query = whole && only ? `?section=${only.section}` : '';
  return htmlDocument(
    <Layout
      page={page}
      title={name}
      indexed={!whole}
      inLanguage={(language) => hrefOf(language, page.path) + query}
    >
      <div class="home catalogue">
        <header class="head">
          <Trail page={page} />
          <h1>{name}</h1>
          {issue.day && (
            <p class="lead">
              <time datetime={issue.day}>
                {t('archive.sent', { day: formatDay(issue.day, page.language) })}
              </time>
            </p>
          )}
        </header>
        {!whole && <Note page={page} note={issue.note} />}
        {sections.every(({ lines }) => lines.length === 0) && !whole?.next && (
          <p class="nothing">{t('archive.gone')}</p>
        )}
        {sections.map((section) => (
          <Section page={page} section={section} isWhole={whole !== undefined} />
        ))}
        {whole && <Paging {...props} whole={whole} query={query} />}
        <footer class="after unprinted">
          <h2 id="follow">{t('follow')}</h2>
          <ul class="row">
            <li>
              <a href={hrefOf(page.language, '/subscribe')}>{t('archive.subscribe')}</a>
            </li>
            <li>
              <a href={hrefOf(page.language, '/digests')}>{t('archive.every')}</a>
            </li>
          </ul>
        </footer>
      </div>
    </Layout>,
  );
}

/** The way here. */
const Trail: FC<{ page: Page }> = ({ page }) => {
  const t = translator(page.language, digest, record);
  return (
    <nav class="crumbs" aria-label={t('crumbs')}>
      <ol>
        <li>
          <a href={hrefOf(page.language, '')}>{t('crumbs.home')}</a>
        </li>
        <li>
          <a href={hrefOf(page.language, '/digests')}>{t('archive.title')}</a>
        </li>
      </ol>
    </nav>
  );
};

const Note: FC<{ page: Page; note: LanguageMap | undefined }> = ({ page, note }) => {
  const { text, language } = inLanguage(note ?? {}, page.language);
  const paragraphs = text.split(/\n\s*\n/).filter((one) => one.trim());
  if (paragraphs.length === 0) return null;
  return (
    <section class="notice" aria-labelledby="note">
      <h2 id="note">{translator(page.language, digest)('note')}</h2>
      {paragraphs.map((paragraph) => (
        <p lang={language === page.language ? undefined : language} dir="auto">
          {paragraph}
        </p>
      ))}
    </section>
  );
};

const Section: FC<{ page: Page; section: DigestSectionView; isWhole: boolean }> = (props) => {
  const { page, isWhole, section } = props;
  const { section: name, lines, count } = section;
  const t = translator(page.language, digest);
  if (lines.length === 0 && !isWhole) return null;
  return (
    <section aria-labelledby={name}>
      <h2 id={name}>{t(`section.${name}`)}</h2>
      <ul class="brief">
        {lines.map((line) => (
          <Line page={page} line={line} />
        ))}
      </ul>
      {!isWhole && count > lines.length && (
        <p>
          <a href={`${hrefOf(page.language, page.path)}?section=${name}`}>
            {t('archive.all', { count: formatNumber(count, page.language) })}
            <span class="unseen"> ({t(`section.${name}`)})</span>
          </a>
        </p>
      )}
    </section>
  );
};

const Line: FC<{ page: Page; line: DigestLineView }> = ({ page, line }) => {
  const { path, title, language } = line;
  const said = inLanguage(title, page.language, language);
  const text = lineText(line, page.language);
  return (
    <li>
      <a href={hrefOf(page.language, path)}>
        <bdi>
          <InLanguage map={title} page={page} authoritative={language} />
        </bdi>
      </a>
      <span class="quiet">
        {text}
        {said.language !== page.language && (
          <>
            {' '}
            (<span lang={said.language}>{LANGUAGES[said.language].endonym}</span>)
          </>
        )}
      </span>
    </li>
  );
};

interface PagingProps extends DigestPageProps {
  whole: NonNullable<DigestPageProps['whole']>;
  query: string;
}

const Paging: FC<PagingProps> = ({ page, issue, whole: { next, continued }, query }) => {
  const t = translator(page.language, digest, record);
  const here = hrefOf(page.language, page.path);
  return (
    <nav class="paging" aria-label={issueName(issue, page.language)}>
      <a href={here}>{t('archive.whole')}</a>
      {continued && <a href={here + query}>{t('list.first')}</a>}
      {next && (
        <a class="button quiet" href={`${here}${query}&cursor=${encodeURIComponent(next)}`} rel="next">
          {t('list.next')}
        </a>
      )}
    </nav>
  );
};
