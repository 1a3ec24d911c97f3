import { document, language, languageMap, line } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import { saidIn, title } from './fields.ts';

/** The pages that every network has and whose text its editors keep. */
export const FIXED_PAGES = ['about', 'how-it-works', 'accessibility', 'contact'] as const;
export type FixedPageName = (typeof FIXED_PAGES)[number];

/** A fixed page, as staff put it. */
export const FixedPageInput = z
  .strictObject({
    language: language.check(z.describe('Read by who has another language than it was written in.')),
    title,
    body: languageMap(document(20_000)).check(z.describe('Markdown.')),
    summary: z.optional(languageMap(line(300)).check(z.describe('What search engines show of it.'))),
  })
  .check(saidIn('title'), saidIn('body'));
export type FixedPageInput = z.infer<typeof FixedPageInput>;

/** A fixed page as it is kept. */
export interface KeptPage extends FixedPageInput {
  rev: number;
  /** RFC 3339, UTC. */
  changedAt: string;
}

/** Where the fixed pages are kept that editors have written. */
export interface FixedPages {
  get(name: FixedPageName): Promise<KeptPage | undefined>;
  /** Writes it if nobody has changed it since: `expectedRev` is the one that was read, 0 for a new one. */
  save(name: FixedPageName, page: KeptPage, expectedRev: number): Promise<boolean>;
  /** Removes it if nobody has changed it since, so that the text that comes with the software stands again. */
  remove(name: FixedPageName, expectedRev: number): Promise<boolean>;
}

type Precondition = { refused: 'precondition-required' | 'precondition-failed' };
type Seen = (current: { rev: number }) => Precondition | undefined;
interface EditDeps {
  pages: FixedPages;
  now: () => Date;
}

/** Writes a fixed page, or changes one whose version the editor names. */
export async function putPage(
  { pages, now }: EditDeps,
  name: FixedPageName,
  input: FixedPageInput,
  seen: Seen,
): Promise<KeptPage | Precondition> {
  const was = await pages.get(name);
  const refusal = was && seen(was);
  if (refusal) return refusal;
  const next = { ...input, rev: (was?.rev ?? 0) + 1, changedAt: now().toISOString() };
  if (await pages.save(name, next, was?.rev ?? 0)) return next;
  return { refused: was ? 'precondition-failed' : 'precondition-required' };
}

/** Takes what editors wrote away. */
export async function removePage(
  { pages }: Pick<EditDeps, 'pages'>,
  name: FixedPageName,
  seen: Seen,
): Promise<{ removed: true } | Precondition | { refused: 'unknown' }> {
  const was = await pages.get(name);
  if (!was) return { refused: 'unknown' };
  const refusal = seen(was);
  if (refusal) return refusal;
  return (await pages.remove(name, was.rev)) ? { removed: true } : { refused: 'precondition-failed' };
}
