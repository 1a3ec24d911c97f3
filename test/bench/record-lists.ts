import { cardTable, recordTable } from '@undersigned/aws/record.ts';
import { type FindQuery, find } from '@undersigned/network/find.ts';
import type { Collection } from '@undersigned/network/thing.ts';
import type { Lab } from './lab/lab.ts';
import { fillCards } from './lab/record.ts';
import { countOf, sumOf } from './lab/wire.ts';
import { atMost, mustBe, type Row, told, twoDigits } from './row.ts';

const ORGANISATIONS = 10_000;
const PROJECTS = 5_000;
const PAGE = 10;
const FAR = 100;
const NEAR = 10;
/** Pages looked at on either side: names differ in length. */
const SAMPLE = 5;

const LISTS: [string, Collection, Omit<FindQuery, 'limit'>][] = [
  ['all organisations', 'organisations', {}],
  ['organisations of a country', 'organisations', { country: 'UA' }],
  ['organisations on a topic', 'organisations', { topic: 'ecology' }],
  ['organisations by the beginning of a word', 'organisations', { q: 'центар' }],
  ['all projects', 'projects', {}],
  ['projects on a topic', 'projects', { topic: 'energy' }],
];

/** Lists, filters and searches of a long record: the hundredth page against the first, by the read units they cost. */
export async function recordLists(lab: Lab): Promise<Row[]> {
  const { table, unwatched, wire } = await lab.newPlace();
  await fillCards(unwatched, ORGANISATIONS, PROJECTS);
  const deps = { record: recordTable(table), cards: cardTable(table) };
  const walk = async (collection: Collection, query: Omit<FindQuery, 'limit'>) => {
    const pages: { units: number; calls: number; items: number }[] = [];
    const seen = new Set<string>();
    let cursor: string | undefined;
    while (pages.length < FAR + SAMPLE) {
      const page = await find(deps, collection, { ...query, limit: PAGE, cursor });
      if ('refused' in page) throw new Error('A list refused a cursor of its own');
      const calls = wire.taken();
      scans += countOf(calls, 'DynamoDB.Scan');
      pages.push({ units: sumOf(calls).read, calls: calls.length, items: page.items.length });
      for (const { id } of page.items) seen.add(id);
      if (page.next === null) break;
      cursor = page.next;
    }
    const mean = (of: typeof pages) => of.reduce((sum, { units }) => sum + units, 0) / of.length;
    return {
      near: mean(pages.slice(0, SAMPLE)),
      far: mean(pages.slice(-SAMPLE)),
      pages: pages.length,
      calls: Math.max(...pages.map(({ calls }) => calls)),
      isWhole: seen.size === pages.length * PAGE && pages.length > NEAR,
    };
  };
  let scans = 0;

  const rows: Row[] = [];
  for (const [what, collection, query] of LISTS) {
    const { near, far, pages, calls, isWhole } = await walk(collection, query);
    rows.push(
      atMost(
        `Page ${pages} against page 1 of ${what}, read units`,
        far / near,
        1.1,
        twoDigits,
        ` (${twoDigits(far)} and ${twoDigits(near)}, ${calls === 1 ? 'one call' : `${calls} calls at most`})`,
      ),
      mustBe(`Pages of ${what} full, and nothing twice`, isWhole ? 'all' : 'not all', 'all', isWhole),
    );
  }
  const narrow = await walk('organisations', { country: 'UA', topic: 'media', q: 'forum' });
  return [
    ...rows,
    told(
      'Three filters together, of which one is walked: calls for a page at most',
      `${narrow.calls}, whatever the record’s length`,
    ),
    mustBe('Scans', String(scans), '0', scans === 0),
  ];
}
