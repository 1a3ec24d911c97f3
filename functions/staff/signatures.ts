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
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { pageOf } from '@undersigned/declarations/page-of.ts';
import { findSignatures, moderatorView } from '@undersigned/declarations/staff-signatures.ts';
import { searchKey } from '@undersigned/i18n/transliterate.ts';
import { json } from '@undersigned/lambda/answer.ts';
import { http, routes } from '@undersigned/lambda/http.ts';
import { problem } from '@undersigned/lambda/problem.ts';

const table = openTable(environment('TABLE_NAME'));
const keys = readKeys(environment('KEYS_SECRET'));
const access = staffAccess(table);
const declarations = declarationTable(table);
const signatures = signatureTable(table);
const organisations = knownOrganisationTable(table);

/** What moderators see of signatures, and decide. */
export const handler = routes([
  http(listStaffSignatures, access, async ({ query }) => {
    const { declaration: slug, limit, cursor, ...sought } = query;
    const among = slug ? [await declarations.get(slug)] : await declarations.list();
    const known = among.filter((one) => one !== undefined);
    if (known.length === 0 && slug) return problem('not-found');
    const deps = { signatures, keys: addressKeys((await keys()).pepper), key: searchKey };
    const found = await Array.fromAsync(findSignatures(deps, known, sought));
    const page = pageOf(JSON.stringify(['signatures', slug, sought]), found, { limit, cursor });
    return 'refused' in page ? page : json(200, { ...page, items: page.items.map(moderatorView) });
  }),
  http(decideSignature, access, async ({ params, body }) => {
    const deps = { signatures, organisations, now: () => new Date(), eventId: newEventId };
    const result = await decide(deps, params.id, body);
    return 'refused' in result ? result : json(200, moderatorView(result));
  }),
]);
