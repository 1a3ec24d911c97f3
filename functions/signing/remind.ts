import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { causeQueue } from '@undersigned/aws/reminder-queue.ts';
import { settingsTable } from '@undersigned/aws/settings.ts';
import { signatureTable } from '@undersigned/aws/signatures.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { remind } from '@undersigned/declarations/sweep.ts';
import { schedule } from '@undersigned/lambda/schedule.ts';

const table = openTable(environment('TABLE_NAME'));
const deps = {
  declarations: declarationTable(table),
  signatures: signatureTable(table),
  settings: settingsTable(table),
  eventId: newEventId,
  ask: causeQueue(environment('SIGNER_MAIL_QUEUE_URL')),
};

/** Asks for reminders to those who have not confirmed. */
export const handler = schedule('reminders', (at) => remind(deps, at));
