import { cardTable, recordTable } from '@undersigned/aws/record.ts';
import { topicsOf } from '@undersigned/declarations/topics.ts';
import { factsOf } from '@undersigned/network/collections.ts';
import { type DocumentFile, publishedFiles } from '@undersigned/network/document.ts';
import { put, type RemoveDeps, remove, told } from '@undersigned/network/edit.ts';
import {
  sampleConvening,
  sampleDocument,
  sampleOrganisation,
  sampleProject,
  sampleUpdate,
} from '@undersigned/network/samples.ts';
import { COLLECTIONS, type Collection, type Inputs, type Thing } from '@undersigned/network/thing.ts';
import { type Random, random } from './random.ts';
import { Failed, tableInMemory } from './table.ts';

/*
 * Editors at work on the record at the same time, who step on each other's toes: few slugs, many links, names in every
 * script, versions long gone; under failures of every command, whether or not it took place. Whatever they do has a time of
 * its own, by which it is found again in what was written.
 */

export type Outcome = 'created' | 'changed' | 'unchanged' | 'removed' | 'refused' | 'failed';
/** What an editor did, by the time that it has of its own. */
export interface Deed {
  at: string;
  what: string;
  outcome: Outcome;
}

const SLUGS = ['alpha', 'beta', 'gamma', 'delta', 'omega', 'sigma', 'tau'] as const;
const NAMES = [
  'Шевченко без меж',
  'Shevchenko Foundation',
  'Ђорђевић и синови',
  'Дијалог дијалогом',
  '🌍 Earth first',
  '𝔘nder one roof',
  '„Заједно“ — удружење',
  'Здружение за дијалог',
  `${'щ'.repeat(280)} long`,
  '宇'.repeat(290),
] as const;
type Slugs = readonly [string, ...string[]];
const TOPICS = ['youth', 'energy', 'ecology'] as const;
const COUNTRIES = ['RS', 'UA', 'XK'] as const;
const DAYS = ['2025-01-01', '2025-06', '2026', '2026-05-30'] as const;
export const DECLARATION = 'peace';

/** Anything that an editor may put into a collection. */
function anyInput(chance: Random, collection: Collection, slugs: Slugs): Inputs[Collection] {
  const some = <T>(of: readonly [T, ...T[]], most = 2): T[] =>
    Array.from({ length: chance.below(most + 1) }, () => chance.pick(of));
  const maybe = (of: object, probability = 0.4) => (chance.chance(probability) ? of : {});
  const title = { uk: chance.pick(NAMES), ...maybe({ en: chance.pick(NAMES) }) };
  const participants = some(slugs).map((organisation) => ({ organisation, role: 'donor' }));
  const shared = {
    language: 'uk',
    topics: some(TOPICS),
    published: chance.chance(0.75),
    ...maybe({ slug: chance.pick(slugs) }, 0.25),
  };
  const about = Object.fromEntries([
    ['declarations', some([DECLARATION], 1)],
    ...COLLECTIONS.map((one) => [one, some(slugs, 1)]),
  ]);
  const isPart = maybe({ partOf: chance.pick(slugs) }, 0.3);
  switch (collection) {
    case 'organisations':
      return sampleOrganisation({
        ...shared,
        name: title,
        country: chance.pick(COUNTRIES),
        ...maybe({ foundingConvening: chance.pick(slugs) }, 0.2),
        ...maybe({ membership: { status: chance.pick(['applied', 'active', 'ended'] as const) } }),
      });
    case 'projects':
      return sampleProject({
        ...shared,
        ...isPart,
        title,
        period: { from: chance.pick(DAYS) },
        countries: some(COUNTRIES),
        participants,
        about,
      });
    case 'convenings': {
      const speakers = some(slugs).map((organisation) => ({ name: 'Ana', organisation }));
      return sampleConvening({
        ...shared,
        ...isPart,
        title,
        kind: chance.pick(['workshop', 'conference'] as const),
        participants,
        parts: [{ sessions: [{ title, speakers }] }],
      });
    }
    case 'documents':
      return sampleDocument({ ...shared, title, publishedOn: chance.pick(DAYS), about });
    case 'updates':
      return sampleUpdate({ ...shared, title, body: title, about });
  }
}

export interface Rates {
  failure: number;
  editors: number;
  deeds: number;
  /** Those that they change; fewer, and they meet more often. */
  collections?: readonly [Collection, ...Collection[]];
  slugs?: Slugs;
  /** How often a command takes so long that others do a whole deed, or several, meanwhile. */
  slow?: number;
}

