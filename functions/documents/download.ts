import { downloadFile, readDownloads } from '@undersigned/api/documents.ts';
import { downloadTable } from '@undersigned/aws/document-items.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { recordTable } from '@undersigned/aws/record.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { countDownload, download, downloadsOf } from '@undersigned/documents/download.ts';
import { cached, json, NEVER, redirect } from '@undersigned/lambda/answer.ts';
import { http, routes } from '@undersigned/lambda/http.ts';
import { noteFailure } from '@undersigned/lambda/observe.ts';

const table = openTable(environment('TABLE_NAME'));
const deps = { record: recordTable(table), downloads: downloadTable(table), now: () => new Date() };

/** Leads to documents' files and counts how often; it is asked each time, the files themselves are cached for good. */
export const handler = routes([
  http(downloadFile, {}, async ({ method, params, query }) => {
    const { slug, lang: language } = params;
    const found = await download(deps, slug, { language, version: query.version });
    if ('refused' in found) return found;
    if (method === 'GET') {
      // A count is not worth a reader's download.
      await countDownload(deps, found.document, language).catch((error) => noteFailure('not counted', error));
    }
    return redirect(302, `/${found.file.key}`, NEVER);
  }),
  http(readDownloads, {}, async ({ params }) => {
    const counts = await downloadsOf(deps, params.slug);
    return 'refused' in counts ? counts : json(200, counts, cached(60));
  }),
]);
