import type { Journey, Step } from './journey.ts';
import { SIGNERS } from './journey.ts';
import { type Call, countOf, sumOf } from './lab/wire.ts';
import { atMost, mustBe, type Row, told, twoDigits } from './row.ts';

/* Write units and round trips, as the functions caused them: each divided by the number of signatures. */

const WRITES = /^DynamoDB\.(Put|Update|Delete)Item$/;
const each = (count: number) => count / SIGNERS;

export function unitsAndRoundTrips({ sign, confirm, count }: Journey): Row[] {
  const all = [sign, confirm, count].flatMap(({ calls }) => calls);
  const scans = countOf(all, 'DynamoDB.Scan');
  const transactions = all.filter(({ operation }) => operation.startsWith('DynamoDB.Transact')).length;
  return [
    writes('Write units of sign', sign, 1),
    writes('Write units of confirm, the roll’s index included', confirm, 2),
    writes('Write units of counting, in batches of 100', count, 0.1),
    roundTrips('sign', sign),
    roundTrips('confirm', confirm),
    told(
      'Reads of declaration and settings, twice a second and instance, beside these',
      `${twoDigits(each(countOf(sign.calls, GATE)))} calls for each sign, ${twoDigits(each(countOf(confirm.calls, GATE)))} for each confirm, at the speed of this run`,
    ),
    mustBe('Scans and transactions', String(scans + transactions), '0', scans + transactions === 0),
  ];
}

const GATE = 'DynamoDB.BatchGetItem';

/** A write counts its item's first KB, and the index in full; what it costs as billed is told beside it. */
function writes(what: string, { calls }: Step, budget: number): Row {
  const writing = calls.filter(({ operation }) => WRITES.test(operation));
  const { write, index } = sumOf(writing);
  const counted = each(writing.length + index);
  return atMost(
    what,
    counted,
    budget,
    twoDigits,
    ` (as billed, with all of long items: ${twoDigits(each(write + index))})`,
  );
}

/** Calls of any service but the gate's read. */
function roundTrips(name: string, { calls }: Step): Row {
  const others = calls.filter(({ operation }) => operation !== GATE);
  const kinds = [...new Set(others.map(({ operation }: Call) => operation))].join(', ');
  return mustBe(
    `Calls that ${name} waits for`,
    `${twoDigits(each(others.length))} (${kinds})`,
    '1, of DynamoDB',
    others.length === SIGNERS && others.every(({ operation }) => operation.startsWith('DynamoDB.')),
  );
}
