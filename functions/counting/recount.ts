import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { signatureTable } from '@undersigned/aws/signatures.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { tallyTable } from '@undersigned/aws/tallies.ts';
import { recount } from '@undersigned/declarations/recount.ts';
import { schedule } from '@undersigned/lambda/schedule.ts';

const table = openTable(environment('TABLE_NAME'));
const deps = {
  declarations: declarationTable(table),
  signatures: signatureTable(table),
  tallies: tallyTable(table),
};

/** Proves every tally, and repairs what is surely wrong. */
export const handler = schedule('recount', (at) => recount(deps, at).then((result) => ({ ...result })));
