import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { signatureTable } from '@undersigned/aws/signatures.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { askAgain, revisionOf } from '@undersigned/declarations/ask-again.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { countMetric } from '@undersigned/lambda/observe.ts';
import { queue } from '@undersigned/lambda/queue.ts';

const table = openTable(environment('TABLE_NAME'));
const deps = {
  declarations: declarationTable(table),
  signatures: signatureTable(table),
  now: () => new Date(),
  eventId: newEventId,
};

/** Material changes of texts: asks those who signed an earlier version to confirm again. */
export const handler = queue(
  { parse: (body) => revisionOf(JSON.parse(body)), correlationId: ({ id }) => id },
  async ({ subject }) => {
    const { asked } = await askAgain(deps, subject);
    countMetric('signatures.asked-again', asked);
    return `${asked} asked`;
  },
);
