import * as api from '@undersigned/api/imports.ts';
import { mayUse } from '@undersigned/api/route.ts';
import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { networkTable } from '@undersigned/aws/network.ts';
import { recordTable } from '@undersigned/aws/record.ts';
import { staffAccess } from '@undersigned/aws/staff-access.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { type Topics, topicsOf } from '@undersigned/declarations/topics.ts';
import { columnsIn } from '@undersigned/exchange/csv-import.ts';
import { topicColumns } from '@undersigned/exchange/csv-topics.ts';
import { type ReadFile, readFile } from '@undersigned/exchange/read-import.ts';
import { importFaultText } from '@undersigned/i18n/import-fault-text.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import { json } from '@undersigned/lambda/answer.ts';
import { http, routes } from '@undersigned/lambda/http.ts';
import { problem } from '@undersigned/lambda/problem.ts';
import { importRows, type Report } from '@undersigned/network/import.ts';
import { importTopics } from '@undersigned/network/import-topics.ts';

/** How long rows are begun to be written, so that the answer is there before the gateway gives up at 29 seconds. */
const WRITING_MS = 20_000;
/** An answer has room for some megabytes. */
const MOST_FAULTS = 5000;

const table = openTable(environment('TABLE_NAME'));
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

const told = ({ faults, ...report }: Report, { encoding, delimiter }: ReadFile, language: Language) => ({
  ...report,
  ...(encoding && { encoding }),
  ...(delimiter !== undefined && { delimiter }),
  faults: faults.slice(0, MOST_FAULTS).map(({ params, ...fault }) => ({
    ...fault,
    detail: importFaultText({ code: fault.code, params }, language),
  })),
  ...(faults.length > MOST_FAULTS && { moreFaults: faults.length - MOST_FAULTS }),
});

/** Spreadsheets and lists that editors import into the record. */
export const handler = routes([
  http(api.importFile, staffAccess(table), async ({ query, body, language, staff }) => {
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
    const answer = { dryRun, ...told(report, file, language) };
    return !dryRun && report.faults.length > 0 ? problem('validation', { more: answer }) : json(200, answer);
  }),
]);
