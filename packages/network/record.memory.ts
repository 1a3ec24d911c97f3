import { type KnownInMemory, knownInMemory, signedFrom } from '@undersigned/declarations/known.memory.ts';
import type { RecordedDomain } from '@undersigned/declarations/organisations.ts';
import { type StreamInMemory, streamInMemory } from '@undersigned/outbox/stream.memory.ts';
import { cardsOf } from './cards.ts';
import { isLinked, newLinks, refsOf } from './links.ts';
import { recordedDomains, without } from './mail-domains.ts';
import type { Cards, FiledCard, NetworkRecord } from './record.ts';
import { type Collection, laterSlugs, type Ref, type Thing } from './thing.ts';

export interface RecordInMemory {
  record: NetworkRecord;
  cards: Cards;
  stream: StreamInMemory<Thing>;
}

/** A thing may be removed and another be new in its place. */
const isAsSeen = (is: Thing | undefined, was: Thing | undefined) =>
  is?.rev === was?.rev && is?.changedAt === was?.changedAt;

/** The record in memory, with its card catalogue and the stream of its changes. */
export function recordInMemory(known: KnownInMemory = knownInMemory()): RecordInMemory {
  const stream = streamInMemory<Thing>();
  const things = new Map<string, Thing>();
  const aliases = new Map<string, string>();
  const drawers = new Map<string, Map<string, FiledCard>>();
  const links = new Map<string, Map<string, Ref & { collection: Collection }>>();
  const at = (collection: string, id: string) => `${collection}#${id}`;
  const drawerOf = (collection: string, name: string) => {
    const drawer = drawers.get(at(collection, name)) ?? new Map<string, FiledCard>();
    drawers.set(at(collection, name), drawer);
    return drawer;
  };
  const file = (collection: Collection, was: Thing | undefined, next: Thing | undefined) => {
    for (const { drawer, sort } of cardsOf(collection, was)?.places ?? []) {
      drawerOf(collection, drawer).delete(sort);
    }
    const filed = cardsOf(collection, next);
    for (const { drawer, sort } of filed?.places ?? []) {
      if (filed) drawerOf(collection, drawer).set(sort, structuredClone({ card: filed.card, sort }));
    }
  };

  /** What signing learns of an organisation's domains, and which signatures are its own. */
  const learn = (was: RecordedDomain[], is: RecordedDomain[]) => {
    for (const { domain, organisation } of without(was, is)) {
      known.recorded.get(domain)?.delete(organisation);
      known.approved.delete(domain);
      for (const name of signedFrom(known, domain)) known.links.delete(name);
    }
    for (const { domain, organisation, standing } of is) {
      const recorded = known.recorded.get(domain) ?? new Map();
      known.recorded.set(domain, recorded.set(organisation, standing));
    }
    for (const { domain, organisation } of without(is, was)) {
      for (const name of signedFrom(known, domain)) known.links.set(name, { organisation, domain });
    }
  };

  const record: NetworkRecord = {
    async get(collection, slug) {
      const id = aliases.get(at(collection, slug)) ?? slug;
      return structuredClone(things.get(at(collection, id))) as never;
    },

    async byIds(refs) {
      return [...new Set(refs.map(({ collection, id }) => at(collection, id)))].flatMap((key) => {
        const thing = things.get(key);
        const collection = key.slice(0, key.indexOf('#')) as Collection;
        return thing ? [{ collection, thing: structuredClone(thing) }] : [];
      });
    },

    async bySlugs(collection, slugs) {
      const found = slugs.flatMap((slug) => {
        const thing = things.get(at(collection, aliases.get(at(collection, slug)) ?? slug));
        return thing ? [[slug, structuredClone(thing)] as const] : [];
      });
      return new Map(found) as never;
    },

    async page(collection, { limit, after }) {
      const all = [...things.entries()]
        .filter(([key]) => key.startsWith(`${collection}#`))
        .map(([, thing]) => thing)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .filter(({ id }) => after === undefined || id > after);
      const page = all.slice(0, limit);
      const last = page.at(-1);
      return {
        things: structuredClone(page) as never,
        ...(all.length > limit && last && { after: last.id }),
      };
    },

    async save(collection, thing, was, { linksHold = false } = {}) {
      const key = at(collection, thing.id);
      if (!isAsSeen(things.get(key), was)) return 'stale';
      if (!was && aliases.has(key)) return 'taken';
      const names = laterSlugs(thing).map((slug) => at(collection, slug));
      const isTaken = (name: string) => things.has(name) || (aliases.get(name) ?? thing.id) !== thing.id;
      if (names.some(isTaken)) return 'taken';
      const isThere = (ref: Ref) =>
        ref.collection === 'declarations' || things.has(at(ref.collection, ref.id));
      if (linksHold && !newLinks(collection, thing, was).every(isThere)) return 'gone';
      for (const name of names) aliases.set(name, thing.id);
      const ref = { collection, id: thing.id };
      for (const to of refsOf(collection, thing)) {
        const linking = links.get(at(to.collection, to.id)) ?? new Map();
        links.set(at(to.collection, to.id), linking.set(key, ref));
      }
      stream.tell(key, was, thing);
      learn(recordedDomains(collection, was), recordedDomains(collection, thing));
      file(collection, things.get(key), thing);
      things.set(key, structuredClone(thing));
      return 'saved';
    },

    async remove(collection, was) {
      const key = at(collection, was.id);
      if (!isAsSeen(things.get(key), was)) return 'stale';
      const isLinking = ([name, from]: [string, Ref & { collection: Collection }]) => {
        const thing = things.get(name);
        return name !== key && thing && isLinked(from.collection, thing, { collection, id: was.id });
      };
      if ([...(links.get(key) ?? [])].some(isLinking)) return 'linked';
      file(collection, things.get(key), undefined);
      learn(recordedDomains(collection, was), []);
      stream.tell(key, was, undefined);
      for (const slug of laterSlugs(was)) aliases.delete(at(collection, slug));
      things.delete(key);
      return 'removed';
    },

    linking: async (to) => structuredClone([...(links.get(at(to.collection, to.id))?.values() ?? [])]),
  };

  const cards: Cards = {
    async walk(collection, drawer, { limit, newestFirst, prefix = '', after, from, to }) {
      const sorted = [...drawerOf(collection, drawer).values()]
        .filter(({ sort }) => sort.startsWith(prefix))
        .filter(({ sort }) => (from === undefined || sort >= from) && (to === undefined || sort <= to))
        .sort((a, b) => (a.sort < b.sort ? -1 : 1) * (newestFirst ? -1 : 1))
        .filter(({ sort }) => after === undefined || (newestFirst ? sort < after : sort > after));
      return { cards: structuredClone(sorted.slice(0, limit)), more: sorted.length > limit };
    },

    count: async (collection, drawer) => drawerOf(collection, drawer).size,
  };

  return { record, cards, stream };
}
