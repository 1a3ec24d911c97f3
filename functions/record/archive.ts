import { archiveBucket } from '@undersigned/aws/archive-bucket.ts';
import { declarationTable } from '@undersigned/aws/declarations.ts';
import { documentBucket } from '@undersigned/aws/document-files.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { exportJobTable } from '@undersigned/aws/export-jobs.ts';
import { fixedPageTable } from '@undersigned/aws/fixed-pages.ts';
import { networkTable } from '@undersigned/aws/network.ts';
import { recordTable } from '@undersigned/aws/record.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { queue } from '@undersigned/lambda/queue.ts';
import { archiveOf } from '@undersigned/network/archive.ts';
import { makeArchive } from '@undersigned/network/export-jobs.ts';
import { SOFTWARE_VERSION } from '@undersigned/reference/software.ts';

const table = openTable(environment('TABLE_NAME'));
const bucket = documentBucket(environment('FILES_BUCKET'));
const deps = {
  record: recordTable(table),
  network: networkTable(table),
  pages: fixedPageTable(table),
  declarations: declarationTable(table),
  file: async (key: string) => (await bucket.read(key))?.bytes,
  jobs: exportJobTable(table),
  archives: archiveBucket(environment('EXPORTS_BUCKET')),
  now: () => new Date(),
};
const about = { network: environment('NETWORK'), software: SOFTWARE_VERSION };

/** Makes archives of the whole network, one after the other. */
export const handler = queue({ parse: (id) => id, correlationId: (id) => id }, (id) =>
  makeArchive(deps, id, (tell) => archiveOf(deps, about, tell)),
);
