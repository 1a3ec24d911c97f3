import { record } from '@undersigned/i18n/messages/record.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { Cards } from './cards.tsx';
import { InLanguage } from './declaration-head.tsx';
import { FeedLinks } from './feed-links.tsx';
import { type Chosen, Filters, queryOf } from './filters.tsx';
import { htmlDocument } from './html-document.ts';
import { Layout } from './layout.tsx';
import { hrefOf, type Page } from './page.ts';
import type { CardView, RecordCollection, TopicView } from './record-views.ts';
import { Crumbs } from './thing-head.tsx';

export interface RecordListPageProps {
  /** `path` is `/{collection}`. */
  page: Page;
  collection: RecordCollection;
  items: readonly CardView[];
  /** Cursor of the page that follows. */
  next: string | null;
  /** Whether this is not the first page. */
  continued: boolean;
  /** As it came, so that the form shows it again. */
  chosen: Chosen;
  /** What the list is narrowed to things of. */
  linkedWith: readonly CardView[];
  topics: readonly TopicView[];
  /** The countries that the network's organisations are from. */
  countries: readonly string[];
}

/** `/{lang}/{collection}`: what there is of a collection, and a form that narrows it. */
export function recordListPage(props: RecordListPageProps): string {
  const { page, collection, chosen, continued } = props;
  const t = translator(page.language, record);
  const isNarrowed = Object.values(chosen).some(Boolean);
  const query = queryOf(chosen);
  return htmlDocument(
    <Layout
      page={page}
      title={t(`${collection}.title`)}
      description={t(`${collection}.lead`)}
      indexed={!isNarrowed && !continued}
      head={collection === 'updates' && <FeedLinks page={page} />}
      inLanguage={(language) => hrefOf(language, page.path) + (query && `?${query}`)}
    >
      <div class="home catalogue">
        <header class="head">
          <Crumbs page={page} />
          <h1>{t(`${collection}.title`)}</h1>
          <p class="lead">{t(`${collection}.lead`)}</p>
        </header>
        <Filters {...props} />
        <section aria-labelledby="found">
          <Found {...props} isNarrowed={isNarrowed} />
          {props.items.length > 0 && <Cards page={page} cards={props.items} level={3} />}
          <Paging {...props} />
        </section>
        <Follow page={page} collection={collection} query={query} />
      </div>
    </Layout>,
  );
}

type Props = RecordListPageProps;

/** What was found: how many, where that is known; and how to see the rest. */
const Found: FC<Props & { isNarrowed: boolean }> = (props) => {
  const { page, collection, items, next, continued, linkedWith, isNarrowed } = props;
  const t = translator(page.language, record);
  const isWhole = next === null && !continued;
  return (
    <>
      <h2 id="found" class={isWhole && items.length > 0 ? undefined : 'unseen'}>
        {isWhole && items.length > 0
          ? t(`${collection}.count`, { count: items.length })
          : t(`${collection}.title`)}
      </h2>
      {linkedWith.length > 0 && (
        <p>
          {t('list.linked')}{' '}
          {linkedWith.map((card, index) => (
            <>
              {index > 0 && ', '}
              <a href={hrefOf(page.language, `/${card.collection}/${card.slug}`)}>
                <InLanguage map={card.name} page={page} authoritative={card.language} />
              </a>
            </>
          ))}
        </p>
      )}
      {items.length === 0 && (
        <p class="nothing">
          {next !== null
            ? t('list.go-on')
            : t(isNarrowed || continued ? 'list.nothing' : `${collection}.none`)}
        </p>
      )}
      {isNarrowed && (
        <p>
          <a href={hrefOf(page.language, page.path)}>{t('list.all')}</a>
        </p>
      )}
    </>
  );
};

const Paging: FC<Props> = ({ page, collection, next, continued, chosen }) => {
  const t = translator(page.language, record);
  const here = hrefOf(page.language, page.path);
  const query = queryOf(chosen);
  if (!next && !continued) return null;
  return (
    <nav class="paging" aria-label={t(`${collection}.title`)}>
      {continued && <a href={here + (query && `?${query}`)}>{t('list.first')}</a>}
      {next && (
        <a class="button quiet" href={`${here}?${queryOf({ ...chosen, cursor: next })}`} rel="next">
          {t('list.next')}
        </a>
      )}
    </nav>
  );
};

/** Where the same is to be had as data, and how one hears of what is new. */
const Follow: FC<{ page: Page; collection: RecordCollection; query: string }> = (props) => {
  const { page, collection, query } = props;
  const t = translator(page.language, record);
  const narrowed = query && `?${query}`;
  const links = [
    collection === 'convenings' && [`/v1/convenings.ics${narrowed}`, t('follow.calendar')],
    collection === 'updates' && [hrefOf(page.language, '/updates.atom'), t('follow.atom')],
    collection === 'updates' && [hrefOf(page.language, '/updates.json'), t('follow.json-feed')],
    collection === 'projects' && ['/v1/projects.iati.xml', 'IATI (XML)'],
    collection === 'projects' && ['/v1/projects.360giving.json', '360Giving (JSON)'],
    [`/v1/${collection}.csv${narrowed}`, t('follow.csv')],
    [`/v1/${collection}${narrowed}`, t('follow.json')],
  ].filter((link): link is [string, string] => Boolean(link));
  return (
    <footer class="after unprinted">
      <h2 id="follow">{t('follow')}</h2>
      <ul class="row">
        {links.map(([href, name]) => (
          <li>
            <a href={href}>{name}</a>
          </li>
        ))}
      </ul>
    </footer>
  );
};
