import { record } from '@undersigned/i18n/messages/record.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { Cards, Declarations } from './cards.tsx';
import { hrefOf, type Page } from './page.ts';
import type { CardView, DeclarationMention, LinkedView, RecordCollection } from './record-views.ts';

/** How many of a collection are shown before the rest has a list of its own. */
const FEW = 12;

/** The order in which a reader goes on from anything. */
const ORDER = ['convenings', 'projects', 'documents', 'updates', 'organisations'] as const;

interface LinkedProps {
  page: Page;
  linked: LinkedView;
  /** By what the lists can be narrowed to the same: `organisation=legis`. */
  query?: string;
}

/** Everything that a thing is linked with, by collection. */
export const Linked: FC<LinkedProps> = ({ page, linked, query }) => {
  const t = translator(page.language, record);
  return (
    <>
      <LinkedDeclarations page={page} heading={t('declarations.title')} declarations={linked.declarations} />
      {ORDER.map((collection) => (
        <LinkedCards
          page={page}
          heading={t(`${collection}.title`)}
          collection={collection}
          cards={linked[collection]}
          query={query}
        />
      ))}
    </>
  );
};

export const LinkedDeclarations: FC<{
  page: Page;
  heading: string;
  declarations: readonly DeclarationMention[];
  /** What tells it from another such section on the page. */
  id?: string;
}> = ({ page, heading, declarations, id = 'linked-declarations' }) =>
  declarations.length > 0 ? (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <Declarations page={page} declarations={declarations} />
    </section>
  ) : null;

interface LinkedCardsProps {
  page: Page;
  heading: string;
  collection: RecordCollection;
  cards: readonly CardView[];
  query?: string | undefined;
  /** What tells this section from another of the same collection on the page. */
  id?: string;
}

/** What of one collection a thing is linked with; the rest of many in a list of its own. */
export const LinkedCards: FC<LinkedCardsProps> = ({ page, heading, collection, cards, query, id }) => {
  const t = translator(page.language, record);
  const named = `linked-${id ?? collection}`;
  if (cards.length === 0) return null;
  return (
    <section aria-labelledby={named}>
      <h2 id={named}>{heading}</h2>
      <Cards page={page} cards={query ? cards.slice(0, FEW) : cards} />
      {query && cards.length > FEW && (
        <p>
          <a href={`${hrefOf(page.language, `/${collection}`)}?${query}`}>{t('linked.all')}</a>
        </p>
      )}
    </section>
  );
};

/** Whether there is anything to go on to. */
export const isLinked = (linked: LinkedView): boolean =>
  Object.values(linked).some(({ length }) => length > 0);
