import { endpointTable } from '@undersigned/aws/partners.ts';
import { readKeys } from '@undersigned/aws/secrets.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { sampleEndpoint, sampleEvent } from '@undersigned/partners/partners.fixture.ts';
import { newSecret, secretBox } from '@undersigned/partners/secrets.ts';
import type { SQSBatchResponse } from 'aws-lambda';
import { besideAHangingEndpoint } from './hanging-endpoint.ts';
import { environmentOf } from './lab/function.ts';
import type { Lab } from './lab/lab.ts';
import { partnerServers } from './lab/partner-servers.ts';
import { type Call, sumOf } from './lab/wire.ts';
import { LIST_PRICES, PRICES_AS_OF } from './list-prices.ts';
import { type Row, told, twoDigits, usd } from './row.ts';

const ENDPOINTS = 10;
const BATCHES = 30;
const BATCH = 10;
const DELIVERIES = BATCHES * BATCH;
/** Milliseconds that a server takes to answer, and that DynamoDB does; as the bill assumes. */
const ANSWER = 100;
const WAIT = 5;
/** Of memory, in GB; and the part of a processor that comes with it (1,769 MB are a whole one). */
const MEMORY = 0.5;
const PROCESSOR = 512 / 1769;
const LINE = 26;
/** Events that one call of the fan-out's queue brings, endpoints that each goes to, parcels in a call of SQS. */
const ENDPOINTS_TOLD = 10;
const PARCELS_A_CALL = 10;
/** SQS counts each call in pieces of 64 KB: a parcel is sent, received and deleted, ten in a call at best; alone at worst. */
const QUEUE_CALLS = 3;

/** What telling partners costs and how fast it is; and that one of them who hangs is not felt by the others. */
export async function webhooks(lab: Lab): Promise<Row[]> {
  return [...(await besideAHangingEndpoint()), ...(await oneInstance(lab))];
}

async function oneInstance(lab: Lab): Promise<Row[]> {
  const place = await lab.newPlace();
  const { wire, table } = place;
  Object.assign(process.env, environmentOf(wire.endpoint, table.name), { WEBHOOKS_TO_LOOPBACK: 'yes' });
  const box = secretBox((await readKeys('keys')()).partnerKey);
  const servers = await partnerServers({ isHanging: () => false, answerAfter: 0, arrived: () => {} });
  const secrets = [{ sealed: box.seal(newSecret()), createdAt: '2026-11-22T09:00:00.000Z' }];
  const endpoints = endpointTable(table);
  for (let number = 0; number < ENDPOINTS; number++)
    await endpoints.save(sampleEndpoint({ id: `ep_${number}`, url: servers.url(`/${number}`), secrets }), 0);
  const fn = await place.start('partners/deliver', { WEBHOOKS_TO_LOOPBACK: 'yes' });
  const send = async () => {
    const { answer, spent } = await fn.invoke<SQSBatchResponse>({ Records: batch() });
    if (answer.batchItemFailures.length > 0) throw new Error('A parcel was not delivered');
    return spent;
  };
  for (let warm = 0; warm < 5; warm++) await send();
  wire.taken();
  fn.logged();
  let [worked, elapsed] = [0, 0];
  for (let sent = 0; sent < BATCHES; sent++) {
    const spent = await send();
    worked += spent.worked;
    elapsed += spent.elapsed;
  }
  const taken = { calls: wire.taken(), logged: fn.logged(), worked };
  await fn.stop();
  await servers.close();
  return [
    told(
      'Deliveries a second through one function, servers and table as near as can be',
      String(Math.round(DELIVERIES / (elapsed / 1000))),
    ),
    ...priceOf(taken),
  ];
}

function batch() {
  const event = sampleEvent({ id: newEventId() });
  const { partner } = sampleEndpoint();
  return Array.from({ length: BATCH }, (_, number) => ({
    messageId: `${event.id}-${number}`,
    receiptHandle: 'handle',
    body: JSON.stringify({ partner, endpoint: `ep_${number % ENDPOINTS}`, event, run: '0' }),
    eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:parcels',
  }));
}

/** What a million deliveries cost: what was called and worked here, and what AWS adds to it. */
function priceOf({
  calls,
  logged,
  worked,
}: {
  calls: readonly Call[];
  logged: { lines: number; bytes: number };
  worked: number;
}): Row[] {
  const dynamo = calls.filter(({ operation }) => operation.startsWith('DynamoDB.'));
  const { read, write } = sumOf(dynamo);
  // A function waits for the slowest of its batch: two round trips of the table, and the server.
  const milliseconds = worked / BATCHES / PROCESSOR + 2 * WAIT + ANSWER;
  const each = (count: number) => count / DELIVERIES;
  const lines = Object.entries(LIST_PRICES).map(([region, prices]) => {
    const bill = {
      Lambda:
        each(BATCHES) * prices.lambdaRequests +
        each(BATCHES) * (milliseconds / 1000) * MEMORY * prices.lambdaGbSeconds,
      DynamoDB: each(write) * prices.writeUnits + each(read) * prices.readUnits,
      SQS: (QUEUE_CALLS / PARCELS_A_CALL) * prices.queueCalls,
      EventBridge: prices.events / ENDPOINTS_TOLD,
      'CloudWatch Logs': each(logged.bytes + logged.lines * LINE) * 1e-3 * prices.loggedGb,
    };
    const total = Object.values(bill).reduce((sum, cost) => sum + cost, 0);
    const shares = Object.entries(bill).map(([service, cost]) => `${service} ${cost.toFixed(2)}`);
    return told(
      `A million deliveries, list prices of ${region}, ${PRICES_AS_OF}, in full batches`,
      `${usd(total)}: ${shares.join(', ')}`,
    );
  });
  return [
    told(
      'Calls of DynamoDB for each delivery, and units',
      `${twoDigits(each(dynamo.length))}, ${twoDigits(each(read))} read and ${twoDigits(each(write))} written`,
    ),
    ...lines,
  ];
}
