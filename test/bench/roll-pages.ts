import { rollIndex } from '@undersigned/aws/roll.ts';
import { newDeclarationId } from '@undersigned/declarations/new-id.ts';
import type { Lab } from './lab/lab.ts';
import { fillRoll } from './lab/roll.ts';
import { sumOf } from './lab/wire.ts';
import { atMost, mustBe, type Row, told, twoDigits } from './row.ts';

const PAGE = 20;
const FAR = 1000;
/** Pages looked at on either side: what one costs depends a little on how its signatories are spread. */
const SAMPLE = 20;
const SIGNATORIES = (FAR + SAMPLE + 1) * PAGE;

/** A long roll: its thousandth page against its first, by the read units they cost. */
export async function rollPages(lab: Lab): Promise<Row[]> {
  const { table, wire } = await lab.newPlace();
  const declaration = newDeclarationId();
  const places = await fillRoll(table, declaration, SIGNATORIES);
  const roll = rollIndex(table);
  wire.taken();

  const read = async (page: number) => {
    const after = page === 1 ? undefined : places[(page - 1) * PAGE - 1];
    const { entries, last } = await roll.individuals(declaration, { after, limit: PAGE });
    return {
      units: sumOf(wire.taken()).read,
      right: entries.length === PAGE && last === places[page * PAGE - 1],
    };
  };
  const readFrom = async (first: number) => {
    const pages = [];
    for (let page = first; page < first + SAMPLE; page++) pages.push(await read(page));
    return {
      units: pages.reduce((sum, { units }) => sum + units, 0) / SAMPLE,
      right: pages.every((one) => one.right),
    };
  };
  const near = await readFrom(1);
  const far = await readFrom(FAR);
  return [
    atMost('The roll’s page 1,000 against page 1, read units', far.units / near.units, 1.1),
    told('Read units of a page of 20, there and here', `${twoDigits(far.units)}, ${twoDigits(near.units)}`),
    mustBe(
      'Pages that hold the signatories they should',
      near.right && far.right ? 'all' : 'not all',
      'all',
      near.right && far.right,
    ),
  ];
}
