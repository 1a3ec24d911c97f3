import { countryName } from '@undersigned/i18n/countries.ts';
import { formatInstant } from '@undersigned/i18n/dates.ts';
import { declarations } from '@undersigned/i18n/messages/declarations.ts';
import { formatNumber } from '@undersigned/i18n/numbers.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import type { Page } from './page.ts';
import type { TallyView } from './views.ts';

interface TallyProps {
  page: Page;
  tally: TallyView;
}

/** How many countries are shown before the rest is folded away. */
const FIRST_COUNTRIES = 8;

/** The two counts, never added up. */
export const TallyCounts: FC<TallyProps> = ({ page, tally }) => {
  const t = translator(page.language, declarations);
  return (
    <p class="counts">
      {(['organisations', 'individuals'] as const).map((capacity) => (
        <span class={capacity}>
          <b>{formatNumber(tally[capacity], page.language)}</b>{' '}
          {t(`tally.${capacity}`, { count: tally[capacity] })}
        </span>
      ))}
    </p>
  );
};

/** The counts by country, as a table whose rows carry their picture. */
export const Tally: FC<TallyProps> = ({ page, tally }) => {
  const t = translator(page.language, declarations);
  const total = (row: { organisations: number; individuals: number }) => row.organisations + row.individuals;
  const rows = tally.byCountry.toSorted((a, b) => total(b) - total(a));
  const most = Math.max(1, ...rows.map(total));
  if (rows.length === 0 && !tally.suppressed) return null;
  const rest = rows.length - FIRST_COUNTRIES;
  return (
    <section class="tally" aria-labelledby="tally">
      <h2 id="tally">{t('tally.by-country')}</h2>
      {rows.length > 0 && <Countries page={page} rows={rows.slice(0, FIRST_COUNTRIES)} most={most} />}
      {rest > 0 && (
        <details>
          <summary>{t('tally.more', { count: rest })}</summary>
          <Countries page={page} rows={rows.slice(FIRST_COUNTRIES)} most={most} />
        </details>
      )}
      {tally.suppressed && <p class="hint">{t('tally.suppressed')}</p>}
      <p class="hint">
        {t('tally.apart')} {t('tally.as-of', { time: formatInstant(tally.asOf, page.language) })}
      </p>
    </section>
  );
};

const Countries: FC<{ page: Page; rows: TallyView['byCountry']; most: number }> = ({ page, rows, most }) => {
  const t = translator(page.language, declarations);
  return (
    <table class="countries">
      <thead>
        <tr>
          <th scope="col">{t('tally.country')}</th>
          <th scope="col">{t('tally.column.organisations')}</th>
          <th scope="col">{t('tally.column.individuals')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ country, organisations, individuals }) => (
          <tr>
            <th scope="row">
              {countryName(country, page.language)}
              <Bar organisations={organisations} individuals={individuals} most={most} />
            </th>
            <td>{formatNumber(organisations, page.language)}</td>
            <td>{formatNumber(individuals, page.language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Both capacities on one scale, one above the other: side by side they would look like a sum. */
const Bar: FC<{ organisations: number; individuals: number; most: number }> = (props) => {
  const width = (count: number) =>
    count === 0 ? 0 : Math.max(0.8, Math.round((count / props.most) * 1000) / 10);
  return (
    <svg class="bar" viewBox="0 0 100 5" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="organisations" width={width(props.organisations)} height="2" />
      <rect class="individuals" y="3" width={width(props.individuals)} height="2" />
    </svg>
  );
};
