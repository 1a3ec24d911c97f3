import { countryName } from '@undersigned/i18n/countries.ts';
import { home } from '@undersigned/i18n/messages/home.ts';
import { formatNumber } from '@undersigned/i18n/numbers.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { hrefOf, type Page } from './page.ts';

/**
 * Europe as a grid of tiles of one size, each about where its country lies: a small country is seen as well as a large
 * one, and no border is drawn that somebody disputes.
 */
const TILES: Record<string, [column: number, row: number]> = Object.fromEntries(
  [
    'IS . . . NO SE FI . . .',
    'IE GB . . DK . . EE . .',
    '. . . NL DE PL LT LV BY .',
    '. . BE LU CZ SK . UA . .',
    '. . FR CH AT HU RO MD . .',
    'PT ES IT SI HR BA RS BG . GE',
    '. . . . . ME XK MK TR AM',
    '. . MT . . . AL GR CY .',
  ].flatMap((line, row) =>
    line.split(' ').flatMap((country, column) => (country === '.' ? [] : [[country, [column, row]]])),
  ),
);
const COLUMNS = 10;
const ROWS = 8;
const SIDE = 40;
const GAP = 4;

/** From none to most: how dark a tile is. */
const LEVELS = 4;
const levelOf = (count: number, most: number) =>
  count === 0 ? 0 : 1 + Math.round(((LEVELS - 1) * Math.log(count)) / Math.max(Math.log(most), 1));

/** Where the network's organisations are: a picture for who sees it, and the same as a list of links. */
export const NetworkMap: FC<{
  page: Page;
  countries: readonly { country: string; organisations: number }[];
}> = ({ page, countries }) => {
  const t = translator(page.language, home);
  const counts = new Map(countries.map(({ country, organisations }) => [country, organisations]));
  const most = Math.max(1, ...counts.values());
  return (
    <div class="map">
      <svg viewBox={`0 0 ${COLUMNS * SIDE} ${ROWS * SIDE}`} role="img" aria-label={t('home.map.caption')}>
        {Object.entries(TILES).map(([country, [column, row]]) => (
          <Tile
            country={country}
            x={column * SIDE}
            y={row * SIDE}
            count={counts.get(country) ?? 0}
            level={levelOf(counts.get(country) ?? 0, most)}
          />
        ))}
      </svg>
      <ul class="countries">
        {countries.map(({ country, organisations }) => (
          <li>
            <a href={`${hrefOf(page.language, '/organisations')}?country=${country}`}>
              {countryName(country, page.language)}
            </a>{' '}
            <b>{formatNumber(organisations, page.language)}</b>
            <span class="unseen"> {t('count.organisations', { count: organisations })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
};

const Tile: FC<{ country: string; x: number; y: number; count: number; level: number }> = (props) => {
  const { country, x, y, count, level } = props;
  const middle = x + (SIDE - GAP) / 2;
  return (
    <g class={`tile level-${level}`}>
      <rect x={x} y={y} width={SIDE - GAP} height={SIDE - GAP} rx="4" />
      <text x={middle} y={y + (count > 0 ? 16 : 22)}>
        {country}
      </text>
      {count > 0 && (
        <text class="count" x={middle} y={y + 30}>
          {count}
        </text>
      )}
    </g>
  );
};
