import {
  ChangeMessageVisibilityCommand,
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Dispatch, Parcel } from '@undersigned/partners/delivery.ts';
import { type Pace, tryAgain } from './retry.ts';

/** What SQS takes in a call. */
const PARCELS_A_CALL = 10;
const BYTES_A_CALL = 262_144;
/** SQS holds a message back for at most a quarter of an hour; whoever is too early after that is put off again. */
const LONGEST_DELAY = 900;
const CALLS_AT_ONCE = 16;

/**
 * Puts parcels into a queue, in groups by endpoint: so SQS serves a busy endpoint's no sooner than the others' (fair queues).
 * What it does not take of a call is tried again, and that alone.
 */
export const parcelQueue =
  (QueueUrl: string, now: () => Date, client = new SQSClient({}), pace?: Pace): Dispatch =>
  async (parcels) => {
    const calls = batches(parcels, now());
    const sendOn = async () => {
      for (let next = calls.next(); !next.done; next = calls.next()) await sendBatch(next.value);
    };

    async function sendBatch(entries: SendMessageBatchRequestEntry[]): Promise<void> {
      let left = entries;
      const done = await tryAgain(async () => {
        const { Failed: failed = [] } = await client.send(
          new SendMessageBatchCommand({ QueueUrl, Entries: left }),
        );
        const fault = failed.find(({ SenderFault }) => SenderFault);
        if (fault) throw new Error(`SQS refuses a parcel: ${fault.Code}`);
        left = left.filter(({ Id }) => failed.some((one) => one.Id === Id));
        return left.length === 0 || undefined;
      }, pace);
      if (!done) throw new Error(`${left.length} of ${entries.length} parcels were not queued`);
    }

    await Promise.all(Array.from({ length: CALLS_AT_ONCE }, sendOn));
  };

/** By tens, and no more bytes than a call may have; made as they are sent, since there may be very many. */
function* batches(
  parcels: readonly Parcel[],
  at: Date,
): Generator<SendMessageBatchRequestEntry[], undefined> {
  let batch: SendMessageBatchRequestEntry[] = [];
  let bytes = 0;
  for (const parcel of parcels) {
    const MessageBody = JSON.stringify(parcel);
    const size = Buffer.byteLength(MessageBody);
    if (batch.length === PARCELS_A_CALL || (batch.length > 0 && bytes + size > BYTES_A_CALL)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    const delay = delayOf(parcel, at);
    batch.push({
      Id: String(batch.length),
      MessageBody,
      MessageGroupId: parcel.endpoint,
      ...(delay > 0 && { DelaySeconds: delay }),
    });
    bytes += size;
  }
  if (batch.length > 0) yield batch;
  return undefined;
}

function delayOf({ notBefore }: Parcel, at: Date): number {
  if (!notBefore) return 0;
  const seconds = Math.ceil((Date.parse(notBefore) - at.getTime()) / 1000);
  return Math.min(Math.max(seconds, 0), LONGEST_DELAY);
}

/** Puts a message off that a function is working on: it comes again after so many seconds, once it is told to have failed. */
export const putOffMessage =
  (client = new SQSClient({})) =>
  async (queueUrl: string, receiptHandle: string, seconds: number): Promise<void> => {
    await client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: queueUrl,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: seconds,
      }),
    );
  };
