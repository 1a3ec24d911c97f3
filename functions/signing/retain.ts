import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { settingsTable } from '@undersigned/aws/settings.ts';
import { signatureTable } from '@undersigned/aws/signatures.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { forgetNetworks } from '@undersigned/declarations/sweep.ts';
import { schedule } from '@undersigned/lambda/schedule.ts';

const table = openTable(environment('TABLE_NAME'));
const deps = {
  declarations: declarationTable(table),
  signatures: signatureTable(table),
  settings: settingsTable(table),
  eventId: newEventId,
};

/** Forgets the networks that signatures came from, when they have been kept long enough. */
export const handler = schedule('retention', (at) => forgetNetworks(deps, at));
