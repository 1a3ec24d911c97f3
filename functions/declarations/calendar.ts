import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { letterTable } from '@undersigned/aws/letters.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { keepCalendar } from '@undersigned/declarations/calendar.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { releaseDue } from '@undersigned/digests/edit-letter.ts';
import { schedule } from '@undersigned/lambda/schedule.ts';

const table = openTable(environment('TABLE_NAME'));
const deps = { declarations: declarationTable(table), letters: letterTable(table), eventId: newEventId };

/** Opens and closes declarations whose dates have come, and lets letters to their followers go. */
export const handler = schedule('calendar', async (at) => ({
  ...(await keepCalendar(deps, at)),
  ...(await releaseDue(deps, at)),
}));
