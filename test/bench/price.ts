import { confirmPage } from '@undersigned/api/pages.ts';
import type { Route } from '@undersigned/api/route.ts';
import { confirm as confirmRoute, sign as signRoute } from '@undersigned/api/signing.ts';
import { ACCESS_LOG } from '../../infra/constructs/api.ts';
import type { Journey, Step } from './journey.ts';
import { SIGNERS } from './journey.ts';
import { sumOf } from './lab/wire.ts';
import { LIST_PRICES, PRICES_AS_OF, type Prices } from './list-prices.ts';
import { atMost, type Row, told, usd } from './row.ts';

/*
 * What a million confirmed signatures cost by list prices, without mail and webhooks: from what the functions did in the
 * journey, and from what AWS adds to it, which is assumed as follows.
 */
const MILLION = 1e6;
/** Of memory, in GB; and the part of a processor that comes with it (1,769 MB are a whole one). */
const MEMORY = 0.5;
const PROCESSOR = 512 / 1769;
/** Milliseconds that a function waits for an answer of DynamoDB or EventBridge. */
const WAIT = 5;
/** One invocation in so many finds no warm function; loading is billed too. */
const COLD = 100;
/** Bytes that CloudWatch Logs counts for each line besides its text. Lambda adds none of its own where all goes well. */
const LINE = 26;

interface Bill {
  CloudFront: number;
  'API Gateway': number;
  Lambda: number;
  DynamoDB: number;
  EventBridge: number;
  'CloudWatch Logs': number;
  'Secrets Manager': number;
}

export function priceOfAMillion(journey: Journey): Row[] {
  const [home, ...others] = Object.entries(LIST_PRICES).map(([region, prices]) => ({
    region,
    bill: billOf(journey, prices),
  }));
  if (!home) throw new Error('No prices are listed');
  const of = (region: string) => `A million confirmed signatures, list prices of ${region}, ${PRICES_AS_OF}`;
  return [
    atMost(of(home.region), total(home.bill), 6, usd),
    told(
      'Of it, what the functions call and the time they run',
      usd(home.bill.Lambda + home.bill.DynamoDB + home.bill.EventBridge + home.bill['Secrets Manager']),
    ),
    ...[home, ...others].map(({ region, bill }) =>
      told(
        `Shares in ${region}`,
        `${Object.entries(bill)
          .map(([service, cost]) => `${service} ${cost.toFixed(2)}`)
          .join(', ')}: ${usd(total(bill))}`,
      ),
    ),
  ];
}

const total = (bill: Bill): number =>
  Object.values(bill).reduce((sum: number, cost: number) => sum + cost, 0);

/** US dollars for a million signatures. */
function billOf(journey: Journey, prices: Prices): Bill {
  const steps = Object.values(journey);
  const overHttp = [
    { ...journey.sign, route: signRoute },
    { ...journey.ask, route: confirmPage },
    { ...journey.confirm, route: confirmRoute },
  ];
  const perMillion = (count: number) => (count / SIGNERS) * 1;
  const requests = perMillion(invocations(overHttp));
  const { read, write, index } = sumOf(steps.flatMap(({ calls }) => calls));
  const entries = journey.relay.calls.flatMap(({ input }) => input.Entries ?? []);
  const eventBytes = entries.reduce((sum, { Detail: detail = '' }) => sum + Buffer.byteLength(detail), 0);
  const logged = steps.reduce(
    (sum, { logged: { lines, bytes } }) => sum + bytes + lines * LINE,
    overHttp.reduce((sum, { route, invocations: count }) => sum + count * (accessLine(route) + LINE), 0),
  );
  return {
    CloudFront: requests * (prices.edgeRequests + prices.edgeFunctions),
    'API Gateway': requests * prices.apiRequests,
    Lambda:
      perMillion(invocations(steps)) * prices.lambdaRequests +
      perMillion(steps.reduce((sum, step) => sum + gbSeconds(step), 0)) * prices.lambdaGbSeconds,
    DynamoDB: perMillion(write + index) * prices.writeUnits + perMillion(read) * prices.readUnits,
    EventBridge: perMillion(entries.length) * prices.events + gigabytes(eventBytes) * prices.archivedGb,
    'CloudWatch Logs': gigabytes(logged) * prices.loggedGb,
    // Two secrets for each that starts cold.
    'Secrets Manager': (requests / COLD) * 2 * prices.secretCalls,
  };
}

/** Bytes of the API's access log for a request. */
const accessLine = ({ method, path }: Pick<Route, 'method' | 'path'>): number =>
  ACCESS_LOG.replace('$context.requestId', 'QGz4dgd5IAMEMzA=')
    .replace('$context.routeKey', `${method} ${path}`)
    .replace('$context.status', '200')
    .replace('$context.responseLatency', '25')
    .replace('$context.integrationErrorMessage', '-').length;

const invocations = (steps: readonly Step[]): number =>
  steps.reduce((sum, { invocations: count }) => sum + count, 0);

/** Of a million signatures, where so many bytes are of those measured. */
const gigabytes = (bytes: number): number => ((bytes / SIGNERS) * MILLION) / 1e9;

function gbSeconds({ invocations: count, calls, worked, loading }: Step): number {
  const warm = worked / PROCESSOR + calls.length * WAIT;
  // Loading has a whole processor to itself.
  const cold = (count / COLD) * loading;
  return ((warm + cold) / 1000) * MEMORY;
}
