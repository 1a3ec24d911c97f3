import { randomBytes } from 'node:crypto';
import { seed } from '../seeds.ts';
import { type Answer, editor } from '../site.ts';

/** A thing of the record as an editor puts it. */
export interface Entry {
  collection: 'organisations' | 'projects' | 'convenings' | 'documents' | 'updates';
  slug: string;
  input: Record<string, unknown>;
}

/** What a text says that is recorded of it, word for word: names, titles, days. */
export interface Told {
  file: string;
  facts: readonly string[];
  entries: (text: string) => Entry[];
}

const run = randomBytes(3).toString('hex');

/** A slug of this run: on a stack that is used again, the entries of the run before are still there. */
export const own = (name: string): string => `${name}-${run}`;

/** The text of a seed; undefined where the folder is not there. */
export const textOf = ({ file }: Told): string | undefined => seed(file);

/** Where a text ends. */
export const END = '';

/** What a text says from one heading to the next, however often the headings come after `under`. */
export function between(text: string, under: string, heading: string, next: string): string {
  const top = text.indexOf(under);
  const start = text.indexOf(heading, top + under.length);
  const end = next === END ? text.length : text.indexOf(next, start + heading.length);
  if (top < 0 || start < 0 || end < 0)
    throw new Error(`Nothing under “${under}” from “${heading}” to “${next}”`);
  return text.slice(start + heading.length, end).trim();
}

/** The rows of a numbered list: “(1) …”. */
export const numbered = (text: string): { en: string }[] =>
  text
    .split(/^\(\d+\)\s*/m)
    .slice(1)
    .map((row) => ({ en: row.trim() }));

/** The same in Markdown, whose lists begin with a hyphen. */
export const markdown = (text: string): { en: string } => ({ en: text.replaceAll('•', '-') });

export const takesPart = (organisation: string, role: string, country?: string) => ({
  organisation: own(organisation),
  role,
  ...(country && { country }),
});

export const byName = (name: string, role: string, country?: string) => ({
  name: { en: name },
  role,
  ...(country && { country }),
});

/** Records an entry that is new. */
export async function record({ collection, slug, input }: Entry): Promise<Answer> {
  const answer = await editor('PUT', `/${collection}/${slug}`, input);
  if (answer.status !== 201)
    throw new Error(`${collection}/${slug} was answered ${answer.status}: ${answer.text}`);
  return answer;
}
