import { decideSignature, listStaffSignatures } from '@undersigned/api/staff-signatures.ts';
import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { knownOrganisationTable } from '@undersigned/aws/organisations.ts';
import { readKeys } from '@undersigned/aws/secrets.ts';
import { signatureTable } from '@undersigned/aws/signatures.ts';
import { staffAccess } from '@undersigned/aws/staff-access.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { addressKeys } from '@undersigned/declarations/address.ts';
import { decide } from '@undersigned/declarations/decide.ts';
import { findSignatures } from '@undersigned/declarations/find-signatures.ts';
import { moderatorView } from '@undersigned/declarations/moderator-view.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { searchKey } from '@undersigned/i18n/transliterate.ts';
import { json } from '@undersigned/lambda/answer.ts';
import { http, routes } from '@undersigned/lambda/http.ts';
import { problem } from '@undersigned/lambda/problem.ts';

const table = openTable(environment('TABLE_NAME'));
const keys = readKeys(environment('KEYS_SECRET'));
const access = staffAccess(table);
const now = () => new Date();
const declarations = declarationTable(table);
const signatures = signatureTable(table);
const organisations = knownOrganisationTable(table);

/** What moderators see of signatures, and decide. */
export const handler = routes([
  http(listStaffSignatures, access, async ({ query }) => {
    const { limit, cursor, ...sought } = query;
    const slug = sought.declaration;
    const among = slug ? [await declarations.get(slug)] : await declarations.list();
    const known = among.filter((one) => one !== undefined);
    if (known.length === 0 && slug) return problem('not-found');
    const deps = { signatures, keys: addressKeys((await keys()).pepper), key: searchKey, now };
    const page = await findSignatures(deps, known, sought, { limit, cursor });
    return 'refused' in page ? page : json(200, { ...page, items: page.items.map(moderatorView) });
  }),
  http(decideSignature, access, async ({ params, body }) => {
    const deps = { signatures, organisations, now, eventId: newEventId };
    const result = await decide(deps, params.id, body);
    return 'refused' in result ? result : json(200, moderatorView(result));
  }),
]);
