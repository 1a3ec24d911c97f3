import { delivered, sent } from '@undersigned/aws/ses-event.fixture.ts';
import type { SQSBatchResponse } from 'aws-lambda';
import type { Place } from './lab/lab.ts';
import type { Call } from './lab/wire.ts';

/* What SES tells of an issue's mails, as the function of its events takes it: that each was taken, and delivered. */

/** Messages of the queue that one call of the function takes. */
const BATCH = 10;
/** Events of a mail that nothing goes wrong with. */
export const EVENTS_A_MAIL = 2;
/** Calls of SQS for an event: put by itself; received and deleted with others. */
export const QUEUE_CALLS_AN_EVENT = 1 + 2 / BATCH;
/** Runs of the function for an event. */
export const RUNS_AN_EVENT = 1 / BATCH;

/** @param keys subscribers whom the issue went to */
export async function toldOfAll(
  { wire, start }: Pick<Place, 'wire' | 'start'>,
  issue: string,
  keys: readonly string[],
): Promise<{ calls: Call[]; worked: number }> {
  const fn = await start('digests/mail-events');
  const events = [sent, delivered].flatMap((make, hour) =>
    keys.map((subscriber, index) =>
      make({
        to: `reader-${index}@example.org`,
        messageId: `m${index}`,
        at: `2026-11-23T0${7 + hour}:00:00.000Z`,
        tags: { issue, subscriber },
      }),
    ),
  );
  const calls: Call[] = [];
  let worked = 0;
  wire.taken();
  for (let first = 0; first < events.length; first += BATCH) {
    const Records = events.slice(first, first + BATCH).map((detail, index) => ({
      messageId: `m${index}`,
      receiptHandle: 'r',
      eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:mail-events',
      body: JSON.stringify({ id: `e${first + index}`, detail }),
    }));
    const { answer, spent } = await fn.invoke<SQSBatchResponse>({ Records });
    if (answer.batchItemFailures.length > 0) throw new Error('What was told was not taken');
    worked += spent.worked;
    calls.push(...wire.taken());
  }
  await fn.stop();
  return { calls, worked };
}
