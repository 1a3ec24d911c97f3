import { environment } from '@undersigned/aws/environment.ts';
import { signatureChanges } from '@undersigned/aws/stream.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { tallyTable } from '@undersigned/aws/tallies.ts';
import { count } from '@undersigned/declarations/tally.ts';
import { stream } from '@undersigned/lambda/stream.ts';

const tallies = tallyTable(openTable(environment('TABLE_NAME')));

/** The table's stream: counts signatures that come and go. */
export const handler = stream(async (records) => {
  await count(tallies, signatureChanges(records));
  return undefined;
});
