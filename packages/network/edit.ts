import { isDeepStrictEqual } from 'node:util';
import { type Topics, unknownTopics } from '@undersigned/declarations/topics.ts';
import { type Fault, type Invalid, invalid } from '@undersigned/input/fault.ts';
import { isVisible } from './cards.ts';
import { factsOf } from './collections.ts';
import { publishedFiles } from './document.ts';
import { isLinked } from './links.ts';
import { historyAfter, type MembershipChange } from './membership-history.ts';
import { type ResolveDeps, withIds } from './resolve-links.ts';
import {
  type Collection,
  type Inputs,
  inputOf,
  type Kept,
  laterSlugs,
  type Ref,
  type Thing,
} from './thing.ts';

/*
 * What editors do to the record. Each verb is one conditional write. Links are given by slug and kept by id, so that a
 * slug may change.
 */

export interface EditDeps extends ResolveDeps {
  /** The declarations that a convening adopted, drafts included. */
  adoptedAt: (convening: string) => Promise<string[]>;
  topics: () => Promise<Topics>;
  now: () => Date;
  eventId: () => string;
}

type Precondition = { refused: 'precondition-required' | 'precondition-failed' };
/** Whether a change of what is there may go on, by the version its editor has seen. */
type Seen = (current: { rev: number }) => Precondition | undefined;
export type Linked = { refused: 'linked'; by: Ref[] };

/** Whoever else removes or links to the same at the same moment is let by, so many times. */
const MOST_TRIES = 3;

/**
 * Records a thing, or changes one whose version the editor names. What is the same already is not written again.
 *
 * @param onlyChange whether the editor has seen it: then it is not recorded anew where somebody has removed it meanwhile
 */
export async function put<C extends Collection>(
  deps: EditDeps,
  collection: C,
  slug: string,
  input: Inputs[C],
  seen: Seen,
  { onlyChange = false }: { onlyChange?: boolean } = {},
): Promise<
  | { thing: Thing<C>; outcome: 'created' | 'changed' | 'unchanged' }
  | Precondition
  | Invalid
  | { refused: 'slug-taken' }
> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const was = await deps.record.get(collection, slug);
    if (!was && onlyChange) return { refused: 'precondition-failed' };
    const refusal = was && seen(was);
    if (refusal) return refusal;
    const next = await planned(deps, collection, { slug, input, was });
    if ('refused' in next || next.outcome === 'unchanged') return next;
    const saved = await deps.record.save(collection, next.thing as Thing, was as Thing | undefined, {
      linksHold: true,
    });
    if (saved === 'saved') return next;
    if (saved === 'taken') return { refused: 'slug-taken' };
    if (saved === 'stale') return { refused: was ? 'precondition-failed' : 'precondition-required' };
    // What it links to was removed meanwhile: planned once more, it says which.
  }
  throw new Error(`What ${collection}/${slug} links to comes and goes all the time`);
}

/** What a thing brings along from another record, where it is new. */
export type Brought = Partial<Pick<Kept, 'formerSlugs' | 'publishedAt' | 'createdAt'>> & {
  history?: MembershipChange[];
};

/** What becomes of a thing by what is put of it, with what that tells; nothing is written. */
export async function planned<C extends Collection>(
  deps: EditDeps,
  collection: C,
  {
    slug,
    input,
    was,
    brought,
  }: { slug: string; input: Inputs[C]; was: Thing<C> | undefined; brought?: Brought },
): Promise<{ thing: Thing<C>; outcome: 'created' | 'changed' | 'unchanged' } | Invalid> {
  const id = was?.id ?? slug;
  const linked = await withIds(deps, collection, id, input);
  const { all, toChoose } = await deps.topics();
  // What is brought from elsewhere keeps the topics that it had there.
  const unknown = unknownTopics({ toChoose: brought ? all : toChoose }, input.topics, was?.topics);
  if ('refused' in linked) return invalid(...linked.faults, ...unknown);
  if (unknown.length > 0) return invalid(...unknown);
  const named = { id, slug: input.slug ?? was?.slug ?? slug, was, brought };
  const thing = changedTo(deps, collection, named, linked.input);
  if (thing === was) return { thing: was, outcome: 'unchanged' };
  const faults = tooMuch(thing);
  if (faults.length > 0) return invalid(...faults);
  return { thing, outcome: was ? 'changed' : 'created' };
}

/** An item of the table has room for 400 KB, of which what is kept beside needs a little. Bytes. */
const MOST_BYTES = 380_000;
/** They are removed with the thing, in the one transaction. */
const MOST_FORMER_SLUGS = 20;

/** Where a thing is more than can be kept as one. */
function tooMuch(thing: Kept): Fault[] {
  const isTooLong = Buffer.byteLength(JSON.stringify(thing)) > MOST_BYTES;
  return [
    ...(isTooLong ? [{ pointer: '#', code: 'too-long', params: { max: MOST_BYTES } }] : []),
    ...(thing.formerSlugs.length > MOST_FORMER_SLUGS
      ? [{ pointer: '#/slug', code: 'too-many', params: { max: MOST_FORMER_SLUGS } }]
      : []),
  ];
}

