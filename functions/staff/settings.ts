import { putSettings, readAudit, readSettings } from '@undersigned/api/staff-settings.ts';
import { auditTable } from '@undersigned/aws/audit.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { settingsTable } from '@undersigned/aws/settings.ts';
import { staffAccess } from '@undersigned/aws/staff-access.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { pageOf } from '@undersigned/input/page-of.ts';
import { etagOf, json } from '@undersigned/lambda/answer.ts';
import { http, routes } from '@undersigned/lambda/http.ts';
import { matching } from '@undersigned/lambda/precondition.ts';

const table = openTable(environment('TABLE_NAME'));
const access = staffAccess(table);
const store = settingsTable(table);
const audit = auditTable(table);

/** What owners alone do: settings, and the audit trail. */
export const handler = routes([
  http(readSettings, access, async () => {
    const kept = await store.get();
    return json(200, kept.settings, { etag: etagOf(kept) });
  }),
  http(putSettings, access, async ({ body, headers }) => {
    const kept = await store.get();
    // Settings are always there: until they are first set, with their defaults.
    const refusal = matching(headers['if-match'])(kept);
    if (refusal && !(kept.rev === 0 && refusal.refused === 'precondition-required')) return refusal;
    if (!(await store.save(body, kept.rev))) return { refused: 'precondition-failed' };
    return json(200, body, { etag: etagOf({ rev: kept.rev + 1 }) });
  }),
  http(readAudit, access, async ({ query }) => {
    const month = query.month ?? new Date().toISOString().slice(0, 7);
    const page = pageOf(`audit/${month}`, await Array.fromAsync(audit.month(month)), query);
    return 'refused' in page ? page : json(200, page);
  }),
]);
