import type { LanguageMap } from '@undersigned/i18n/languages.ts';
import { record } from '@undersigned/i18n/messages/record.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { Child, FC } from 'hono/jsx';
import { InLanguage } from './declaration-head.tsx';
import { hrefOf, type Page } from './page.ts';
import type { RecordCollection, TopicView } from './record-views.ts';

/** What is known of a thing, as a list of names and values. */
export const Facts: FC<{ page: Page; children?: Child }> = ({ page, children }) => (
  <section class="facts" aria-labelledby="facts">
    <h2 id="facts" class="unseen">
      {translator(page.language, record)('facts')}
    </h2>
    <dl>{children}</dl>
  </section>
);

/** A value under its name; nothing where there is none. */
export const Fact: FC<{ name: string; children?: Child }> = ({ name, children }) =>
  children ? (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  ) : null;

/** A text of one line in the reader's language, else in its own. */
export const textIn = (page: Page, map: LanguageMap | undefined, authoritative: TopicLanguage) =>
  map && <InLanguage map={map} page={page} authoritative={authoritative} />;
type TopicLanguage = Page['language'];

/** Topics, each leading to all of the collection that are about it. */
export const TopicsFact: FC<{ page: Page; collection: RecordCollection; topics: readonly TopicView[] }> = ({
  page,
  collection,
  topics,
}) => {
  const t = translator(page.language, record);
  if (topics.length === 0) return null;
  return (
    <Fact name={t('fact.topics')}>
      <ul class="row">
        {topics.map(({ slug, name }) => (
          <li>
            <a href={`${hrefOf(page.language, `/${collection}`)}?topic=${slug}`}>
              <InLanguage map={name} page={page} />
            </a>
          </li>
        ))}
      </ul>
    </Fact>
  );
};

/** An address on the web by its host, which tells where it leads; the path is in the link. */
export const WebLink: FC<{ href: string; children?: Child }> = ({ href, children }) => (
  <a href={href} rel="noopener" class="address">
    {children ?? new URL(href).host.replace(/^www\./, '')}
  </a>
);
