import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Rate } from '@undersigned/digests/pace.ts';
import { rateKey } from './keys.ts';
import type { Table } from './table.ts';

/** Until when the mail service is booked, in one item of the table: in a busy time a booking is one write. */
export function mailRate({ client, name: TableName }: Table): Rate {
  /** When the booking begins; or, where the condition failed, until when it was booked already. */
  async function attempt(
    update: Pick<
      UpdateCommand['input'],
      'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeValues'
    >,
  ): Promise<{ booked: number } | { bookedUntil: number }> {
    try {
      const { Attributes: old } = await client.send(
        new UpdateCommand({
          TableName,
          Key: rateKey('mail'),
          ...update,
          ReturnValues: 'UPDATED_OLD',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return { booked: Number(old?.['bookedUntil'] ?? 0) };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return { bookedUntil: Number((error.Item && unmarshall(error.Item)['bookedUntil']) ?? 0) };
    }
  }

  return {
    async book(length, now, until) {
      for (;;) {
        const at = now.getTime();
        const behind = await attempt({
          UpdateExpression: 'SET bookedUntil = bookedUntil + :length',
          ConditionExpression: 'bookedUntil BETWEEN :now AND :until',
          ExpressionAttributeValues: { ':length': length, ':now': at, ':until': until.getTime() },
        });
        if ('booked' in behind) return behind.booked;
        if (behind.bookedUntil > until.getTime() || at > until.getTime()) return undefined;
        const free = await attempt({
          UpdateExpression: 'SET bookedUntil = :next',
          ConditionExpression: 'attribute_not_exists(bookedUntil) OR bookedUntil < :now',
          ExpressionAttributeValues: { ':next': at + length, ':now': at },
        });
        if ('booked' in free) return at;
      }
    },
  };
}
