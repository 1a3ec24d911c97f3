import { readTally } from '@undersigned/api/reading.ts';
import { openDeclaration } from './lab/declaration.ts';
import type { Lab } from './lab/lab.ts';
import { serve } from './lab/site.ts';
import { atMost, mustBe, percent, type Row } from './row.ts';

const READS = 10_000;
const AT_ONCE = 50;

/** Ten thousand readers of a tally, through the shared cache, before the function as it is deployed. */
export async function tallyReads(lab: Lab): Promise<Row[]> {
  const { table, wire, start } = await lab.newPlace();
  const { slug } = await openDeclaration(table, new Date());
  const site = await serve([
    {
      path: /^\/v1\/declarations\/(?<slug>[^/]+)\/tally$/,
      route: readTally.path,
      fn: await start('reading/declarations'),
    },
  ]);
  const address = `${site.url}/v1/declarations/${slug}/tally`;
  wire.taken();
  const statuses: number[] = [];
  for (let read = 0; read < READS; read += AT_ONCE) {
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => fetch(address)));
    for (const answer of answers) {
      statuses.push(answer.status);
      await answer.arrayBuffer();
    }
  }
  const ofTable = wire.taken().length;
  const etag = (await fetch(address)).headers.get('etag') ?? '';
  const again = await fetch(address, { headers: { 'if-none-match': etag } });
  const other = await fetch(address, { headers: { 'if-none-match': '"another"' } });
  await site.close();
  const good = statuses.filter((status) => status === 200).length;
  return [
    mustBe('10,000 reads of a tally: answered with it', String(good), String(READS), good === READS),
    atMost('Calls of the table for them', ofTable / READS, 0.01, percent, ` (${ofTable})`),
    mustBe(
      'The tally asked for again, by its ETag; by another',
      `${again.status}; ${other.status}`,
      '304; 200',
      again.status === 304 && other.status === 200,
    ),
  ];
}
