import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { bringBack } from './missing.ts';

type Item = { pk: string; sk: string } & Record<string, unknown>;

const signature = (sk: string, rest = {}): Item => ({
  pk: 'ROLL#dec000000001#07',
  sk,
  state: 'confirmed',
  ...rest,
});
const tally: Item = { pk: 'TALLY#dec000000001', sk: '2026-11#0', days: {} };

/** As much of DynamoDB as is asked here: two tables, one item a page, and no more than one key of a batch at a time. */
function dynamo(tables: { restored: Item[]; live: Item[] }) {
  const live = new Map(tables.live.map((item) => [item.pk + item.sk, item]));
  const send = async (command: unknown) => {
    if (command instanceof ScanCommand) {
      const start = Number(command.input.ExclusiveStartKey?.['index'] ?? 0);
      const last = start + 1 >= tables.restored.length;
      return {
        Items: tables.restored.slice(start, start + 2),
        ...(!last && start + 2 < tables.restored.length && { LastEvaluatedKey: { index: start + 2 } }),
      };
    }
    if (command instanceof BatchGetCommand) {
      const [first, ...rest] = command.input.RequestItems?.['live']?.Keys ?? [];
      const found = first && live.get(`${first['pk']}${first['sk']}`);
      return {
        Responses: { live: found ? [found] : [] },
        UnprocessedKeys: rest.length > 0 ? { live: { Keys: rest } } : {},
      };
    }
    if (command instanceof PutCommand) {
      const item = command.input.Item as Item;
      if (live.has(item.pk + item.sk))
        throw new ConditionalCheckFailedException({ message: 'It is there', $metadata: {} });
      live.set(item.pk + item.sk, item);
      return {};
    }
    throw new Error('Not asked here');
  };
  const client = Object.assign(Object.create(DynamoDBDocumentClient.prototype), { send });
  return { client, live };
}

const places = { restored: 'restored', live: 'live' };

describe('bringing back what a table has lost', () => {
  it('writes what is missing, and leaves alone what has changed since', async () => {
    const withdrawn = signature('SIG#b', { state: 'withdrawn' });
    const { client, live } = dynamo({
      restored: [signature('SIG#a'), signature('SIG#b'), signature('SIG#c')],
      live: [signature('SIG#a'), withdrawn],
    });
    const found = await bringBack(client, { ...places, write: true });
    expect([...found]).toEqual([['roll', { same: 1, changed: 1, missing: 1 }]]);
    expect(live.get(`${signature('').pk}SIG#b`)).toEqual(withdrawn);
    expect(live.get(`${signature('').pk}SIG#c`)).toEqual(signature('SIG#c'));
  });

  it('leaves tallies to the stream, which counts what comes back', async () => {
    const { client, live } = dynamo({ restored: [tally, signature('SIG#a')], live: [] });
    await bringBack(client, { ...places, write: true });
    expect([...live.values()]).toEqual([signature('SIG#a')]);
  });

  it('only looks unless told to write', async () => {
    const { client, live } = dynamo({ restored: [signature('SIG#a')], live: [] });
    const found = await bringBack(client, { ...places, write: false });
    expect(found.get('roll')).toEqual({ same: 0, changed: 0, missing: 1 });
    expect(live.size).toBe(0);
  });
});
