import { COLLECTIONS, type Collection, type Ref, type Thing } from './thing.ts';

/*
 * What things of the record say of others: by the slug in what staff put, by the id in what is kept. Both have the same
 * shape, so that one walk finds all of them.
 */

/** A place in a thing that names another: where it is, what it names, and how to put another name there. */
export interface Mention extends Ref {
  path: (string | number)[];
}

type Fields = Record<string, unknown>;
const rows = (value: unknown): Fields[] => (Array.isArray(value) ? (value as Fields[]) : []);
const mention = (collection: Ref['collection'], id: unknown, ...path: (string | number)[]): Mention[] =>
  typeof id === 'string' ? [{ collection, id, path }] : [];

/** Everything that a thing, or what staff put of one, names. */
export function mentionsIn(collection: Collection, given: object): Mention[] {
  const fields = given as Fields;
  const people = (list: unknown, ...path: (string | number)[]) =>
    rows(list).flatMap(({ organisation }, index) =>
      mention('organisations', organisation, ...path, index, 'organisation'),
    );
  const sessions = rows(fields['parts']).flatMap(({ sessions: list }, part) =>
    rows(list).flatMap(({ speakers }, session) =>
      people(speakers, 'parts', part, 'sessions', session, 'speakers'),
    ),
  );
  const about = (fields['about'] ?? {}) as Record<string, string[]>;
  return [
    ...people(fields['participants'], 'participants'),
    ...people(fields['authors'], 'authors'),
    ...people(fields['initiators'], 'initiators'),
    ...people(fields['spokespersons'], 'spokespersons'),
    ...sessions,
    ...mention('documents', fields['logo'], 'logo'),
    ...mention(collection, fields['partOf'], 'partOf'),
    ...mention('convenings', fields['foundingConvening'], 'foundingConvening'),
    ...(['declarations', ...COLLECTIONS] as const).flatMap((kind) =>
      (about[kind] ?? []).flatMap((id, index) => mention(kind, id, 'about', kind, index)),
    ),
  ];
}

/** The same with other names in the places that the mentions are of. */
export function renamed<T extends object>(
  given: T,
  names: readonly { path: Mention['path']; id: string }[],
): T {
  if (names.length === 0) return given;
  const copy = structuredClone(given);
  for (const { path, id } of names) {
    let at = copy as Record<string | number, unknown>;
    for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
    at[path.at(-1) ?? ''] = id;
  }
  return copy;
}

/** Each thing that is named, once. */
export function refsOf(collection: Collection, thing: Thing): Ref[] {
  const refs = new Map(
    mentionsIn(collection, thing).map(({ collection: kind, id }) => [
      `${kind}#${id}`,
      { collection: kind, id },
    ]),
  );
  return [...refs.values()];
}

/** What a thing links to that it did not link to before, beside itself. */
export function newLinks(collection: Collection, thing: Thing, was: Thing | undefined): Ref[] {
  const known = new Set(was && refsOf(collection, was).map(({ collection: kind, id }) => `${kind}#${id}`));
  return refsOf(collection, thing)
    .filter((ref) => ref.collection !== collection || ref.id !== thing.id)
    .filter((ref) => !known.has(`${ref.collection}#${ref.id}`));
}

/** Whether a thing links to another, or to itself. */
export const isLinked = (collection: Collection, thing: Thing, to: Ref): boolean =>
  refsOf(collection, thing).some((ref) => ref.collection === to.collection && ref.id === to.id);
