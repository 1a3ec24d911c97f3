import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { letterboxTable } from '@undersigned/aws/letterbox.ts';
import { settingsTable } from '@undersigned/aws/settings.ts';
import { signatureTable } from '@undersigned/aws/signatures.ts';
import { subscriberTable } from '@undersigned/aws/subscribers.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { expire } from '@undersigned/declarations/sweep.ts';
import { forgetUnconfirmed } from '@undersigned/digests/forget-unconfirmed.ts';
import { schedule } from '@undersigned/lambda/schedule.ts';
import { forgetSlips } from '@undersigned/letterbox/forget-senders.ts';

const table = openTable(environment('TABLE_NAME'));
const deps = {
  declarations: declarationTable(table),
  signatures: signatureTable(table),
  settings: settingsTable(table),
  eventId: newEventId,
};

const letterbox = letterboxTable(table);
const subscribers = subscriberTable(table);

/** Forgets signatures, what was put into the letterbox, and subscriptions that were never confirmed. */
export const handler = schedule('expiry', async (at) => {
  const { settings } = await deps.settings.get();
  return {
    ...(await expire(deps, at)),
    ...(await forgetSlips({ letterbox }, at, settings.retention.pendingDays)),
    ...(await forgetUnconfirmed({ subscribers }, at)),
  };
});
