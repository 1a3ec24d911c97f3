import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { causeQueue } from '@undersigned/aws/reminder-queue.ts';
import { settingsTable } from '@undersigned/aws/settings.ts';
import { signatureTable } from '@undersigned/aws/signatures.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { askMissed } from '@undersigned/declarations/ask-again.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { remind } from '@undersigned/declarations/sweep.ts';
import { schedule } from '@undersigned/lambda/schedule.ts';

const table = openTable(environment('TABLE_NAME'));
const deps = {
  declarations: declarationTable(table),
  signatures: signatureTable(table),
  settings: settingsTable(table),
  eventId: newEventId,
  /** When signers are asked is the time of their links: never that of a schedule that is late. */
  now: () => new Date(),
  ask: causeQueue(environment('SIGNER_MAIL_QUEUE_URL')),
};

/** Asks for reminders to those who have not confirmed, and asks again whom a change of their text has missed. */
export const handler = schedule('reminders', async (at) => ({
  ...(await remind(deps, at)),
  ...(await askMissed(deps, at)),
}));
