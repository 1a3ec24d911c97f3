import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { uploadIn } from '@undersigned/documents/file-keys.ts';
import type { Word } from '@undersigned/documents/gate.ts';
import * as z from 'zod/mini';

/*
 * What the queue before the gate of documents' files holds: events of S3 and of GuardDuty as EventBridge delivers them, and what
 * our own functions put there.
 */

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
const inBucket = z.object({ object: z.object({ key: z.string() }) });
const Came = z.object({ 'detail-type': z.literal('Object Created'), detail: inBucket });
const Expired = z.object({ 'detail-type': z.literal('Object Deleted'), detail: inBucket });

/** https://docs.aws.amazon.com/guardduty/latest/ug/monitor-with-eventbridge-s3-malware-protection.html */
const Scanned = z.object({
  'detail-type': z.literal('GuardDuty Malware Protection Object Scan Result'),
  detail: z.object({
    s3ObjectDetails: z.object({ objectKey: z.string(), eTag: z.string() }),
    scanResultDetails: z.object({
      scanResultStatus: z.enum([
        'NO_THREATS_FOUND',
        'THREATS_FOUND',
        'UNSUPPORTED',
        'ACCESS_DENIED',
        'FAILED',
      ]),
    }),
  }),
});

const Abandoned = z.object({
  word: z.literal('abandoned'),
  document: z.string(),
  keys: z.array(z.string()),
});

const Message = z.union([Scanned, Came, Expired, Abandoned]);

/** What a message of the queue tells the gate. */
export function wordIn(body: string): Word {
  const message = Message.parse(JSON.parse(body));
  if ('word' in message) return message;
  if (message['detail-type'] === 'Object Created') {
    return { word: 'came', upload: uploadIn(message.detail.object.key) };
  }
  if (message['detail-type'] === 'Object Deleted') {
    return { word: 'expired', upload: uploadIn(message.detail.object.key) };
  }
  const { s3ObjectDetails: object, scanResultDetails: result } = message.detail;
  return {
    word: 'scanned',
    upload: uploadIn(object.objectKey),
    etag: object.eTag.replaceAll('"', ''),
    verdict: verdictOf(result.scanResultStatus),
  };
}

type Status = z.infer<typeof Scanned>['detail']['scanResultDetails']['scanResultStatus'];

const verdictOf = (status: Status) => {
  if (status === 'NO_THREATS_FOUND') return 'clean';
  return status === 'THREATS_FOUND' ? 'infected' : 'unscannable';
};

/** Longer than whoever removes a document may take: then it is gone, or stays. */
const LATER = 30;

/** Tells the gate that a document is about to be removed, with its files. */
export const abandonedQueue =
  (queueUrl: string, client = new SQSClient({})) =>
  async (word: Extract<Word, { word: 'abandoned' }>): Promise<void> => {
    await client.send(
      new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(word), DelaySeconds: LATER }),
    );
  };
