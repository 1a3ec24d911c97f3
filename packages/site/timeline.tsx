import type { LanguageMap } from '@undersigned/i18n/languages.ts';
import { home } from '@undersigned/i18n/messages/home.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import type { Page } from './page.ts';

/** Something that happened, or went on. Days are as precise as they are known. */
export interface TimelineEntry {
  kind: 'declarations' | 'convenings' | 'projects';
  title: LanguageMap;
  from: string;
  /** Absent for what goes on, or was one day. */
  to?: string | undefined;
}

const KINDS = ['declarations', 'convenings', 'projects'] as const;
const WIDTH = 600;
const LANE = 26;
const LANES_OF_PROJECTS = 4;

/** How many days a rough day is after 1970 began; a month or a year stands for its beginning, or its end. */
const dayNumber = (rough: string, end = false): number => {
  const [year = 1970, month, day] = rough.slice(0, 10).split('-').map(Number);
  const at = end
    ? Date.UTC(year, month === undefined ? 12 : day === undefined ? month : month - 1, day ?? 0)
    : Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  return at / 86_400_000;
};

/** The years as a picture: a dot for each declaration and convening, a bar for each project. */
export const Timeline: FC<{ page: Page; entries: readonly TimelineEntry[]; today: string }> = (props) => {
  const { page, entries, today } = props;
  const t = translator(page.language, home);
  if (entries.length === 0) return null;
  const now = dayNumber(today);
  const endOf = ({ from, to, kind }: TimelineEntry) =>
    to ? dayNumber(to, true) : kind === 'projects' ? Math.max(now, dayNumber(from)) : dayNumber(from);
  const firstYear = Math.min(...entries.map(({ from }) => Number(from.slice(0, 4))));
  const lastDay = Math.max(now, ...entries.map(endOf));
  const begin = dayNumber(String(firstYear));
  const lastYear = new Date(lastDay * 86_400_000).getUTCFullYear();
  const days = dayNumber(String(lastYear + 1)) - begin;
  const x = (day: number) => Math.round((10 * (day - begin) * WIDTH) / days) / 10;
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
  const every = Math.ceil(years.length / 6);
  const projects = inLanes(
    entries.filter(({ kind }) => kind === 'projects'),
    dayNumberOf,
    endOf,
  );
  const lanes = Math.max(1, ...projects.map(({ lane }) => lane + 1));
  const height = (2 + lanes) * LANE + 24;
  return (
    <figure class="timeline">
      <ul class="legend">
        {KINDS.map((kind) => (
          <li class={`of-${kind}`}>{t(`nav.${kind}`)}</li>
        ))}
      </ul>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={t('home.timeline.caption')}>
        {years.map((year, index) => (
          <g class="year">
            <line x1={x(dayNumber(String(year)))} x2={x(dayNumber(String(year)))} y1="0" y2={height - 20} />
            {index % every === 0 && (
              <text x={x(dayNumber(String(year))) + 4} y={height - 6}>
                {year}
              </text>
            )}
          </g>
        ))}
        {projects.map(({ entry, lane }) => (
          <rect
            class="of-projects"
            x={x(dayNumber(entry.from))}
            y={2 * LANE + lane * LANE + 7}
            width={Math.max(6, x(endOf(entry)) - x(dayNumber(entry.from)))}
            height="12"
            rx="6"
          />
        ))}
        {entries
          .filter(({ kind }) => kind !== 'projects')
          .map(({ kind, from }) => (
            <circle
              class={`of-${kind}`}
              cx={Math.max(7, x(dayNumber(from)))}
              cy={kind === 'declarations' ? LANE / 2 : LANE + LANE / 2}
              r="6"
            />
          ))}
        <line class="today" x1={x(now)} x2={x(now)} y1="0" y2={height - 20} />
      </svg>
    </figure>
  );
};

const dayNumberOf = ({ from }: TimelineEntry) => dayNumber(from);

/** Projects that overlap lie below each other, as far as there is room. */
function inLanes(
  entries: readonly TimelineEntry[],
  beginOf: (entry: TimelineEntry) => number,
  endOf: (entry: TimelineEntry) => number,
): { entry: TimelineEntry; lane: number }[] {
  const ends: number[] = [];
  return entries
    .toSorted((a, b) => beginOf(a) - beginOf(b))
    .map((entry) => {
      const free = ends.findIndex((end) => end < beginOf(entry));
      const lane = free >= 0 ? free : Math.min(ends.length, LANES_OF_PROJECTS - 1);
      ends[lane] = Math.max(ends[lane] ?? 0, endOf(entry));
      return { entry, lane };
    });
}
