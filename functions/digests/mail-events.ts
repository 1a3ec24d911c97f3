import { environment } from '@undersigned/aws/environment.ts';
import { givenTable } from '@undersigned/aws/givens.ts';
import { outcomeTable } from '@undersigned/aws/outcomes.ts';
import { readKeys } from '@undersigned/aws/secrets.ts';
import { mailEventOf } from '@undersigned/aws/ses-event.ts';
import { standingTable } from '@undersigned/aws/standings.ts';
import { subscriberTable } from '@undersigned/aws/subscribers.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { addressKeys } from '@undersigned/declarations/address.ts';
import { takeMailEvent } from '@undersigned/digests/mail-event.ts';
import { countMetric } from '@undersigned/lambda/observe.ts';
import { queue } from '@undersigned/lambda/queue.ts';

const table = openTable(environment('TABLE_NAME'));
const keys = readKeys(environment('KEYS_SECRET'));
const deps = {
  givens: givenTable(table),
  outcomes: outcomeTable(table),
  standings: standingTable(table),
  subscribers: subscriberTable(table),
};

/** The queue of what SES tells of our mails. */
export const handler = queue({ parse: mailEventOf, correlationId: ({ mail }) => mail }, async (event) => {
  const outcome = await takeMailEvent({ ...deps, keys: addressKeys((await keys()).pepper) }, event);
  countMetric(`mail-events.${outcome}`, 1);
  return outcome;
});
