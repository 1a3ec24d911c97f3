import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { issueTable, journalTable } from '@undersigned/aws/issues.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { tallyTable } from '@undersigned/aws/tallies.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { closeDue } from '@undersigned/digests/close.ts';
import { talliesOf } from '@undersigned/digests/public-view.ts';
import { schedule } from '@undersigned/lambda/schedule.ts';

const table = openTable(environment('TABLE_NAME'));
const now = () => new Date();
const tallies = talliesOf({ declarations: declarationTable(table), tallies: tallyTable(table), now });
const deps = {
  issues: issueTable(table, { now, tallies }),
  journal: journalTable(table),
  tallies,
  timeZone: environment('TIME_ZONE'),
  eventId: newEventId,
};

/** Closes the issues of the digest that are due, which sends them on their way. */
export const handler = schedule('digests', async (at) => {
  const became = Object.values(await closeDue(deps, at));
  const count = (what: (typeof became)[number]) => became.filter((one) => one === what).length;
  return { closed: count('closed'), nothing: count('nothing'), held: count('held') };
});
