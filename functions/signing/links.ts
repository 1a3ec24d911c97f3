import { confirmPage, notMePage, withdrawPage } from '@undersigned/api/pages.ts';
import { gate as gateTable } from '@undersigned/aws/declarations.ts';
import { environment, siteOf } from '@undersigned/aws/environment.ts';
import { networkTable } from '@undersigned/aws/network.ts';
import { readKeys } from '@undersigned/aws/secrets.ts';
import { signatureTable } from '@undersigned/aws/signatures.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { type Purpose, tokens } from '@undersigned/declarations/token.ts';
import { http, routes } from '@undersigned/lambda/http.ts';
import { linkPage } from '@undersigned/web/link-page.ts';
import { namedSite } from '@undersigned/web/named-site.ts';
import { problemPage } from '@undersigned/web/told-by-page.ts';

const table = openTable(environment('TABLE_NAME'));
const keys = readKeys(environment('KEYS_SECRET'));
const now = () => new Date();
const named = namedSite(networkTable(table), siteOf, now);
const deps = { gate: gateTable(table, now), signatures: signatureTable(table), site: named.site, now };

const asking = (route: typeof confirmPage, purpose: Purpose) =>
  http(route, { problemPage: problemPage(named) }, async ({ params }) => {
    const [{ tokenKey }] = await Promise.all([keys(), named.fresh()]);
    return linkPage({ ...deps, tokens: tokens(tokenKey) }, purpose, params);
  });

/** `GET /{lang}/confirm|withdraw|not-me/{token}`: pages that only ask. Fetching them changes nothing. */
export const handler = routes([
  asking(confirmPage, 'confirm'),
  asking(withdrawPage, 'withdraw'),
  asking(notMePage, 'not-me'),
]);
