import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { keepCalendar } from '@undersigned/declarations/calendar.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { schedule } from '@undersigned/lambda/schedule.ts';

const deps = { declarations: declarationTable(openTable(environment('TABLE_NAME'))), eventId: newEventId };

/** Opens and closes declarations whose dates have come. */
export const handler = schedule('calendar', (at) => keepCalendar(deps, at));