export function recordTrial(
  seed: number,
  { failure, editors, deeds, collections = COLLECTIONS, slugs = SLUGS, slow = 0.05 }: Rates,
) {
  const chance = random(seed);
  /** While it is kind, nothing fails and nothing is behind. */
  let isKind = false;
  const memory = tableInMemory({
    pause: async () => {
      const most = chance.chance(slow) ? 600 : 12;
      for (let ticks = isKind ? 0 : chance.below(most); ticks > 0; ticks--) await undefined;
    },
    fault: () =>
      isKind || !chance.chance(failure) ? undefined : chance.pick(['before', 'after', 'after'] as const),
    lag: () => (isKind ? 0 : chance.below(4)),
  });
  const record = recordTable(memory.table);
  const cards = cardTable(memory.table);
  const done: Deed[] = [];
  let clock = Date.parse('2026-11-22T09:00:00.000Z');
  let events = 0;

  const depsAt = (at: string): RemoveDeps => ({
    record,
    isDeclaration: async (slug) => slug === DECLARATION,
    adoptedAt: async () => [],
    abandonFiles: async () => {},
    topics: async () => topicsOf([]),
    now: () => new Date(at),
    eventId: () => `evt_${++events}`,
  });

  /** The version that an editor believes to be there: mostly the one that is, at times one long gone. */
  const believed = async (collection: Collection, slug: string) => {
    const thing = await record.get(collection, slug);
    const rev = chance.chance(0.1) ? (thing?.rev ?? 1) - 1 : thing?.rev;
    return (current: { rev: number }) =>
      current.rev === rev ? undefined : { refused: 'precondition-failed' as const };
  };

  /** A file was found clean, or another version of it; as the gate writes it. */
  async function fileComes(deps: RemoveDeps, slug: string, at: string): Promise<Outcome> {
    const was = await record.get('documents', slug);
    if (!was) return 'refused';
    const file: DocumentFile = {
      version: 1 + (was.files['en']?.length ?? 0),
      state: 'clean',
      fileName: 'report.pdf',
      contentType: 'application/pdf',
      size: 1,
      sha256: '00',
      key: `files/${slug}/${at}.pdf`,
      at,
    };
    const files = publishedFiles({ en: [...(was.files['en'] ?? []), file] }, was.published, at);
    const next = told('documents', { ...was, files, rev: was.rev + 1, changedAt: at, events: [] }, was, {
      at,
      eventId: deps.eventId,
    });
    return (await record.save('documents', next, was)) === 'saved' ? 'changed' : 'refused';
  }

  async function act(collection: Collection, slug: string, at: string): Promise<[string, Outcome]> {
    const deps = depsAt(at);
    if (collection === 'documents' && chance.chance(0.4)) return ['file', await fileComes(deps, slug, at)];
    const seen = await believed(collection, slug);
    if (chance.chance(0.25)) {
      const result = await remove(deps, collection, slug, seen);
      return ['remove', 'removed' in result ? 'removed' : 'refused'];
    }
    const same = chance.chance(0.15) ? await record.get(collection, slug) : undefined;
    const input = same ? asPut(collection, same) : anyInput(chance, collection, slugs);
    const result = await put(deps, collection, slug, input, seen);
    return ['put', 'refused' in result ? 'refused' : result.outcome];
  }

  async function edit(): Promise<void> {
    for (let count = 0; count < deeds; count++) {
      const collection = chance.pick(collections);
      const slug = chance.pick(slugs);
      const at = new Date(clock++).toISOString();
      const deed: Deed = { at, what: `${collection}/${slug}`, outcome: 'failed' };
      done.push(deed);
      try {
        const [verb, outcome] = await act(collection, slug, at);
        Object.assign(deed, { what: `${verb} ${deed.what}`, outcome });
      } catch (error) {
        if (!(error instanceof Failed)) throw error;
      }
    }
  }

  return {
    memory,
    record,
    cards,
    chance,
    done: done as readonly Deed[],
    /** All editors at once, with somebody else beside them, until they are done. */
    async play(beside: (isOver: () => boolean) => Promise<void> = async () => {}): Promise<void> {
      let isOver = false;
      isKind = false;
      const working = Promise.all(Array.from({ length: editors }, edit)).finally(() => {
        isOver = true;
      });
      await Promise.all([working, beside(() => isOver)]);
      isKind = true;
    },
  };
}
export type RecordTrial = ReturnType<typeof recordTrial>;

/** What an editor would put to change nothing. */
function asPut(collection: Collection, thing: Thing): Inputs[Collection] {
  const fields = Object.keys((factsOf(collection).input as unknown as { shape: object }).shape);
  const given = Object.entries(thing).filter(([name]) => fields.includes(name) && name !== 'slug');
  return Object.fromEntries(given) as unknown as Inputs[Collection];
}
