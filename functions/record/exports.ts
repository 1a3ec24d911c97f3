import * as api from '@undersigned/api/exports.ts';
import { archiveBucket } from '@undersigned/aws/archive-bucket.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { archiveQueue, exportJobTable, newExportId } from '@undersigned/aws/export-jobs.ts';
import { staffAccess } from '@undersigned/aws/staff-access.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { json } from '@undersigned/lambda/answer.ts';
import { http, routes } from '@undersigned/lambda/http.ts';
import { beginExport, exportNow } from '@undersigned/network/export-jobs.ts';

const table = openTable(environment('TABLE_NAME'));
const access = staffAccess(table);
const start = archiveQueue(environment('EXPORTS_QUEUE_URL'));
const deps = {
  jobs: exportJobTable(table),
  archives: archiveBucket(environment('EXPORTS_BUCKET')),
  now: () => new Date(),
  newId: newExportId,
};

/** Exports of the whole network, that owners ask for. */
export const handler = routes([
  http(api.beginExport, access, async () => json(202, await beginExport(deps, start))),
  http(api.readExport, access, async ({ params }) => {
    const job = await exportNow(deps, params.id);
    return 'refused' in job ? job : json(200, job);
  }),
]);
