import * as api from '@undersigned/api/staff-digests.ts';
import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment, siteOf } from '@undersigned/aws/environment.ts';
import { issueTable, journalTable } from '@undersigned/aws/issues.ts';
import { networkTable } from '@undersigned/aws/network.ts';
import { outcomeTable } from '@undersigned/aws/outcomes.ts';
import { recordTable } from '@undersigned/aws/record.ts';
import { readKeys } from '@undersigned/aws/secrets.ts';
import { staffAccess } from '@undersigned/aws/staff-access.ts';
import { standingTable } from '@undersigned/aws/standings.ts';
import { subscriberTable } from '@undersigned/aws/subscribers.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { tallyTable } from '@undersigned/aws/tallies.ts';
import { addressKeys } from '@undersigned/declarations/address.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { release } from '@undersigned/digests/close.ts';
import type { Issue } from '@undersigned/digests/issue.ts';
import { editNext, linesSoFar, nextIssue } from '@undersigned/digests/next-issue.ts';
import { issuesForStaff } from '@undersigned/digests/past-issues.ts';
import { talliesOf, toldOf } from '@undersigned/digests/public-view.ts';
import {
  shownIssue,
  shownNext,
  shownSizes,
  shownSuppression,
  suppressionKeyOf,
} from '@undersigned/digests/shown.ts';
import { sizesOf } from '@undersigned/digests/sizes.ts';
import { liftSuppression } from '@undersigned/digests/suppress.ts';
import { invalidCursor, makeCursor, readCursor } from '@undersigned/input/page-of.ts';
import { etagOf, html, json } from '@undersigned/lambda/answer.ts';
import { http, routes } from '@undersigned/lambda/http.ts';
import { matching } from '@undersigned/lambda/precondition.ts';
import { problem } from '@undersigned/lambda/problem.ts';
import { digestPreview } from '@undersigned/web/digest-preview.ts';
import { namedSite } from '@undersigned/web/named-site.ts';

const table = openTable(environment('TABLE_NAME'));
const keys = readKeys(environment('KEYS_SECRET'));
const access = staffAccess(table);
const now = () => new Date();
const { site, fresh } = namedSite(networkTable(table), siteOf, now);
const declarations = declarationTable(table);
const tallies = talliesOf({ declarations, tallies: tallyTable(table), now });
const outcomes = outcomeTable(table);
const standings = standingTable(table);
const subscribers = subscriberTable(table);
const deps = {
  issues: issueTable(table, { now, tallies }),
  journal: journalTable(table),
  told: toldOf({ declarations, record: recordTable(table), now }),
  tallies,
  timeZone: environment('TIME_ZONE'),
  eventId: newEventId,
  now,
};

/** Issues are numbered anew for no one: when it opened tells one from the next. */
const tagOf = ({ rev, openedAt }: Issue) => ({ rev, createdAt: openedAt });
const nextAnswer = async (issue: Issue) =>
  json(200, shownNext(issue, await linesSoFar(deps, issue)), { etag: etagOf(tagOf(issue)) });

/** A mail is shown as it is: with its style, and nothing else of its own. */
const PREVIEW_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const ofIssues = [
  http(api.listStaffDigests, access, async ({ query }) => {
    const page = await issuesForStaff(deps, query);
    if ('refused' in page) return page;
    const items = page.items.map(async (issue) => shownIssue(issue, await outcomes.of(issue.id)));
    return json(200, { items: await Promise.all(items), next: page.next });
  }),
  http(api.readNextDigest, access, async ({ params }) => nextAnswer(await nextIssue(deps, params.rhythm))),
  http(api.putNextDigest, access, async ({ params, body, headers }) => {
    const seen = matching(headers['if-match']);
    const result = await editNext(deps, params.rhythm, body, (issue) => seen(tagOf(issue)));
    return 'refused' in result ? result : nextAnswer(result);
  }),
  http(api.previewNextDigest, access, async ({ params, query: { language, topics } }) => {
    await fresh();
    const issue = await nextIssue(deps, params.rhythm);
    const lines = await linesSoFar(deps, issue);
    const mail = digestPreview({ site: site(), issue, lines, language, topics });
    if (!mail) return { status: 204 };
    return html(200, mail.html, { 'content-security-policy': PREVIEW_POLICY });
  }),
  http(api.releaseNextDigest, access, async ({ params: { rhythm } }) => {
    const { id } = await nextIssue(deps, rhythm);
    const became = await release(deps, rhythm, now());
    if (became === 'closed') return json(202, { status: 'released', issue: id });
    return { refused: became === 'nothing' ? 'nothing-to-tell' : 'changed-meanwhile' };
  }),
];

const ofAddresses = [
  http(api.listSuppressions, access, async ({ query: { limit, cursor } }) => {
    const list = 'staff/suppressions';
    const from = cursor === undefined ? undefined : readCursor(list, cursor);
    if (cursor !== undefined && from === undefined) return invalidCursor;
    const { suppressed, after } = await standings.list({ limit, after: from });
    const next = after === undefined ? null : makeCursor(list, after);
    return json(200, { items: suppressed.map(shownSuppression), next });
  }),
  http(api.liftSuppression, access, async ({ params, body: { reason }, staff }) => {
    const key = suppressionKeyOf(params.id);
    if (!key || !staff) return problem('not-found');
    const given = { standings, subscribers, keys: addressKeys((await keys()).pepper), now };
    const result = await liftSuppression(given, key, { reason, who: staff.id });
    return 'refused' in result ? result : json(200, result);
  }),
  http(api.readSubscribers, access, async () => json(200, shownSizes(await sizesOf({ subscribers }), now()))),
];

/** What staff see of the digest and do to it: the next issues, past ones, addresses that are not written to, and sizes. */
export const handler = routes([...ofIssues, ...ofAddresses]);
