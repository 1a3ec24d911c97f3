import { formatDay } from '@undersigned/i18n/dates.ts';
import { reading } from '@undersigned/i18n/messages/reading.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { InLanguage, StateBadge } from './declaration-head.tsx';
import { hrefOf, type Page } from './page.ts';
import { TallyCounts } from './tally.tsx';
import type { DeclarationView, TallyView } from './views.ts';

/** A declaration with its counts, as lists show it. */
export interface ListedDeclaration {
  declaration: DeclarationView;
  tally: TallyView;
}

/** Declarations as entries of a list, in the order given. */
export const DeclarationList: FC<{ page: Page; listed: readonly ListedDeclaration[]; level: 2 | 3 }> = (
  props,
) => (
  <ul class="declarations">
    {props.listed.map((entry) => (
      <li>
        <Entry page={props.page} level={props.level} {...entry} />
      </li>
    ))}
  </ul>
);

const Entry: FC<ListedDeclaration & { page: Page; level: 2 | 3 }> = ({ page, level, declaration, tally }) => {
  const t = translator(page.language, reading);
  const { slug, title, summary, language, state, closesAt, closedAt } = declaration;
  const Heading = `h${level}` as const;
  const ended = closedAt ?? (state === 'closed' || state === 'archived' ? closesAt : undefined);
  return (
    <article class="entry">
      <p class="kind">
        <StateBadge page={page} declaration={declaration} />
        {state === 'open' && closesAt && (
          <span class="quiet">{t('home.until', { date: formatDay(closesAt, page.language) })}</span>
        )}
        {ended && <span class="quiet">{t('home.ended', { date: formatDay(ended, page.language) })}</span>}
      </p>
      <Heading>
        <a href={hrefOf(page.language, `/declarations/${slug}`)}>
          <InLanguage map={title} page={page} authoritative={language} />
        </a>
      </Heading>
      {summary && (
        <p>
          <InLanguage map={summary} page={page} authoritative={language} />
        </p>
      )}
      <TallyCounts page={page} tally={tally} />
    </article>
  );
};
