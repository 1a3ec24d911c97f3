import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { type Handler, listen, type Request, type Response } from '../../../infra/local/http.ts';
import { itemSize, readUnits, writeUnits } from './capacity.ts';

/** One call of an AWS service in its JSON protocol, as it went over the wire. */
export interface Call {
  /** `DynamoDB.UpdateItem`, `secretsmanager.GetSecretValue` … */
  operation: string;
  input: Body;
  output: Body;
  status: number;
  /** What it costs in the table, where it is DynamoDB's. */
  units: Units;
}

export interface Units {
  read: number;
  /** In the table itself. */
  write: number;
  /** In the table's index. */
  index: number;
}

type Item = Record<string, AttributeValue>;

/** The members of requests and answers that are looked at here. */
export interface Body {
  Key?: Item;
  Item?: Item;
  Items?: Item[];
  Attributes?: Item;
  RequestItems?: Record<string, { Keys: Item[]; ConsistentRead?: boolean }>;
  TransactItems?: { Put?: { Item: Item } }[];
  Responses?: Record<string, Item[]>;
  Entries?: { Detail?: string; Id?: string; MessageBody?: string }[];
  ConsistentRead?: boolean;
  IndexName?: string;
  ConsumedCapacity?: {
    Table?: { CapacityUnits: number };
    GlobalSecondaryIndexes?: Record<string, { CapacityUnits: number }>;
  };
  __type?: string;
}

/** A loopback endpoint that stands before AWS and writes down what passes. */
export interface Wire {
  endpoint: string;
  /** The calls since it was last asked. */
  taken(): Call[];
  close(): Promise<void>;
}

/** Operations that tell what they consumed when asked. */
const TELLS = /^DynamoDB\.(Get|Put|Update|Delete|BatchGet|BatchWrite|Transact\w+)?(Items?|Query|Scan)$/;

/** What a request is for: of services that are asked by paths, method and path. */
const targetOf = ({ method, path, headers }: Pick<Request, 'method' | 'path' | 'headers'>): string =>
  String(headers['x-amz-target'] ?? `${method} ${path.replace(/\?.*/, '')}`);

/** @param origin what the calls are passed on to */
export async function recordCalls(origin: Handler): Promise<Wire> {
  const calls: Call[] = [];
  const { port, close } = await listen(async (request) => {
    const operation = targetOf(request).replace(/^([A-Za-z]+)_\d+\./, '$1.');
    const input: Body = JSON.parse(request.body.toString() || '{}');
    const asked = TELLS.test(operation) ? { ...input, ReturnConsumedCapacity: 'INDEXES' } : input;
    const { 'content-length': _, ...headers } = request.headers;
    const response = await origin({ ...request, headers, body: Buffer.from(JSON.stringify(asked)) });
    const output: Body = JSON.parse(response.body.toString());
    calls.push({
      operation,
      input,
      output,
      status: response.status,
      units: unitsOf(operation, input, output),
    });
    return response;
  });
  return {
    endpoint: `http://127.0.0.1:${port}`,
    taken: () => calls.splice(0),
    close,
  };
}

/** Answers some operations instead of AWS; the others are passed on. */
export const answering =
  (answers: Record<string, (input: Body) => unknown>, origin: Handler): Handler =>
  async (request) => {
    const answer = answers[targetOf(request)];
    return answer ? json(answer(JSON.parse(request.body.toString() || '{}'))) : origin(request);
  };

const json = (body: unknown): Response => ({
  status: 200,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: Buffer.from(JSON.stringify(body)),
});

function unitsOf(operation: string, input: Body, output: Body): Units {
  const { Table: table, GlobalSecondaryIndexes: indexes = {} } = output.ConsumedCapacity ?? {};
  const consistent = input.ConsistentRead ?? false;
  const sizes = (items: Item[] = []) => items.reduce((sum, item) => sum + itemSize(item), 0);
  switch (operation) {
    case 'DynamoDB.GetItem':
      return reading(readUnits(sizes(output.Item && [output.Item]), consistent));
    case 'DynamoDB.Query':
      return reading(readUnits(sizes(output.Items), consistent));
    case 'DynamoDB.BatchGetItem':
      return reading(batchUnits(input, output));
    case 'DynamoDB.PutItem':
    case 'DynamoDB.UpdateItem':
    case 'DynamoDB.DeleteItem':
      return {
        read: 0,
        // A condition that failed costs what the item would have that is there.
        write: table?.CapacityUnits ?? writeUnits(sizes(output.Item && [output.Item])),
        index: Object.values(indexes).reduce((sum, { CapacityUnits: units }) => sum + units, 0),
      };
    case 'DynamoDB.TransactWriteItems':
      return { read: 0, write: transactUnits(input), index: 0 };
    default:
      return reading(0);
  }
}

const reading = (read: number): Units => ({ read, write: 0, index: 0 });

/** Each item is rounded up by itself; one that is not there counts as the smallest. */
function batchUnits({ RequestItems: asked = {} }: Body, { Responses: found = {} }: Body): number {
  return Object.entries(asked).reduce((sum, [table, { Keys: keys, ConsistentRead: consistent = false }]) => {
    const items = found[table] ?? [];
    const absent = (keys.length - items.length) * readUnits(0, consistent);
    return items.reduce((units, item) => units + readUnits(itemSize(item), consistent), sum + absent);
  }, 0);
}

/** Each write in a transaction is done twice: to prepare it, and to commit it. */
const transactUnits = ({ TransactItems: writes = [] }: Body): number =>
  writes.reduce((sum, { Put: put }) => sum + 2 * writeUnits(put ? itemSize(put.Item) : 0), 0);

/** All of it together. */
export const sumOf = (calls: readonly Call[]): Units =>
  calls.reduce(
    (sum, { units }) => ({
      read: sum.read + units.read,
      write: sum.write + units.write,
      index: sum.index + units.index,
    }),
    { read: 0, write: 0, index: 0 },
  );

export const countOf = (calls: readonly Call[], operation: string): number =>
  calls.filter((call) => call.operation === operation).length;
