import { deliveryTable } from '@undersigned/aws/deliveries.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { healthTable } from '@undersigned/aws/health.ts';
import { parcelQueue, putOffMessage } from '@undersigned/aws/parcel-queue.ts';
import { endpointTable, partnerTable } from '@undersigned/aws/partners.ts';
import { readKeys } from '@undersigned/aws/secrets.ts';
import { sharedTable } from '@undersigned/aws/shared.ts';
import { signatureTable } from '@undersigned/aws/signatures.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { post } from '@undersigned/courier/post.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { countMetric } from '@undersigned/lambda/observe.ts';
import { parallelQueue } from '@undersigned/lambda/parallel-queue.ts';
import { deliver } from '@undersigned/partners/deliver.ts';
import type { Parcel } from '@undersigned/partners/delivery.ts';
import { secretBox } from '@undersigned/partners/secrets.ts';

const table = openTable(environment('TABLE_NAME'));
const keys = readKeys(environment('KEYS_SECRET'));
const now = () => new Date();
const allowLoopback = environment('WEBHOOKS_TO_LOOPBACK') === 'yes';
const lanes = { fast: environment('PARCEL_QUEUE_URL'), slow: environment('SLOW_PARCEL_QUEUE_URL') };
const deps = {
  endpoints: endpointTable(table),
  partners: partnerTable(table),
  deliveries: deliveryTable(table, now),
  health: healthTable(table, now),
  shared: sharedTable(table),
  signatures: signatureTable(table),
  post: (message: Parameters<typeof post>[0], { timeoutMs }: { timeoutMs: number }) =>
    post(message, { timeoutMs, allowLoopback }),
  slow: parcelQueue(lanes.slow, now),
  dead: parcelQueue(environment('DEAD_PARCEL_QUEUE_URL'), now),
  eventId: newEventId,
  random: Math.random,
  now,
};

/** Queues are told apart by their names, the end of ARN and address alike. */
const laneOf = (arn: string) => (lanes.slow.endsWith(`/${arn.split(':').at(-1)}`) ? 'slow' : 'fast');
const hide = putOffMessage();

/** The queues of parcels for partners' endpoints. */
export const handler = parallelQueue<Parcel>(
  {
    parse: (body) => JSON.parse(body),
    correlationId: ({ event }) => event.id,
    putOff: (arn, receiptHandle, seconds) => hide(lanes[laneOf(arn)], receiptHandle, seconds),
  },
  async (parcel, arn) => {
    const lane = laneOf(arn);
    const { partnerKey } = await keys();
    const result = await deliver({ ...deps, box: secretBox(partnerKey) }, parcel, lane);
    const { endpoint } = parcel;
    const outcome = 'again' in result ? result.because : result.done;
    countMetric(`webhooks.${outcome}`, 1);
    return { outcome, ...('again' in result && { again: result.again }), facts: { endpoint, lane } };
  },
);
