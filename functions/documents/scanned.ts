import { documentBucket } from '@undersigned/aws/document-files.ts';
import { uploadTable } from '@undersigned/aws/document-items.ts';
import { wordIn } from '@undersigned/aws/document-words.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { recordTable } from '@undersigned/aws/record.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { pass } from '@undersigned/documents/gate.ts';
import { countMetric } from '@undersigned/lambda/observe.ts';
import { queue } from '@undersigned/lambda/queue.ts';
import { lookInto } from '@undersigned/pdf/look-into.ts';

const table = openTable(environment('TABLE_NAME'));
const deps = {
  record: recordTable(table),
  uploads: uploadTable(table),
  bucket: documentBucket(environment('FILES_BUCKET')),
  // Beside this function: see infra/pdf-worker.ts.
  lookInto: lookInto(`${process.env['LAMBDA_TASK_ROOT']}/pdf-worker.mjs`),
  now: () => new Date(),
  eventId: newEventId,
};

/** The gate before what is uploaded: S3 tells what came, GuardDuty what it is. */
export const handler = queue(
  {
    parse: wordIn,
    correlationId: (given) => (given.word === 'abandoned' ? given.document : given.upload),
  },
  async (given) => {
    const passed = await pass(deps, given);
    countMetric(`files.${passed}`, 1);
    return passed;
  },
);