export interface RemoveDeps extends EditDeps {
  /**
   * Has the files of a document removed once it is gone. It is asked before, so that none stays behind whatever fails between; they
   * stay if the document does.
   */
  abandonFiles: (document: Thing<'documents'>) => Promise<void>;
}

/** Removes a thing that nothing links to, with its files. */
export async function remove(
  deps: RemoveDeps,
  collection: Collection,
  slug: string,
  seen: Seen,
): Promise<{ removed: true } | Precondition | Linked | { refused: 'unknown' }> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const was = await deps.record.get(collection, slug);
    if (!was) return { refused: 'unknown' };
    const refusal = seen(was);
    if (refusal) return refusal;
    const by = await linkingTo(deps, collection, was);
    if (by.length > 0) return { refused: 'linked', by };
    if (collection === 'documents') await deps.abandonFiles(was as Thing<'documents'>);
    const removed = await deps.record.remove(collection, was);
    if (removed === 'removed') return { removed: true };
    if (removed === 'stale') return { refused: 'precondition-failed' };
    // Somebody links to it just now: asked once more, who.
  }
  return { refused: 'precondition-failed' };
}

/** What really links to a thing now, by the slugs of what does. */
async function linkingTo(deps: EditDeps, collection: Collection, thing: Thing): Promise<Ref[]> {
  const to = { collection, id: thing.id };
  // A declaration says where it was adopted by the slug that the convening had then.
  const names = collection === 'convenings' ? [thing.id, ...laterSlugs(thing)] : [];
  const [perhaps, ...declarations] = await Promise.all([
    deps.record.linking(to),
    ...names.map((name) => deps.adoptedAt(name)),
  ]);
  const others = perhaps.filter((from) => !isDeepStrictEqual(from, to));
  const really = (await deps.record.byIds(others)).filter((from) =>
    isLinked(from.collection, from.thing, to),
  );
  return [
    ...really.map((from) => ({ collection: from.collection, id: from.thing.slug })),
    ...declarations.flat().map((id) => ({ collection: 'declarations' as const, id })),
  ];
}

/** The thing as it shall be; the one that it was where nothing would change. */
function changedTo<C extends Collection>(
  { now, eventId }: EditDeps,
  collection: C,
  {
    id,
    slug,
    was,
    brought = {},
  }: { id: string; slug: string; was: Thing<C> | undefined; brought: Brought | undefined },
  input: Omit<Inputs[C], 'slug'>,
): Thing<C> {
  const at = now().toISOString();
  const files = (was as Thing<'documents'> | undefined)?.files ?? {};
  const beyond = collection === 'documents' ? { files: publishedFiles(files, input.published, at) } : {};
  const history = historyOf(collection, (was ?? brought) as Partial<Thing<'organisations'>>, input, at);
  if (was && was.slug === slug && isDeepStrictEqual(plain(inputOf(was)), plain({ ...input, ...beyond })))
    return was;
  const publishedAt = was ? was.publishedAt : brought.publishedAt;
  const thing = {
    ...input,
    ...beyond,
    ...history,
    id,
    slug,
    formerSlugs: formerOf(was ?? { id, slug, formerSlugs: brought.formerSlugs ?? [] }, slug),
    subject: slug,
    rev: (was?.rev ?? 0) + 1,
    events: [],
    ...(publishedAt && { publishedAt }),
    createdAt: was?.createdAt ?? brought.createdAt ?? at,
    changedAt: at,
  } as unknown as Thing<C>;
  return told(collection, thing, was, { at, eventId });
}

function historyOf(
  collection: Collection,
  { history = [] }: { history?: MembershipChange[] },
  input: object,
  at: string,
) {
  if (collection !== 'organisations') return {};
  return { history: historyAfter(history, (input as Inputs['organisations']).membership, at) };
}

/** The thing with the marks of what its change tells anybody: those who may see it, or may no longer. */
export function told<C extends Collection>(
  collection: C,
  thing: Thing<C>,
  was: Thing<C> | undefined,
  { at, eventId }: { at: string; eventId: () => string },
): Thing<C> {
  const visible = isVisible(thing);
  if (!visible && !(was && isVisible(was))) return thing;
  const events = factsOf(collection)
    .told(thing, was?.publishedAt ? was : undefined)
    .map(({ type, data }) => ({ id: eventId(), type, time: at, data }));
  return { ...thing, events: [...events, ...thing.events], publishedAt: thing.publishedAt ?? at };
}

const formerOf = (was: Pick<Kept, 'id' | 'slug' | 'formerSlugs'>, slug: string): string[] =>
  laterSlugs(was).filter((one) => one !== slug);

/** As it will be read again: what is undefined is not there. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
