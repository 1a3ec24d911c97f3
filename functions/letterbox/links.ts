import { letterboxLinkPage } from '@undersigned/api/pages.ts';
import { commentTable } from '@undersigned/aws/comments.ts';
import { environment, siteOf } from '@undersigned/aws/environment.ts';
import { letterboxTable } from '@undersigned/aws/letterbox.ts';
import { networkTable } from '@undersigned/aws/network.ts';
import { readKeys } from '@undersigned/aws/secrets.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { sealing } from '@undersigned/input/seal.ts';
import { http } from '@undersigned/lambda/http.ts';
import { letterboxLink } from '@undersigned/web/letterbox-link.ts';
import { namedSite } from '@undersigned/web/named-site.ts';
import { problemPage } from '@undersigned/web/told-by-page.ts';

const table = openTable(environment('TABLE_NAME'));
const keys = readKeys(environment('KEYS_SECRET'));
const named = namedSite(networkTable(table), siteOf, () => new Date());
const deps = { letterbox: letterboxTable(table), comments: commentTable(table), site: named.site };

/** `GET /{lang}/letterbox/{token}`: a page that only asks. Fetching it changes nothing. */
export const handler = http(letterboxLinkPage, { problemPage: problemPage(named) }, async ({ params }) => {
  const [{ tokenKey }] = await Promise.all([keys(), named.fresh()]);
  return letterboxLink({ ...deps, seal: sealing(tokenKey) }, params);
});
