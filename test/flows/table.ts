import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { Table } from '@undersigned/aws/table.ts';

/*
 * A table in memory that understands what the record's adapter says to DynamoDB, so that the adapter itself is tried: each
 * command takes place at once, others before and after it. Reads that do not ask for what is newest may be behind.
 */

export type Item = Record<string, unknown>;
type Values = Record<string, unknown>;

/** A change of one item, as the table's stream tells it. */
export interface Change {
  /** Which write it was a part of; they are counted from 1. */
  write: number;
  key: string;
  before: Item | undefined;
  after: Item | undefined;
}

export interface Hooks {
  /** Awaited before and after each command. */
  pause: () => Promise<void>;
  /** What goes wrong with a command. */
  fault: (command: string) => 'before' | 'after' | undefined;
  /** How many writes a read that may be behind is. */
  lag: () => number;
}

interface Operation {
  TableName?: string;
  Key?: Item;
  Item?: Item;
  ConditionExpression?: string;
  UpdateExpression?: string;
  ExpressionAttributeValues?: Values;
}

const KEPT_STATES = 8;
const keyOf = ({ pk, sk }: Item): string => JSON.stringify([pk, sk]);
const inBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Conditions, as far as the record uses any. */
function holds(condition: string | undefined, item: Item | undefined, values: Values = {}): boolean {
  if (!condition) return true;
  const term = (text: string): boolean => {
    const absent = /^attribute_not_exists\((\w+)\)$/.exec(text)?.[1];
    if (absent) return item?.[absent] === undefined;
    const [, name = '', value = ''] = /^(\w+) = (:\w+)$/.exec(text) ?? [];
    if (!(value in values)) throw new Error(`Not understood: ${condition}`);
    return item?.[name] === values[value];
  };
  return condition.split(' OR ').some((part) => part.split(' AND ').every(term));
}

