import type { Invalid } from '@undersigned/input/fault.ts';
import { invalidCursor, makeCursor, readCursor } from '@undersigned/input/page-of.ts';
import type { AddressKeys } from './address.ts';
import type { Declaration } from './declaration.ts';
import { CAPACITIES, type Capacity } from './sign-request.ts';
import { type Signature, type SignatureState, stateOf } from './signature.ts';
import { PARTITIONS } from './signature-id.ts';
import type { Signatures } from './signatures.ts';

export interface SignatureQuery {
  /** The slug of the only one to look in. */
  declaration?: string | undefined;
  state?: SignatureState | undefined;
  email?: string | undefined;
  name?: string | undefined;
  network?: string | undefined;
  comment?: 'unmoderated' | undefined;
}

export interface FindDeps {
  signatures: Pick<Signatures, 'get' | 'partition' | 'waiting'>;
  keys: AddressKeys;
  /** What names have in common in any script. */
  key: (name: string) => string;
  now: () => Date;
}

/** How long one page is looked for. A page may then have few signatures, or none, and say where to go on. */
const LONGEST_MS = 8000;
/** Partitions of which the beginning is read at once: mostly small, their number is what takes time. */
const AHEAD = 8;
/** Signatures that a partition is read by. */
const AT_ONCE = 50;

/**
 * A page of the signatures that a moderator asks for, declaration by declaration. An address is looked up by its key; what
 * waits for a moderator is in the index; anything else walks over the declarations' partitions, which is for staff alone.
 *
 * @param declarations in the order of their slugs, the same for every page
 * @returns `invalid` for a cursor of another list
 */
export async function findSignatures(
  deps: FindDeps,
  declarations: readonly Declaration[],
  query: SignatureQuery,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: Signature[]; next: string | null } | Invalid> {
  const list = JSON.stringify(['signatures', query]);
  const from = cursor === undefined ? START : placeIn(list, cursor);
  if (!from) return invalidCursor;
  const until = deps.now().getTime() + LONGEST_MS;
  const items: Signature[] = [];
  let reached = from;
  for await (const { place, signature } of walk(deps, declarations, query, from)) {
    const isFull = items.length === limit && signature !== undefined;
    if (isFull || deps.now().getTime() > until) {
      return { items, next: makeCursor(list, reached.join(' ')) };
    }
    if (signature && matches(deps.key, signature, query)) items.push(signature);
    reached = place;
  }
  return { items, next: null };
}

/** How far a walk has come: in which declaration, in which part of it, after what in that part. */
type Place = readonly [slug: string, part: number, after: string];
const START: Place = ['', 0, ''];
const PLACE = /^([a-z0-9-]*) (\d+) (\S*)$/;

function placeIn(list: string, cursor: string): Place | undefined {
  const [, slug = '', part, after = ''] = PLACE.exec(readCursor(list, cursor) ?? 'none') ?? [];
  return part === undefined ? undefined : [slug, Number(part), after];
}

/** Each signature with its place; and the place alone where a part has come to its end. */
async function* walk(
  deps: FindDeps,
  declarations: readonly Declaration[],
  query: SignatureQuery,
  [slug, firstPart, after]: Place,
): AsyncGenerator<{ place: Place; signature?: Signature }> {
  for (const declaration of declarations) {
    if (declaration.slug < slug) continue;
    const isBegun = declaration.slug === slug;
    const { parts, read } = searchOf(deps, declaration.id, query);
    for (let first = isBegun ? firstPart : 0; first < parts; first += AHEAD) {
      const ahead = Array.from({ length: Math.min(AHEAD, parts - first) }, (_, index) =>
        begun(read(first + index, isBegun && first + index === firstPart ? after : '')),
      );
      for (const [index, found] of (await Promise.all(ahead)).entries()) {
        for await (const { signature, place } of found) {
          yield { place: [declaration.slug, first + index, place], signature };
        }
        yield { place: [declaration.slug, first + index + 1, ''] };
      }
    }
  }
}

/** The same, once its beginning has been read. */
async function begun<T>(items: AsyncGenerator<T>): Promise<AsyncGenerator<T>> {
  const first = await items.next();
  return (async function* () {
    if (first.done) return;
    yield first.value;
    yield* items;
  })();
}

/** How a declaration is looked through: in how many parts, and what is in each after a place in it. */
interface Search {
  parts: number;
  read(part: number, after: string): AsyncGenerator<{ signature: Signature; place: string }>;
}

function searchOf(
  { signatures, keys }: FindDeps,
  declaration: string,
  { email, state }: SignatureQuery,
): Search {
  if (email) {
    return {
      parts: CAPACITIES.length,
      async *read(part, after) {
        const capacity = CAPACITIES[part] as Capacity;
        const key = keys.signature(declaration, capacity, email);
        const found = key === after ? undefined : await signatures.get({ declaration, capacity, key });
        if (found) yield { signature: found, place: key };
      },
    };
  }
  if (state === 'in-review' || state === 'held') {
    return { parts: 1, read: (_, after) => signatures.waiting(declaration, state, after) };
  }
  return {
    parts: PARTITIONS,
    async *read(part, after) {
      for await (const signature of signatures.partition(declaration, part, { after, atOnce: AT_ONCE })) {
        yield { signature, place: signature.key };
      }
    },
  };
}

function matches(key: (name: string) => string, signature: Signature, query: SignatureQuery): boolean {
  const { state, name, network, comment } = query;
  const ask = signature.entry ?? signature.request;
  if (state && stateOf(signature) !== state) return false;
  if (network && ask?.network !== network) return false;
  if (comment && (!ask?.comment || ask.commentShown !== undefined)) return false;
  if (!name) return true;
  return [ask?.name, ask?.organisation?.name].some((known) => known && key(known).includes(key(name)));
}
