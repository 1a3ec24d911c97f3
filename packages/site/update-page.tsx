import { formatDay } from '@undersigned/i18n/dates.ts';
import { inLanguage } from '@undersigned/i18n/languages.ts';
import { record } from '@undersigned/i18n/messages/record.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { CommentsView } from './comments.tsx';
import { descriptionOf } from './description.ts';
import { Fact, Facts, TopicsFact, textIn, WebLink } from './facts.tsx';
import { htmlDocument } from './html-document.ts';
import { JsonLd } from './json-ld.tsx';
import { Layout } from './layout.tsx';
import type { Page } from './page.ts';
import { Markdown, Untranslated } from './prose.tsx';
import type { UpdateView } from './record-views.ts';
import { SubscribeLink } from './subscribe-link.tsx';
import { Surroundings } from './surroundings.tsx';
import { ThingHead } from './thing-head.tsx';

export interface UpdatePageProps {
  /** `path` is `/updates/{slug}`. */
  page: Page;
  update: UpdateView;
  /** For machines. */
  jsonLd?: string | undefined;
  /** What was said about it, and what the form to say more needs. */
  comments?: CommentsView | undefined;
}

/** `/{lang}/updates/{slug}`: what happened, what was answered, or what came of it. */
export function updatePage({ page, update, jsonLd, comments }: UpdatePageProps): string {
  const { title, language, kind, date, body, from, source, topics, linked } = update;
  const t = translator(page.language, record);
  const said = { page, authoritative: language };
  return htmlDocument(
    <Layout
      page={page}
      title={inLanguage(title, page.language, language).text}
      description={descriptionOf(page, language, body)}
      head={<JsonLd text={jsonLd} />}
      scripted={Boolean(comments)}
    >
      <article class="thing">
        <ThingHead
          page={page}
          collection="updates"
          language={language}
          name={title}
          kind={
            <>
              <span>{t(`kind.${kind}`)}</span>
              <time datetime={date}>{formatDay(date, page.language)}</time>
            </>
          }
        />
        {(from || source || topics.length > 0) && (
          <Facts page={page}>
            {from && <Fact name={t('fact.from')}>{textIn(page, from, language)}</Fact>}
            {source && (
              <Fact name={t('fact.source')}>
                <WebLink href={source} />
              </Fact>
            )}
            <TopicsFact page={page} collection="updates" topics={topics} />
          </Facts>
        )}
        <div class="columns">
          <div class="main">
            <Untranslated {...said} said={[title, body]} />
            <div class="text">
              <Markdown {...said} map={body} />
            </div>
            <SubscribeLink page={page} />
          </div>
          <Surroundings
            page={page}
            collection="updates"
            slug={update.slug}
            linked={linked}
            comments={comments}
          />
        </div>
      </article>
    </Layout>,
  );
}
