import { askLimitTable } from '@undersigned/aws/ask-limits.ts';
import { gate as gateOf } from '@undersigned/aws/declarations.ts';
import { knownOrganisationTable } from '@undersigned/aws/organisations.ts';
import { signatureTable } from '@undersigned/aws/signatures.ts';
import { signatureChanges } from '@undersigned/aws/stream.ts';
import { tallyTable } from '@undersigned/aws/tallies.ts';
import { addressKeys } from '@undersigned/declarations/address.ts';
import { confirm } from '@undersigned/declarations/confirm.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { sign } from '@undersigned/declarations/sign.ts';
import { count } from '@undersigned/declarations/tally.ts';
import { tallyView } from '@undersigned/declarations/tally-view.ts';
import { tokens } from '@undersigned/declarations/token.ts';
import { COUNTED_CHANGES } from '../../infra/areas/counting.ts';
import { openDeclaration } from './lab/declaration.ts';
import type { Lab, Place } from './lab/lab.ts';
import { type Signer, signer } from './lab/signers.ts';
import { inBatches, passes, readStream } from './lab/stream.ts';
import type { Call } from './lab/wire.ts';
import { atMost, mustBe, percent, type Row } from './row.ts';

const CROWD = 10_000;
/** As in Lambda, each instance answers one request after the other and remembers what it read of the declaration. */
const INSTANCES = 64;
const keys = addressKeys('a pepper for measuring');
const links = tokens('a secret for measuring');

/**
 * Ten thousand people sign one declaration at once, and confirm at once: the domain's own verbs on the table's own adapters.
 * Then the stream is counted in batches, every tenth of them delivered twice.
 */
export async function crowd(lab: Lab): Promise<Row[]> {
  const place = await lab.newPlace();
  const { table, wire, stream } = place;
  const declaration = await openDeclaration(table, new Date());
  const people = Array.from({ length: CROWD }, (_, number) => signer(number, declaration.slug, new Date()));
  wire.taken();

  const answers = [
    ...(await atOnce(people, () => asking(place, declaration.slug))),
    ...(await atOnce(people, () => confirming(place, declaration.id))),
  ];
  const tallies = tallyTable(table);
  const records = (await readStream(lab.dynamodb.endpoint, stream)).filter((record) =>
    passes(record, COUNTED_CHANGES),
  );
  for (const [index, batch] of inBatches(records).entries()) {
    for (let delivered = 0; delivered < (index % 10 === 0 ? 2 : 1); delivered++) {
      await count(tallies, signatureChanges(batch));
    }
  }
  const calls = wire.taken();
  const view = tallyView(await tallies.list(declaration.id), { at: new Date() });
  const right = answers.filter((answer) => 'status' in answer).length;
  const conflicts = calls.filter(isConflict).length;
  const writes = calls.flatMap(writtenKeys);
  const { busiest, share } = busiestOf(writes);
  return [
    mustBe(
      '10,000 concurrent signatures: answered as they should be',
      `${right} of ${2 * CROWD}`,
      String(2 * CROWD),
      right === 2 * CROWD,
    ),
    mustBe('Their transactions, conflicts and refused writes', String(conflicts), '0', conflicts === 0),
    atMost('The busiest partition key’s share of their writes', share, 0.1, percent, ` (${kindOf(busiest)})`),
    mustBe(
      'Their tally, by country, against what they said',
      `${view.individuals} counted, ${differences(view, people)} countries differ`,
      `${CROWD} counted, 0 countries differ`,
      view.individuals === CROWD && differences(view, people) === 0,
    ),
  ];
}

/** All wait at once for as many instances as there are. */
async function atOnce<Answer>(
  people: readonly Signer[],
  start: () => (person: Signer) => Promise<Answer>,
): Promise<Answer[]> {
  const queue = [...people];
  const answers: Answer[] = [];
  const instance = async () => {
    const answer = start();
    for (let person = queue.pop(); person; person = queue.pop()) answers.push(await answer(person));
  };
  await Promise.all(Array.from({ length: INSTANCES }, instance));
  return answers;
}

const asking = ({ table }: Place, slug: string) => {
  const deps = {
    gate: gateOf(table, () => new Date()),
    signatures: signatureTable(table),
    limits: askLimitTable(table),
    keys,
    now: () => new Date(),
    eventId: newEventId,
  };
  return ({ request, viewer }: Signer) => sign(deps, slug, request, { address: viewer });
};

const confirming = ({ table }: Place, id: string) => {
  const deps = {
    gate: gateOf(table, () => new Date()),
    signatures: signatureTable(table),
    organisations: knownOrganisationTable(table),
    tokens: links,
    now: () => new Date(),
    eventId: newEventId,
  };
  return ({ request: { capacity, email } }: Signer) => {
    const key = keys.signature(id, capacity, email);
    return confirm(deps, links.make('confirm', { declaration: id, capacity, key }, new Date()));
  };
};

/** Anything transactional, and any write that was not taken. */
const isConflict = ({ operation, status }: Call): boolean =>
  operation.startsWith('DynamoDB.Transact') || status !== 200;

/** The partition keys that a write goes to: the table's, and the index's where the item is in it. */
function writtenKeys({ operation, input, output, units }: Call): string[] {
  if (!/^DynamoDB\.(Put|Update|Delete)Item$/.test(operation)) return [];
  const key = (input.Key ?? input.Item)?.['pk']?.S ?? '';
  const listed = (output.Attributes ?? input.Item)?.['listPk']?.S;
  return units.index > 0 ? [key, listed ?? 'unknown'] : [key];
}

function busiestOf(keys: readonly string[]): { busiest: string; share: number } {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const [busiest, most] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0]);
  return { busiest, share: most / keys.length };
}

const kindOf = (key: string): string => `${key.split('#')[0]}#…`;

function differences({ byCountry }: ReturnType<typeof tallyView>, people: readonly Signer[]): number {
  const said = new Map<string, number>();
  for (const { request } of people) said.set(request.country, (said.get(request.country) ?? 0) + 1);
  const counted = new Map(byCountry.map(({ country, individuals }) => [country, individuals]));
  const countries = new Set([...said.keys(), ...counted.keys()]);
  return [...countries].filter((country) => said.get(country) !== counted.get(country)).length;
}
