import { environment } from '@undersigned/aws/environment.ts';
import { healthTable } from '@undersigned/aws/health.ts';
import { parcelQueue } from '@undersigned/aws/parcel-queue.ts';
import { endpointTable } from '@undersigned/aws/partners.ts';
import { replayTable } from '@undersigned/aws/replays.ts';
import { sharedTable } from '@undersigned/aws/shared.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { countMetric } from '@undersigned/lambda/observe.ts';
import { queue } from '@undersigned/lambda/queue.ts';
import { fanOut, type Told } from '@undersigned/partners/fan-out.ts';

const table = openTable(environment('TABLE_NAME'));
const now = () => new Date();
const deps = {
  roster: endpointTable(table),
  health: healthTable(table, now),
  shared: sharedTable(table),
  replays: replayTable(table, now),
  fast: parcelQueue(environment('PARCEL_QUEUE_URL'), now),
  slow: parcelQueue(environment('SLOW_PARCEL_QUEUE_URL'), now),
  now,
};

/** An event as EventBridge puts it into a queue. */
const parse = (body: string): Told => {
  const { detail: event, 'replay-name': replay } = JSON.parse(body);
  return { event, replay };
};

/** The queues of what happens, and of what is replayed: each event becomes a parcel for each endpoint that is told of it. */
export const handler = queue({ parse, correlationId: ({ event }) => event.id }, async (told) => {
  const parcels = await fanOut(deps, told);
  countMetric('webhooks.parcels', parcels);
  return `${parcels} parcels`;
});