export function tableInMemory({ pause, fault, lag }: Hooks) {
  let items = new Map<string, Item>();
  const states = [items];
  const changes: Change[] = [];
  let writes = 0;

  /** Writes that take place together, or the reasons why they do not. */
  function write(operations: readonly Operation[]): string[] | undefined {
    const keys = operations.map(({ Key, Item: item }) => keyOf(Key ?? item ?? {}));
    if (new Set(keys).size < keys.length) throw new Error('One item is written twice in a transaction');
    if (operations.length > 100) throw new Error('There are more than 100 writes in a transaction');
    const results = operations.map(
      ({ ConditionExpression: condition, ExpressionAttributeValues: values }, index) =>
        holds(condition, items.get(keys[index] ?? ''), values) ? 'None' : 'ConditionalCheckFailed',
    );
    if (results.some((result) => result !== 'None')) return results;
    const next = new Map(items);
    writes++;
    operations.forEach((operation, index) => {
      const key = keys[index] ?? '';
      const before = items.get(key);
      const after = written(operation, before);
      for (const [name, value] of Object.entries({ pk: after?.['pk'], sk: after?.['sk'] })) {
        const bytes = Buffer.byteLength(String(value));
        if (after && (bytes === 0 || bytes > (name === 'pk' ? 2048 : 1024)))
          throw new Error(`${name} of ${bytes} bytes`);
      }
      if (after) next.set(key, after);
      else next.delete(key);
      if (JSON.stringify(before) !== JSON.stringify(after))
        changes.push({ write: writes, key, before, after });
    });
    items = next;
    states.push(next);
    if (states.length > KEPT_STATES) states.shift();
    return undefined;
  }

  function written(
    { Item: item, Key: key, UpdateExpression: update, ExpressionAttributeValues: values }: Operation,
    before: Item | undefined,
  ) {
    if (item) return JSON.parse(JSON.stringify(item)) as Item;
    if (!update) return undefined;
    const [, set, value = ''] = /^SET (\w+) = (:\w+)$/.exec(update) ?? [];
    const next: Item = { ...before, ...key };
    if (set) return { ...next, [set]: values?.[value] };
    const [, gone] = /^REMOVE (\w+)$/.exec(update) ?? [];
    if (!gone) throw new Error(`Not understood: ${update}`);
    return Object.fromEntries(Object.entries(next).filter(([name]) => name !== gone));
  }

  const single = (operation: Operation) => {
    const failed = write([operation]);
    if (failed) throw new ConditionalCheckFailedException({ $metadata: {}, message: 'The condition failed' });
    return {};
  };

  function transact(operations: readonly { Put?: Operation; Delete?: Operation }[]) {
    const given = operations.map(({ Put: put, Delete: remove }) => put ?? remove ?? {});
    const failed = write(given);
    if (!failed) return {};
    throw new TransactionCanceledException({
      $metadata: {},
      message: 'The transaction was cancelled',
      CancellationReasons: failed.map((Code, index) => {
        const { rev, alias } = items.get(keyOf(given[index]?.Key ?? given[index]?.Item ?? {})) ?? {};
        return {
          Code,
          Item: {
            ...(rev !== undefined && { rev: { N: String(rev) } }),
            ...(alias !== undefined && { alias: { S: String(alias) } }),
          },
        };
      }),
    });
  }

  function query(seen: Map<string, Item>, input: Item) {
    const values = (input['ExpressionAttributeValues'] ?? {}) as Record<string, string>;
    const [, pk = ''] = /^pk = (:\w+)/.exec(String(input['KeyConditionExpression'])) ?? [];
    const [, prefix = ''] = /begins_with\(sk, (:\w+)\)/.exec(String(input['KeyConditionExpression'])) ?? [];
    const [, low = '', high = ''] =
      /sk BETWEEN (:\w+) AND (:\w+)/.exec(String(input['KeyConditionExpression'])) ?? [];
    if (low && inBytes(values[low] ?? '', values[high] ?? '') > 0)
      throw new Error('BETWEEN ends before it begins');
    const backwards = input['ScanIndexForward'] === false;
    const start = (input['ExclusiveStartKey'] as Item | undefined)?.['sk'] as string | undefined;
    const limit = Number(input['Limit'] ?? 1000);
    const found = [...seen.values()]
      .filter((item) => item['pk'] === values[pk])
      .filter(
        ({ sk }) =>
          !low ||
          (inBytes(String(sk), values[low] ?? '') >= 0 && inBytes(String(sk), values[high] ?? '') <= 0),
      )
      .filter(({ sk }) => !prefix || String(sk).startsWith(values[prefix] ?? ''))
      .sort((a, b) => inBytes(String(a['sk']), String(b['sk'])) * (backwards ? -1 : 1))
      .filter(({ sk }) => start === undefined || inBytes(String(sk), start) * (backwards ? -1 : 1) > 0);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      Items: page.filter((item) => input['FilterExpression'] === undefined || item['alias'] === undefined),
      Count: page.length,
      // As DynamoDB has it: a page that is full goes on, whether or not there is more.
      ...(page.length === limit && last && { LastEvaluatedKey: { pk: last['pk'], sk: last['sk'] } }),
    };
  }

  function take(command: string, input: Item): unknown {
    const behind = input['ConsistentRead'] === true ? 0 : Math.min(lag(), states.length - 1);
    const seen = states[states.length - 1 - behind] ?? items;
    switch (command) {
      case 'GetCommand':
        return { Item: seen.get(keyOf(input['Key'] as Item)) };
      case 'BatchGetCommand': {
        const [[name, { Keys: keys }] = ['', { Keys: [] }]] = Object.entries(
          input['RequestItems'] as Record<string, { Keys: Item[] }>,
        );
        return { Responses: { [name]: keys.flatMap((key) => items.get(keyOf(key)) ?? []) } };
      }
      case 'QueryCommand':
        return query(seen, input);
      case 'TransactWriteCommand':
        return transact(input['TransactItems'] as []);
      case 'PutCommand':
      case 'UpdateCommand':
      case 'DeleteCommand':
        return single(input as Operation);
      default:
        throw new Error(`Not understood: ${command}`);
    }
  }

  async function send(command: { input: Item }) {
    const { name } = command.constructor;
    await pause();
    const fails = fault(name);
    if (fails === 'before') throw new Failed(name);
    const answer = structuredClone(take(name, command.input));
    if (fails === 'after') throw new Failed(name);
    await pause();
    return answer;
  }

  return {
    table: { name: 'network', client: { send } } as unknown as Table,
    items: () => items as ReadonlyMap<string, Item>,
    changes: changes as readonly Change[],
    writes: () => writes,
  };
}

/** A command whose answer did not come, whether or not it took place. */
export class Failed extends Error {}
