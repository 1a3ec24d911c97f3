import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { listPartition, signatureKey } from '@undersigned/aws/keys.ts';
import type { Table } from '@undersigned/aws/table.ts';
import { addressKeys } from '@undersigned/declarations/address.ts';
import { display } from '@undersigned/declarations/listed.ts';
import { placeAt } from '@undersigned/declarations/signature.ts';
import { signer } from './signers.ts';

/** DynamoDB takes so many at once. */
const BATCH = 25;
const AT_ONCE = 8;
const SECOND = 1000;
const BEGUN = Date.parse('2026-01-01T00:00:00Z');
const keys = addressKeys('a pepper for measuring');

/** Writes what the roll's index needs of so many confirmed signatures. Gives their places, newest first. */
export async function fillRoll(table: Table, declaration: string, signatories: number): Promise<string[]> {
  const items = Array.from({ length: signatories }, (_, number) => {
    const { request } = signer(number, 'roll', new Date(BEGUN));
    const key = {
      declaration,
      capacity: 'individual' as const,
      key: keys.signature(declaration, 'individual', request.email),
    };
    const at = new Date(BEGUN + number * SECOND).toISOString();
    return {
      ...signatureKey(key),
      listPk: listPartition(key, false),
      listSk: placeAt(at, key.key),
      listed: display(request),
      signedOn: at.slice(0, 10),
    };
  });
  const batches = Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) =>
    items.slice(index * BATCH, (index + 1) * BATCH),
  );
  const write = async () => {
    for (let batch = batches.pop(); batch; batch = batches.pop()) {
      const puts = batch.map((Item) => ({ PutRequest: { Item } }));
      await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: puts } }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, write));
  return items.map(({ listSk }) => listSk).reverse();
}
