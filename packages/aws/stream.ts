import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { SignatureChange } from '@undersigned/declarations/tally.ts';
import type { Change } from '@undersigned/outbox/relay.ts';
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import { fromItem, isSignature } from './signature-item.ts';
import type { Item } from './table.ts';

/** The changes of items that carry events. */
export const outboxChanges = (records: readonly DynamoDBRecord[]): Change[] => changes(records);

/** The changes of signatures among all changes of the table. */
export const signatureChanges = (records: readonly DynamoDBRecord[]): SignatureChange[] =>
  changes(records)
    .filter(({ before, after }) => isSignature(before) || isSignature(after))
    .map(({ sequenceNumber, before, after }) => ({
      sequenceNumber,
      before: before && fromItem(before),
      after: after && fromItem(after),
    }));

const changes = (records: readonly DynamoDBRecord[]) =>
  records.map(({ dynamodb: record = {} }) => ({
    sequenceNumber: record.SequenceNumber ?? '',
    before: image(record.OldImage),
    after: image(record.NewImage),
  }));

const image = (attributes: Record<string, AttributeValue> | undefined): Item | undefined =>
  attributes && (unmarshall(attributes as Parameters<typeof unmarshall>[0]) as Item);
