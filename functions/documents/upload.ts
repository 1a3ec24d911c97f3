import { announceUpload } from '@undersigned/api/documents.ts';
import { documentBucket } from '@undersigned/aws/document-files.ts';
import { uploadTable } from '@undersigned/aws/document-items.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { recordTable } from '@undersigned/aws/record.ts';
import { staffAccess } from '@undersigned/aws/staff-access.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { newUploadId } from '@undersigned/declarations/new-id.ts';
import { announce } from '@undersigned/documents/announce.ts';
import { json } from '@undersigned/lambda/answer.ts';
import { http, routes } from '@undersigned/lambda/http.ts';

const table = openTable(environment('TABLE_NAME'));
const deps = {
  record: recordTable(table),
  uploads: uploadTable(table),
  bucket: documentBucket(environment('FILES_BUCKET')),
  uploadId: newUploadId,
  now: () => new Date(),
};

/** Takes the announcement of a file, and gives the form that takes the file. */
export const handler = routes([
  http(announceUpload, staffAccess(table), async ({ params, body, staff }) => {
    if (!staff) throw new Error('Who announces it is not known');
    const result = await announce(deps, params.slug, body, staff.id);
    if ('refused' in result) return result;
    return json(201, { upload: result.upload, ...result.invitation });
  }),
]);
