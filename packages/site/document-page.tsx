import { inLanguage, LANGUAGES } from '@undersigned/i18n/languages.ts';
import { record } from '@undersigned/i18n/messages/record.ts';
import { formatRough } from '@undersigned/i18n/periods.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import type { CommentsView } from './comments.tsx';
import { descriptionOf } from './description.ts';
import { Fact, Facts, TopicsFact, WebLink } from './facts.tsx';
import { Files, fileSummary, filesFor } from './files.tsx';
import { htmlDocument } from './html-document.ts';
import { JsonLd } from './json-ld.tsx';
import { Layout } from './layout.tsx';
import type { Page } from './page.ts';
import { Names, roleName } from './participants.tsx';
import { Picture } from './picture.tsx';
import { Opening, Untranslated } from './prose.tsx';
import type { DocumentView } from './record-views.ts';
import { Surroundings } from './surroundings.tsx';
import { Glance, ThingHead } from './thing-head.tsx';

export interface DocumentPageProps {
  /** `path` is `/documents/{slug}`. */
  page: Page;
  document: DocumentView;
  /** For machines. */
  jsonLd?: string | undefined;
  /** What was said about it, and what the form to say more needs. */
  comments?: CommentsView | undefined;
}

/** `/{lang}/documents/{slug}`: what it is, by whom and when, and its files to download. */
export function documentPage({ page, document, jsonLd, comments }: DocumentPageProps): string {
  const { title, language, kind, summary, picture, firstPage, linked, publishedOn } = document;
  const t = translator(page.language, record);
  const said = { page, authoritative: language };
  return htmlDocument(
    <Layout
      page={page}
      title={inLanguage(title, page.language, language).text}
      description={descriptionOf(page, language, summary)}
      head={<JsonLd text={jsonLd} />}
      scripted={Boolean(comments)}
    >
      <article class="thing">
        <ThingHead
          page={page}
          collection="documents"
          language={language}
          name={title}
          kind={[t(`kind.${kind}`), publishedOn && formatRough(publishedOn, page.language)]
            .filter(Boolean)
            .join(' · ')}
          summary={summary}
        />
        <Download page={page} document={document} />
        <DocumentFacts page={page} document={document} />
        <div class="columns">
          <div class="main">
            <Untranslated {...said} said={[title, summary]} />
            <Opening {...said} map={summary} />
            {firstPage && (
              <figure class="picture first-page">
                <img src={firstPage} alt="" />
              </figure>
            )}
            {picture && (
              <figure class="picture">
                <Picture page={page} picture={picture} />
              </figure>
            )}
            <Files page={page} document={document} />
          </div>
          <Surroundings
            page={page}
            collection="documents"
            slug={document.slug}
            linked={linked}
            comments={comments}
          />
        </div>
      </article>
    </Layout>,
  );
}

interface Props {
  page: Page;
  document: DocumentView;
}

/** The file that the reader most likely wants, at hand. */
const Download: FC<Props> = ({ page, document }) => {
  const t = translator(page.language, record);
  const best = filesFor(page, document)[0];
  const file = best?.versions[0];
  if (!best || !file) return null;
  return (
    <Glance>
      <p class="glance">
        <span lang={best.language}>{LANGUAGES[best.language].endonym}</span>
        <span class="line">{fileSummary(file, page)}</span>
      </p>
      <a class="button unprinted" href={file.href}>
        {t('file.download')}
      </a>
    </Glance>
  );
};

const DocumentFacts: FC<Props> = ({ page, document: { authors, licence, topics, files } }) => {
  const t = translator(page.language, record);
  return (
    <Facts page={page}>
      {(['author', 'publisher'] as const).map((role) => {
        const found = authors.filter((one) => one.role === role);
        return (
          found.length > 0 && (
            <Fact name={roleName(page, role, found.length)}>
              <Names page={page} participants={found} />
            </Fact>
          )
        );
      })}
      {files.length > 0 && (
        <Fact name={t('fact.languages')}>
          {files.map(({ language }, index) => (
            <>
              {index > 0 && ', '}
              <span lang={language}>{LANGUAGES[language].endonym}</span>
            </>
          ))}
        </Fact>
      )}
      {licence && (
        <Fact name={t('fact.licence')}>
          <Licence href={licence} />
        </Fact>
      )}
      <TopicsFact page={page} collection="documents" topics={topics} />
    </Facts>
  );
};

/** A licence by its short name, where it is one of Creative Commons. */
export const Licence: FC<{ href: string }> = ({ href }) => {
  const [, name, version] = /creativecommons\.org\/licenses\/([a-z-]+)\/(\d\.\d)/.exec(href) ?? [];
  return <WebLink href={href}>{name ? `CC ${name.toUpperCase()} ${version}` : undefined}</WebLink>;
};
