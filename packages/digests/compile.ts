import { declarationClosed } from '@undersigned/events/declaration-closed.ts';
import { declarationOpened } from '@undersigned/events/declaration-opened.ts';
import type { LanguageMap } from '@undersigned/i18n/languages.ts';
import type { Line, Section } from './content.ts';
import type { Issue } from './issue.ts';
import type { Entered, Entry, Journal } from './journal.ts';

/** What anybody may see of a thing now, as far as an issue tells it. */
export interface Told {
  /** The slug that it has now. */
  slug: string;
  title: LanguageMap;
  language: string;
  topics: readonly string[];
  /** Slugs of the declarations that it is about. */
  declarations: readonly string[];
  /** Of updates, documents and convenings. */
  kind?: string;
  /** Of convenings: the first day. */
  day?: string;
}

export interface CompileDeps {
  journal: Pick<Journal, 'entries'>;
  /** Things of a collection by slug; those that nobody may see any more are left out. */
  told: (collection: Entry['collection'], slugs: readonly string[]) => Promise<ReadonlyMap<string, Told>>;
}

const SECTION_OF: Record<Entry['collection'], Section> = {
  declarations: 'declarations',
  organisations: 'members',
  projects: 'projects',
  convenings: 'convenings',
  documents: 'documents',
  updates: 'updates',
};

/**
 * The lines of a closed issue: one for each thing, as it is now, and one for the new signatures of each declaration. Compiled
 * again it is the same, but for what was changed or taken away meanwhile.
 */
export async function compile(
  deps: CompileDeps,
  issue: Pick<Issue, 'rhythm' | 'number' | 'before' | 'after' | 'closedAt'>,
): Promise<Line[]> {
  const latest = new Map<string, Entered>();
  for await (const entry of deps.journal.entries(issue.rhythm, issue.number)) {
    const key = `${entry.collection}#${entry.slug}`;
    const before = latest.get(key);
    if (!before || before.at <= entry.at) latest.set(key, entry);
  }
  const byCollection = Map.groupBy(latest.values(), ({ collection }) => collection);
  const lines: Line[] = [];
  for (const [collection, entries] of byCollection) {
    const found = await deps.told(
      collection,
      entries.map(({ slug }) => slug),
    );
    const things = new Map<string, { entry: Entered; told: Told }>();
    for (const entry of entries) {
      const told = found.get(entry.slug);
      const before = told && things.get(told.slug);
      if (told && !(before && before.entry.at > entry.at)) things.set(told.slug, { entry, told });
    }
    for (const { entry, told } of things.values()) lines.push(lineOf(entry, told));
  }
  return [...lines, ...(await signatureLines(deps, issue))];
}

function lineOf({ collection, type, at, issues }: Entered, told: Told): Line {
  const { slug } = told;
  const isDeclaration = collection === 'declarations';
  return {
    section: SECTION_OF[collection],
    says: saysOf(collection, type, told),
    path: `/${collection}/${slug}`,
    title: told.title,
    language: told.language,
    topics: told.topics,
    concerns: isDeclaration ? [slug] : told.declarations,
    at,
    issues,
    ...(told.day && { day: told.day }),
  };
}

function saysOf(collection: Entry['collection'], type: string, { kind = '' }: Told): string {
  switch (collection) {
    case 'declarations':
      if (type === declarationOpened.type) return 'declaration-opened';
      if (type === declarationClosed.type) return 'declaration-closed';
      return 'declaration';
    case 'updates':
      return kind === 'answer' || kind === 'outcome' ? `update-${kind}` : 'update-news';
    case 'documents':
      return kind === 'report' || kind === 'study' ? `document-${kind}` : 'document';
    case 'convenings':
      return 'convening';
    case 'projects':
      return 'project';
    case 'organisations':
      return 'member';
  }
}

/** New signatures are those between the two tallies, so that each is told in one issue of a rhythm. */
async function signatureLines(
  { told }: CompileDeps,
  { before, after = {}, closedAt = '' }: Pick<Issue, 'before' | 'after' | 'closedAt'>,
): Promise<Line[]> {
  const more = Object.entries(after).flatMap(([slug, now]) => {
    const was = before[slug] ?? { organisations: 0, individuals: 0 };
    const counts = {
      organisations: Math.max(0, now.organisations - was.organisations),
      individuals: Math.max(0, now.individuals - was.individuals),
      ofOrganisations: now.organisations,
      ofIndividuals: now.individuals,
    };
    return counts.organisations + counts.individuals > 0 ? [{ slug, counts }] : [];
  });
  const found = await told(
    'declarations',
    more.map(({ slug }) => slug),
  );
  return more.flatMap(({ slug, counts }): Line[] => {
    const declaration = found.get(slug);
    if (!declaration) return [];
    const { title, language, topics } = declaration;
    return [
      {
        section: 'signatures',
        says: 'signatures',
        path: `/declarations/${slug}`,
        title,
        language,
        topics,
        concerns: [slug],
        at: closedAt,
        counts,
      },
    ];
  });
}
