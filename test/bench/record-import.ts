import { put } from '@undersigned/network/edit.ts';
import { importRows } from '@undersigned/network/import.ts';
import { rowsOfJson } from '@undersigned/network/import-json.ts';
import { OrganisationInput } from '@undersigned/network/organisation.ts';
import type { Lab } from './lab/lab.ts';
import { editing, organisation } from './lab/record.ts';
import { countOf, sumOf } from './lab/wire.ts';
import { atMost, mustBe, type Row, told, twoDigits } from './row.ts';

const ROWS = 10_000;
const SINGLE = 300;
const HOUR = 3_600_000;

const given = (number: number) => ({ slug: `organisation-${number}`, ...organisation(number) });

/** An import of ten thousand rows, against an editor's program that puts one after the other. */
export async function recordImport(lab: Lab): Promise<Row[]> {
  const single = await lab.newPlace();
  const putting = editing(single.table);
  const began = performance.now();
  for (let number = 0; number < SINGLE; number++) {
    const { slug, ...input } = given(number);
    await put(putting, 'organisations', slug, OrganisationInput.parse(input), () => undefined);
  }
  const singly = SINGLE / (performance.now() - began);
  const puts = sumOf(single.wire.taken());

  const { table, wire } = await lab.newPlace();
  const things = Array.from({ length: ROWS }, (_, number) => given(number));
  const run = () =>
    importRows(editing(table), 'organisations', rowsOfJson(things, { keepTimes: false }), {
      dryRun: false,
      until: new Date(Date.now() + HOUR),
    });
  const started = performance.now();
  const first = await run();
  const together = ROWS / (performance.now() - started);
  const calls = wire.taken();
  const { write, read } = sumOf(calls);
  const again = await run();
  const rewritten = sumOf(wire.taken()).write;
  const isDone = first.created === ROWS && again.unchanged === ROWS;
  return [
    atMost(
      'Time of a row in an import of 10,000, against a loop of single puts',
      singly / together,
      0.8,
      twoDigits,
      `, on a local AWS that does one thing at a time`,
    ),
    atMost(
      'Write units of a row, its cards included, against a single put',
      write / ROWS / (puts.write / SINGLE),
      1,
    ),
    told('Write units and read units of a row', `${twoDigits(write / ROWS)}, ${twoDigits(read / ROWS)}`),
    mustBe(
      'Rows imported, and imported again',
      isDone ? 'all, and none changed' : JSON.stringify({ first, again }),
      'all, and none changed',
      isDone,
    ),
    mustBe('Write units of the same import again', twoDigits(rewritten), '0', rewritten === 0),
    mustBe('Scans', String(countOf(calls, 'DynamoDB.Scan')), '0', countOf(calls, 'DynamoDB.Scan') === 0),
  ];
}
