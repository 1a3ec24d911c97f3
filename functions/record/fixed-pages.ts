import * as api from '@undersigned/api/fixed-pages.ts';
import { environment, siteOf } from '@undersigned/aws/environment.ts';
import { fixedPageTable } from '@undersigned/aws/fixed-pages.ts';
import { networkTable } from '@undersigned/aws/network.ts';
import { staffAccess } from '@undersigned/aws/staff-access.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { etagOf, json } from '@undersigned/lambda/answer.ts';
import { http, routes } from '@undersigned/lambda/http.ts';
import { matching } from '@undersigned/lambda/precondition.ts';
import { type KeptPage, putPage, removePage } from '@undersigned/network/fixed-page.ts';
import { namedSite } from '@undersigned/web/named-site.ts';
import { shipped } from '@undersigned/web/shipped-pages.ts';

const table = openTable(environment('TABLE_NAME'));
const access = staffAccess(table);
const now = () => new Date();
const deps = { pages: fixedPageTable(table), now };
const { site, fresh } = namedSite(networkTable(table), siteOf, now);

const answer = ({ rev, ...page }: KeptPage) => json(200, page, { etag: etagOf({ rev }) });

/** The pages that every network has, as editors keep them. */
export const handler = routes([
  http(api.readPage, access, async ({ params }) => {
    const kept = await deps.pages.get(params.name);
    if (kept) return answer(kept);
    await fresh();
    return json(200, shipped(params.name, site()));
  }),
  http(api.putPage, access, async ({ params, body, headers }) => {
    const result = await putPage(deps, params.name, body, matching(headers['if-match']));
    return 'refused' in result ? result : answer(result);
  }),
  http(api.removePage, access, async ({ params, headers }) => {
    const result = await removePage(deps, params.name, matching(headers['if-match']));
    return 'refused' in result ? result : { status: 204 };
  }),
]);
