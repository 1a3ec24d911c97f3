import type { Line } from './content.ts';
import type { Issue } from './issue.ts';
import type { FollowersLetter } from './letter.ts';
import type { OutcomeCounts } from './outcomes.ts';
import type { Sizes } from './sizes.ts';
import type { StandingKey } from './standing.ts';
import type { Suppressed } from './suppress.ts';

/* What staff are shown. */

/** An issue, with what became of its mails. */
export const shownIssue = (issue: Issue, outcomes: OutcomeCounts) => {
  const { id, rhythm, number, state, openedAt, closedAt, day, note, held = false, recipients } = issue;
  return { id, rhythm, number, state, openedAt, closedAt, day, note, held, recipients, ...outcomes };
};

/** Lines that are shown of the next issue, however many it has. */
const MOST_SHOWN = 200;

/** The next issue, with what it would say. */
export const shownNext = ({ id, rhythm, number, openedAt, note, held = false }: Issue, lines: Line[]) => ({
  id,
  rhythm,
  number,
  openedAt,
  note,
  held,
  total: lines.length,
  lines: lines
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, MOST_SHOWN)
    .map(({ section, says, path, title, language, topics, concerns, at }) => ({
      section,
      says,
      path,
      title,
      language,
      topics,
      declarations: concerns,
      at,
    })),
});

/** A letter to a declaration's followers, with what became of its mails. */
export const shownLetter = (letter: FollowersLetter, outcomes: OutcomeCounts) => {
  const { name, declaration, state, language, title, body, sendAt, createdAt, releasedAt, recipients } =
    letter;
  return {
    letter: name,
    declaration,
    state,
    language,
    subject: title,
    body,
    sendAt,
    createdAt,
    releasedAt,
    recipients,
    ...outcomes,
  };
};

const SUPPRESSION_ID = /^sup_([0-9a-f]{32})(?:_([0-9a-f]{32}))?$/;

/** An address that is not written to. */
export const shownSuppression = ({ address, mailbox, email, kind, at, because }: Suppressed) => ({
  id: `sup_${address}${mailbox === address ? '' : `_${mailbox}`}`,
  email,
  kind,
  at,
  because,
});

/** The standing that an id names. */
export function suppressionKeyOf(id: string): StandingKey | undefined {
  const [, address, mailbox = address] = SUPPRESSION_ID.exec(id) ?? [];
  return address && mailbox ? { address, mailbox } : undefined;
}

/** How many are written to, the most first. */
export const shownSizes = ({ byLanguage, byTopic, followers, ...sizes }: Sizes, asOf: Date) => ({
  asOf: asOf.toISOString(),
  ...sizes,
  byLanguage: mostFirst(byLanguage).map(([language, subscribers]) => ({ language, subscribers })),
  byTopic: mostFirst(byTopic).map(([topic, subscribers]) => ({ topic, subscribers })),
  followers: mostFirst(followers).map(([declaration, count]) => ({ declaration, followers: count })),
});

const mostFirst = (counts: Record<string, number>): [string, number][] =>
  Object.entries(counts).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
