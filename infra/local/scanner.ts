import { setTimeout as sleep } from 'node:timers/promises';
import {
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { FILES } from '@undersigned/aws/keys.ts';
import { account, asRoot, region } from './aws.ts';
import type { Running } from './running.ts';

/* In the place of GuardDuty's Malware Protection for S3, which the local AWS lacks: it hears from S3 of what was uploaded, looks at
 * it, and says what it found by the event that GuardDuty sends. */

const name = 'undersigned-local-scanner';

/** What is in the test file that all scanners know (eicar.org); in pieces, so that none takes this file for it. */
const EICAR = ['$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!'].join('');

/** What S3 tells, as far as it is needed. */
interface Uploaded {
  detail: { bucket: { name: string }; object: { key: string; etag: string } };
}

/** Scans what is uploaded, until it is stopped. */
export const startScanner = async ({
  endpoint,
  outputs,
}: Pick<Running, 'endpoint' | 'outputs'>): Promise<{ stop: () => Promise<void> }> => {
  const events = new EventBridgeClient(asRoot(endpoint));
  const s3 = new S3Client({ ...asRoot(endpoint), forcePathStyle: true });
  const sqs = new SQSClient(asRoot(endpoint));
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
  const EventPattern = JSON.stringify({
    source: ['aws.s3'],
    'detail-type': ['Object Created'],
    detail: { bucket: { name: [outputs.FilesBucket] }, object: { key: [{ prefix: FILES.incoming }] } },
  });
  await events.send(new PutRuleCommand({ Name: name, EventPattern }));
  const Arn = `arn:aws:sqs:${region}:${account}:${name}`;
  await events.send(new PutTargetsCommand({ Rule: name, Targets: [{ Id: 'scanner', Arn }] }));

  const scan = async ({ detail: { bucket, object } }: Uploaded) => {
    const status = await scanned(s3, bucket.name, object.key);
    if (!status) return;
    await events.send(
      new PutEventsCommand({
        Entries: [
          {
            // Nobody but AWS may say that it is aws.guardduty.
            Source: 'local.guardduty',
            DetailType: 'GuardDuty Malware Protection Object Scan Result',
            Detail: JSON.stringify({
              schemaVersion: '1.0',
              scanStatus: 'COMPLETED',
              resourceType: 'S3_OBJECT',
              s3ObjectDetails: {
                bucketName: bucket.name,
                objectKey: object.key,
                eTag: object.etag,
                s3Throttled: false,
              },
              scanResultDetails: {
                scanResultStatus: status,
                threats: status === 'THREATS_FOUND' ? [{ name: 'EICAR-Test-File' }] : null,
              },
            }),
          },
        ],
      }),
    );
  };

  const stopping = new AbortController();
  const work = async () => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 5 }),
      { abortSignal: stopping.signal },
    );
    for (const { Body = '', ReceiptHandle } of Messages) {
      await scan(JSON.parse(Body) as Uploaded);
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  };
  const working = (async () => {
    // What fails comes again.
    while (!stopping.signal.aborted) await work().catch(() => sleep(500));
  })();
  return {
    async stop() {
      stopping.abort();
      await working;
    },
  };
};

const scanned = async (s3: S3Client, Bucket: string, Key: string) => {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    const content = Buffer.from((await Body?.transformToByteArray()) ?? []);
    return content.includes(EICAR) ? 'THREATS_FOUND' : 'NO_THREATS_FOUND';
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
};
