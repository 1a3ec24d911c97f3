import { beginExport, readExport } from '@undersigned/api/exports.ts';
import * as api from '@undersigned/api/imports.ts';
import { mayUse } from '@undersigned/api/route.ts';
import { archiveBucket } from '@undersigned/aws/archive-bucket.ts';
import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { archiveQueue, exportJobTable, newExportId } from '@undersigned/aws/export-jobs.ts';
import { networkTable } from '@undersigned/aws/network.ts';
import { recordTable } from '@undersigned/aws/record.ts';
import { staffAccess } from '@undersigned/aws/staff-access.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { type Topics, topicsOf } from '@undersigned/declarations/topics.ts';
import { columnsIn } from '@undersigned/exchange/csv-import.ts';
import { topicColumns } from '@undersigned/exchange/csv-topics.ts';
import { readFile } from '@undersigned/exchange/read-import.ts';
import { toldReport } from '@undersigned/exchange/told-report.ts';
import { json } from '@undersigned/lambda/answer.ts';
import { http, routes } from '@undersigned/lambda/http.ts';
import { problem } from '@undersigned/lambda/problem.ts';
import { begin, exportNow } from '@undersigned/network/export-jobs.ts';
import { importRows } from '@undersigned/network/import.ts';
import { importTopics } from '@undersigned/network/import-topics.ts';

/** How long rows are begun to be written, so that the answer is there before the gateway gives up at 29 seconds. */
const WRITING_MS = 20_000;

const table = openTable(environment('TABLE_NAME'));
const access = staffAccess(table);
const declarations = declarationTable(table);
const network = networkTable(table);
const now = () => new Date();
const deps = {
  record: recordTable(table),
  network,
  isDeclaration: async (slug: string) => (await declarations.get(slug)) !== undefined,
  adoptedAt: async () => [],
  now,
  eventId: newEventId,
};

/** The topics, read once for all rows. */
const oneReading = () => {
  let topics: Promise<Topics> | undefined;
  return () => (topics ??= network.get().then((kept) => topicsOf(kept.network.topics)));
};

const exporting = {
  jobs: exportJobTable(table),
  archives: archiveBucket(environment('EXPORTS_BUCKET')),
  start: archiveQueue(environment('EXPORTS_QUEUE_URL')),
  now,
  newId: newExportId,
};

/** What editors import into the record, and the archives of it that owners ask for. */
export const handler = routes([
  http(api.importFile, access, async ({ query, body, language, staff }) => {
    const until = new Date(now().getTime() + WRITING_MS);
    const { collection, keepTimes, expected } = body;
    if ((keepTimes || expected.length > 0) && !mayUse(staff?.roles ?? [], 'owner'))
      return problem('forbidden');
    const file = readFile(body, collection === 'topics' ? topicColumns : columnsIn(collection));
    if ('refused' in file) return file;
    const dryRun = query.dryRun === 'true';
    const report =
      collection === 'topics'
        ? await importTopics(deps, file.read, { dryRun })
        : await importRows({ ...deps, topics: oneReading() }, collection, file.read, {
            dryRun,
            until,
            expected,
          });
    const answer = toldReport(report, file, { dryRun, language });
    return !dryRun && report.faults.length > 0 ? problem('validation', { more: answer }) : json(200, answer);
  }),
  http(beginExport, access, async () => json(202, await begin(exporting))),
  http(readExport, access, async ({ params }) => {
    const job = await exportNow(exporting, params.id);
    return 'refused' in job ? job : json(200, job);
  }),
]);
