import { erase as eraseRoute } from '@undersigned/api/staff-erasures.ts';
import { commentTable } from '@undersigned/aws/comments.ts';
import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { ledgerTable } from '@undersigned/aws/ledger.ts';
import { letterboxTable } from '@undersigned/aws/letterbox.ts';
import { knownOrganisationTable } from '@undersigned/aws/organisations.ts';
import { readKeys } from '@undersigned/aws/secrets.ts';
import { signatureTable } from '@undersigned/aws/signatures.ts';
import { staffAccess } from '@undersigned/aws/staff-access.ts';
import { standingTable } from '@undersigned/aws/standings.ts';
import { subscriberTable } from '@undersigned/aws/subscribers.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { addressKeys } from '@undersigned/declarations/address.ts';
import { erase } from '@undersigned/declarations/erase.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { eraseSubscriber } from '@undersigned/digests/erase-subscriber.ts';
import { forgetAddress } from '@undersigned/digests/suppress.ts';
import { json } from '@undersigned/lambda/answer.ts';
import { http, routes } from '@undersigned/lambda/http.ts';
import { eraseSender } from '@undersigned/letterbox/forget-senders.ts';

const table = openTable(environment('TABLE_NAME'));
const keys = readKeys(environment('KEYS_SECRET'));
const now = () => new Date();
const stores = {
  declarations: declarationTable(table),
  signatures: signatureTable(table),
  organisations: knownOrganisationTable(table),
  ledger: ledgerTable(table, now),
  letterbox: letterboxTable(table),
  comments: commentTable(table),
  subscribers: subscriberTable(table),
  standings: standingTable(table),
  now,
  eventId: newEventId,
};

/** Erases somebody everywhere, by their address. */
export const handler = routes([
  http(eraseRoute, staffAccess(table), async ({ body: { email } }) => {
    const deps = { ...stores, keys: addressKeys((await keys()).pepper) };
    // The ledger of mails is both's: what is put in goes first, so that it causes no more of them.
    const putIn = await eraseSender(deps, email);
    const subscribed = await eraseSubscriber(deps, email);
    // A complaint holds on, by a key that tells nobody the address.
    await forgetAddress(deps, email);
    return json(200, { ...(await erase(deps, email)), ...putIn, ...subscribed });
  }),
]);
