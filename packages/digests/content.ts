import type { LanguageMap } from '@undersigned/i18n/languages.ts';
import type { Rhythm } from './rhythm.ts';
import type { Subscriber } from './subscriber.ts';

/** In the order in which an issue tells them. */
export const SECTIONS = [
  'declarations',
  'signatures',
  'updates',
  'documents',
  'convenings',
  'projects',
  'members',
] as const;
export type Section = (typeof SECTIONS)[number];

/** One line of an issue: one thing, whatever happened to it how often. */
export interface Line {
  section: Section;
  /** Which message says it, e.g. `declaration-opened`, `update-answer`. */
  says: string;
  /** Below the language: `/declarations/peace-and-partnership`. */
  path: string;
  title: LanguageMap;
  /** The authoritative language. */
  language: string;
  topics: readonly string[];
  /** Slugs of the declarations that it concerns. */
  concerns: readonly string[];
  /** When the last of it was entered, RFC 3339, UTC. */
  at: string;
  /** Of each rhythm the issue that has it; of signatures nothing, which are counted from issue to issue. */
  issues?: Readonly<Record<Rhythm, number>>;
  /** Of a convening: its first day. */
  day?: string;
  /** Of signatures: how many are new, and how many there are. */
  counts?: { organisations: number; individuals: number; ofOrganisations: number; ofIndividuals: number };
}

type Active = NonNullable<Subscriber['active']>;

/** Whether a subscriber is told a line: by its topics, or because it concerns what is followed since before it. */
export function fits(line: Line, { news, newsSince = '', topics, follows }: Active): boolean {
  const isNews = news && line.at > newsSince;
  if (isNews && (topics.length === 0 || line.topics.some((topic) => topics.includes(topic)))) return true;
  // Who signed wants to know what becomes of it, not how the count goes.
  if (line.section === 'signatures') return false;
  return line.concerns.some((slug) => {
    const since = follows[slug];
    return since !== undefined && line.at > since;
  });
}

/** Lines of each section that a mail shows; of the others it says how many there are. */
export const MOST_LINES = 12;

/** What one subscriber is told. */
export type Selection = { section: Section; lines: Line[]; more: number }[];

/**
 * What of an issue concerns a subscriber, newest first in each section; nothing of before it was subscribed.
 *
 * @param earlier lines of the rhythm's issues before, for who has just changed to it
 */
export function select(lines: readonly Line[], active: Active, earlier: readonly Line[] = []): Selection {
  const mine = [...earlier, ...lines].filter((line) => line.at > active.since && fits(line, active));
  const things = [...Map.groupBy(mine, ({ section, path }) => `${section} ${path}`).values()].map(asOne);
  return SECTIONS.flatMap((section) => {
    const all = things.filter((line) => line.section === section).sort((a, b) => (a.at < b.at ? 1 : -1));
    if (all.length === 0) return [];
    return [{ section, lines: all.slice(0, MOST_LINES), more: Math.max(0, all.length - MOST_LINES) }];
  });
}

/** What several issues say of one thing, as one line: as the last says it, with all new signatures. */
function asOne(lines: readonly Line[]): Line {
  const [last, ...before] = lines.toSorted((a, b) => (a.at < b.at ? 1 : -1)) as [Line, ...Line[]];
  if (!last.counts) return last;
  const counts = { ...last.counts };
  for (const { counts: more } of before) {
    counts.organisations += more?.organisations ?? 0;
    counts.individuals += more?.individuals ?? 0;
  }
  return { ...last, counts };
}
