import { confirmPage } from '@undersigned/api/pages.ts';
import { confirm as confirmRoute, sign as signRoute } from '@undersigned/api/signing.ts';
import { readKeys } from '@undersigned/aws/secrets.ts';
import { addressKeys } from '@undersigned/declarations/address.ts';
import { tokens } from '@undersigned/declarations/token.ts';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, DynamoDBRecord } from 'aws-lambda';
import { COUNTED_CHANGES } from '../../infra/areas/counting.ts';
import { RELAYED_CHANGES } from '../../infra/areas/events.ts';
import { openDeclaration } from './lab/declaration.ts';
import type { Logged, RunningFunction } from './lab/function.ts';
import { environmentOf } from './lab/function.ts';
import { httpEvent } from './lab/http-event.ts';
import type { Lab, Place } from './lab/lab.ts';
import { signer } from './lab/signers.ts';
import { BATCH, inBatches, passes, readStream } from './lab/stream.ts';
import { fillTally } from './lab/tally.ts';
import type { Call } from './lab/wire.ts';

/** How many people take it: whole batches of what counts them. */
export const SIGNERS = 4 * BATCH;

/** What one function did for all signers, warm. */
export interface Step {
  invocations: number;
  calls: Call[];
  /** Milliseconds of processor time, in all. */
  worked: number;
  /** What loading it took of the same. */
  loading: number;
  logged: Logged;
}

export interface Journey {
  sign: Step;
  /** The page that the mail's link opens. */
  ask: Step;
  confirm: Step;
  count: Step;
  relay: Step;
}

/**
 * The way of some hundred people through the deployed functions: sign, open the mail's link, press its button; then the
 * table's stream, counted and relayed in batches of 100. All that the functions send over the wire is written down.
 */
export async function journey(lab: Lab): Promise<Journey> {
  const place = await lab.newPlace();
  const now = new Date();
  const declaration = await openDeclaration(place.table, now);
  await fillTally(place.table, declaration.id, now);
  const people = Array.from({ length: SIGNERS + 1 }, (_, number) => signer(number, declaration.slug, now));
  const keys = await derivedKeys(place);
  const links = people.map(({ request: { capacity, email } }) => {
    const key = addressKeys(keys.pepper).signature(declaration.id, capacity, email);
    return tokens(keys.tokenKey).make('confirm', { declaration: declaration.id, capacity, key }, now);
  });
  const sent = { 'content-type': 'application/json' };

  const sign = await walk(
    place,
    'signing/sign',
    202,
    people.map(({ request, viewer }) =>
      httpEvent({
        method: signRoute.method,
        route: signRoute.path,
        params: { slug: declaration.slug },
        headers: sent,
        body: JSON.stringify(request),
        viewer,
      }),
    ),
  );
  const ask = await walk(
    place,
    'signing/links',
    200,
    links.map((token) =>
      httpEvent({ method: confirmPage.method, route: confirmPage.path, params: { lang: 'uk', token } }),
    ),
  );
  const confirm = await walk(
    place,
    'signing/confirm',
    200,
    links.map((token) =>
      httpEvent({
        method: confirmRoute.method,
        route: confirmRoute.path,
        headers: sent,
        body: JSON.stringify({ token }),
      }),
    ),
  );
  const records = await readStream(lab.dynamodb.endpoint, place.stream);
  return {
    sign,
    ask,
    confirm,
    count: await feed(
      place,
      'counting/count',
      records.filter((record) => passes(record, COUNTED_CHANGES)),
    ),
    relay: await feed(
      place,
      'outbox/relay',
      records.filter((record) => passes(record, RELAYED_CHANGES)),
    ),
  };
}

/** The keys that the functions will derive too. */
async function derivedKeys({ wire, table }: Place) {
  Object.assign(process.env, environmentOf(wire.endpoint, table.name));
  return readKeys('keys')();
}

/** One after the other; the first is for warming up. */
async function walk(
  place: Place,
  name: string,
  expected: number,
  [first, ...events]: APIGatewayProxyEventV2[],
): Promise<Step> {
  const fn = await place.start(name);
  const pass = async (event: APIGatewayProxyEventV2 | undefined) => {
    const { answer, spent } = await fn.invoke<APIGatewayProxyStructuredResultV2>(event);
    if (answer.statusCode !== expected)
      throw new Error(`${name} answered ${answer.statusCode}: ${answer.body}`);
    return spent.worked;
  };
  await pass(first);
  return stepOf(place, fn, events, pass);
}

/** A batch for warming up, then the others; what was counted before is left out by its watermark. */
async function feed(place: Place, name: string, records: readonly DynamoDBRecord[]): Promise<Step> {
  const fn = await place.start(name);
  const pass = async (Records: DynamoDBRecord[]) => {
    const { answer, spent } = await fn.invoke<{ batchItemFailures: unknown[] }>({ Records });
    if (answer.batchItemFailures.length > 0) throw new Error(`${name} failed at part of a batch`);
    return spent.worked;
  };
  // The first person's records were for warming up the others, and are for warming up here.
  await pass(records.slice(0, 1));
  return stepOf(place, fn, inBatches(records.slice(1)), pass);
}

async function stepOf<Event>(
  { wire }: Place,
  fn: RunningFunction,
  events: readonly Event[],
  pass: (event: Event) => Promise<number>,
): Promise<Step> {
  wire.taken();
  fn.logged();
  let worked = 0;
  for (const event of events) worked += await pass(event);
  const step = {
    invocations: events.length,
    calls: wire.taken(),
    worked,
    loading: fn.loaded.worked,
    logged: fn.logged(),
  };
  await fn.stop();
  return step;
}
