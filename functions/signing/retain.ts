import { commentTable } from '@undersigned/aws/comments.ts';
import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { recordTable } from '@undersigned/aws/record.ts';
import { settingsTable } from '@undersigned/aws/settings.ts';
import { signatureTable } from '@undersigned/aws/signatures.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { forgetNetworks } from '@undersigned/declarations/sweep.ts';
import { schedule } from '@undersigned/lambda/schedule.ts';
import { forgetOrphans } from '@undersigned/letterbox/forget-senders.ts';

const table = openTable(environment('TABLE_NAME'));
const deps = {
  declarations: declarationTable(table),
  signatures: signatureTable(table),
  settings: settingsTable(table),
  comments: commentTable(table),
  record: recordTable(table),
  eventId: newEventId,
};

/**
 * Forgets the networks that signatures came from, when they have been kept long enough, and comments on what is no longer
 * there.
 */
export const handler = schedule('retention', async (at) => ({
  ...(await forgetNetworks(deps, at)),
  ...(await forgetOrphans(deps, at)),
}));
