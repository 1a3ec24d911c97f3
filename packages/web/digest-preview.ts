import { type Line, type Selection, select } from '@undersigned/digests/content.ts';
import type { Issue } from '@undersigned/digests/issue.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import { digestMail } from '@undersigned/mail/digest-mail.ts';
import type { Mail } from '@undersigned/mail/letter.ts';
import type { Site } from './present.ts';

export interface DigestPreview {
  site: Site;
  issue: Pick<Issue, 'id' | 'rhythm' | 'number' | 'day' | 'note'>;
  /** What there is to tell so far. */
  lines: readonly Line[];
  language: Language;
  /** None: everything. */
  topics: readonly string[];
}

/**
 * An issue as somebody would get it who subscribed to those topics before all of it; links that would be a subscriber's own
 * lead to the page where one subscribes.
 *
 * @returns nothing where such a subscriber would get nothing
 */
export function digestPreview({ site, issue, lines, language, topics }: DigestPreview): Mail | undefined {
  const selection = selectionOf(lines, issue, topics);
  if (selection.length === 0) return undefined;
  const { origin, network } = site;
  const subscribe = `${origin}/${language}/subscribe`;
  return digestMail(
    { language, origin, network },
    {
      issue,
      selection,
      why: 'subscribed',
      links: { preferences: subscribe, unsubscribe: subscribe },
    },
  );
}

const selectionOf = (
  lines: readonly Line[],
  { rhythm }: Pick<Issue, 'rhythm'>,
  topics: readonly string[],
): Selection =>
  select(lines, {
    email: '',
    language: '',
    rhythm,
    topics: [...topics],
    news: true,
    follows: {},
    since: '',
  });
