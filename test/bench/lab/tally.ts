import type { Table } from '@undersigned/aws/table.ts';
import { tallyTable } from '@undersigned/aws/tallies.ts';
import { emptyBucket, TALLY_GROUPS } from '@undersigned/declarations/tally.ts';
import { COUNTRY_CODES } from '@undersigned/i18n/countries.ts';

const DAYS = 28;
const COUNTRIES = 40;

/** A tally as it is at the end of a busy month: signatures on every day, and from many countries. */
export async function fillTally(table: Table, declaration: string, at: Date): Promise<void> {
  const days = Array.from({ length: DAYS }, (_, day) => String(day + 1).padStart(2, '0'));
  const counts = (labels: readonly string[]) =>
    Object.fromEntries(
      labels.map((label, index) => [
        label,
        { organisation: index % 3, individual: 1 + ((index * 37) % 900) },
      ]),
    );
  for (let group = 0; group < TALLY_GROUPS; group++) {
    const bucket = emptyBucket({ declaration, group, month: at.toISOString().slice(0, 7) });
    const filled = { days: counts(days), countries: counts(COUNTRY_CODES.slice(0, COUNTRIES)), rev: 1 };
    await tallyTable(table).save({ ...bucket, ...filled }, 0);
  }
}
