import type { EditDeps } from './edit.ts';
import { mentionsIn } from './links.ts';
import type { NetworkRecord } from './record.ts';
import { type Collection, isCollection, type Ref, type Thing } from './thing.ts';

/** A thing, or a declaration, that will be there by another file of the same transfer. */
export interface Expected {
  collection: Ref['collection'];
  id: string;
  slug: string;
}

/** What a row makes, as far as links to it matter. */
export interface Coming {
  /** The id that its thing has, or will have. */
  id: string;
  /** All names by which it may be linked to. */
  names: readonly string[];
  /** What staff would put of it; undefined where that is at fault. */
  input: object | undefined;
}

/**
 * The record as it will be when a file is imported, as far as its links go: its rows are there already, with what they
 * are part of. What they link to beyond the file is read ahead, many at a time.
 */
export async function recordToBe(
  deps: Pick<EditDeps, 'record' | 'isDeclaration'>,
  collection: Collection,
  coming: readonly Coming[],
  expected: readonly Expected[],
): Promise<Pick<EditDeps, 'isDeclaration'> & { record: Pick<NetworkRecord, 'get'> }> {
  const local = new Map(coming.flatMap((one) => one.names.map((name) => [name, one] as const)));
  const isLocal = (kind: string, name: string) => kind === collection && local.has(name);
  const wanted = new Map<Collection, Set<string>>();
  for (const { input } of coming) {
    for (const { collection: kind, id } of input ? mentionsIn(collection, input) : []) {
      if (!isCollection(kind) || isLocal(kind, id)) continue;
      wanted.set(kind, (wanted.get(kind) ?? new Set()).add(id));
    }
  }
  const promised = new Map(
    expected.flatMap((one) => [one.id, one.slug].map((name) => [`${one.collection}/${name}`, one] as const)),
  );
  const known = new Map<string, Promise<Pick<Thing, 'id'> | undefined>>();
  for (const [kind, names] of wanted) {
    // What is promised under an id may be here under its slug, with another id.
    const slugs = [...names].flatMap((name) => promised.get(`${kind}/${name}`)?.slug ?? []);
    const found = await deps.record.bySlugs(kind, [...names, ...slugs]);
    for (const name of names) {
      const promise = promised.get(`${kind}/${name}`);
      const thing = found.get(name) ?? (promise && (found.get(promise.slug) ?? { id: promise.id }));
      known.set(`${kind}/${name}`, Promise.resolve(thing));
    }
  }

  const remembered = <T>(memory: Map<string, Promise<T>>, name: string, read: () => Promise<T>) => {
    const found = memory.get(name) ?? read();
    memory.set(name, found);
    return found;
  };
  const declarations = new Map<string, Promise<boolean>>();
  const get = async (kind: Collection, name: string): Promise<unknown> => {
    const row = kind === collection ? local.get(name) : undefined;
    if (!row) return remembered(known, `${kind}/${name}`, () => deps.record.get(kind, name));
    const partOf = (row.input as { partOf?: string } | undefined)?.partOf;
    const whole = partOf === undefined ? undefined : (local.get(partOf)?.id ?? partOf);
    return { id: row.id, ...(whole !== undefined && { partOf: whole }) };
  };
  return {
    isDeclaration: async (slug) =>
      promised.has(`declarations/${slug}`) || remembered(declarations, slug, () => deps.isDeclaration(slug)),
    record: { get: get as NetworkRecord['get'] },
  };
}
