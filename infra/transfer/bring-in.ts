import { IMPORTED } from '@undersigned/api/imports.ts';
import { bringDeclarations } from './declarations.ts';
import { done } from './deployment.ts';
import { bringFiles } from './files.ts';
import { type Brought, sorted, type Transfer } from './transfer.ts';

interface Thing {
  id: string;
  slug: string;
}

const COLLECTIONS = IMPORTED.filter((name) => name !== 'topics');

/** Bodies of requests stay well below what a deployment takes. */
const LONGEST_BODY = 1_500_000;
const MOST_THINGS = 2000;

/**
 * Brings what is in an archive into a deployment, by the routes that its staff have. Done again it changes nothing; what
 * was broken off goes on. Things that are there and not in the archive stay.
 */
export async function bringIn(transfer: Transfer): Promise<Map<string, Brought>> {
  const { archive } = transfer;
  const parts = new Map<string, Brought>();
  const things = new Map<string, Thing[]>();
  for (const collection of COLLECTIONS) things.set(collection, await archive.json(`${collection}.json`));
  const network: Network = await archive.json('network.json');
  const declarations: { slug: string }[] = await archive.json('declarations.json');
  const comingDeclarations = declarations.map(({ slug }) => ({ collection: 'declarations', id: slug, slug }));
  const expectedThings = [...things].flatMap(([collection, all]) =>
    all.map(({ id, slug }) => ({ collection, id, slug })),
  );

  const expected = [...comingDeclarations, ...expectedThings];
  const coming = { expected, topics: new Set(network.topics?.map(({ slug }) => slug)) };
  parts.set('topics', await bringList(transfer, 'topics', network.topics ?? [], coming));
  parts.set('declarations', await bringDeclarations(transfer));
  for (const [collection, all] of things)
    parts.set(collection, await bringList(transfer, collection, all, coming));
  parts.set('network', await bringNetwork(transfer, network));
  parts.set('pages', await bringPages(transfer));
  if (transfer.write) await bringDeclarations(transfer);
  parts.set('files', await bringFiles(transfer, things.get('documents') ?? []));
  return parts;
}

/** A list in pieces that a deployment takes at once. */
export function* pieces<T>(list: readonly T[]): Generator<T[]> {
  let piece: T[] = [];
  let length = 0;
  for (const one of list) {
    const more = Buffer.byteLength(JSON.stringify(one));
    if (piece.length > 0 && (piece.length >= MOST_THINGS || length + more > LONGEST_BODY)) {
      yield piece;
      piece = [];
      length = 0;
    }
    piece.push(one);
    length += more;
  }
  if (piece.length > 0) yield piece;
}

interface Fault {
  row: number;
  column: string;
  code: string;
  detail: string;
  value?: string;
}

async function bringList(
  { to, write, tell }: Transfer,
  collection: string,
  list: readonly object[],
  { expected, topics }: { expected: readonly object[]; topics: ReadonlySet<string> },
): Promise<Brought> {
  const total: Brought = { created: 0, changed: 0, unchanged: 0, faults: [] };
  let seen = 0;
  for (const data of pieces(list)) {
    const request = { collection, format: 'json', data, keepTimes: true, expected };
    const path = `/v1/staff/imports${write ? '' : '?dryRun=true'}`;
    for (let tries = 0; ; tries++) {
      const answer = await to.ask('POST', path, request);
      if (!answer.json?.faults) done(answer, `Importing ${collection}`);
      const { created, changed, unchanged, pending } = answer.json;
      total.created += created;
      total.changed += changed;
      // What an earlier try of this piece has written is unchanged in a later one.
      if (tries === 0) total.unchanged += unchanged;
      tell(`${collection}: ${seen + data.length - pending} of ${list.length}`);
      if (pending > 0 && created + changed > 0) continue;
      // Topics come with the archive: in a trial they are not there yet.
      const faults: Fault[] = answer.json.faults;
      const isComing = ({ code, value = '' }: Fault) =>
        !write && code === 'unknown-topic' && topics.has(value);
      const wrong = faults.filter((fault) => !isComing(fault));
      const rows = (some: readonly Fault[]) => new Set(some.map(({ row }) => row)).size;
      total.created += rows(faults) - rows(wrong);
      for (const { row, column, detail, value } of wrong)
        total.faults.push(`${collection} ${seen + row}, ${column}: ${detail}${value ? ` (${value})` : ''}`);
      break;
    }
    seen += data.length;
  }
  return total;
}

type Network = Record<string, unknown> & { topics?: { slug: string }[] };

async function bringNetwork({ to, write }: Transfer, network: Network): Promise<Brought> {
  const none = { created: 0, changed: 0, unchanged: 0, faults: [] };
  const { json, etag } = done(await to.ask('GET', '/v1/staff/network'), 'Reading the network');
  const { changedAt: _, ...now } = json;
  // Topics that the deployment has beside those of the archive stay.
  const topics = now.topics ?? [];
  const wanted = { ...network, topics };
  if (sorted(now) === sorted(wanted)) return { ...none, unchanged: 1 };
  if (write) done(await to.ask('PUT', '/v1/staff/network', wanted, etag), 'Describing the network');
  return { ...none, changed: 1 };
}

async function bringPages({ archive, to, write }: Transfer): Promise<Brought> {
  const total: Brought = { created: 0, changed: 0, unchanged: 0, faults: [] };
  const pages: (Record<string, unknown> & { name: string })[] = await archive.json('pages.json');
  for (const { name, ...page } of pages) {
    const path = `/v1/staff/pages/${name}`;
    const { json, etag } = done(await to.ask('GET', path), `Reading the page ${name}`);
    const now = Object.fromEntries(Object.keys(page).map((field) => [field, json[field]]));
    if (sorted(now) === sorted(page)) total.unchanged++;
    else {
      if (write) done(await to.ask('PUT', path, page, etag), `The page ${name}`);
      total.changed++;
    }
  }
  return total;
}
