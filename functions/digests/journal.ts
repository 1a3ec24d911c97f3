import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { issueTable, journalTable } from '@undersigned/aws/issues.ts';
import { readKeys } from '@undersigned/aws/secrets.ts';
import { signatureTable } from '@undersigned/aws/signatures.ts';
import { followingTable, subscriberTable } from '@undersigned/aws/subscribers.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { tallyTable } from '@undersigned/aws/tallies.ts';
import { addressKeys } from '@undersigned/declarations/address.ts';
import { enterEvent, eventIn } from '@undersigned/digests/enter.ts';
import { followAsSigned } from '@undersigned/digests/follow.ts';
import { talliesOf } from '@undersigned/digests/public-view.ts';
import { countMetric } from '@undersigned/lambda/observe.ts';
import { queue } from '@undersigned/lambda/queue.ts';

const table = openTable(environment('TABLE_NAME'));
const keys = readKeys(environment('KEYS_SECRET'));
const now = () => new Date();
const tallies = talliesOf({ declarations: declarationTable(table), tallies: tallyTable(table), now });
const deps = {
  issues: issueTable(table, { now, tallies }),
  journal: journalTable(table),
  subscribers: subscriberTable(table),
  followings: followingTable(table),
  signatures: signatureTable(table),
  now,
};

/** The queue of events that readers are told of, and of those that say who follows a declaration. */
export const handler = queue(
  { parse: (body) => eventIn(JSON.parse(body)), correlationId: ({ id }) => id },
  async (event) => {
    if (!event.type.startsWith('signature.')) {
      const outcome = await enterEvent(deps, event);
      countMetric(`journal.${outcome}`, 1);
      return outcome;
    }
    const { pepper } = await keys();
    return followAsSigned({ ...deps, keys: addressKeys(pepper) }, event.subject);
  },
);
