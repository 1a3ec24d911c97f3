import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Debt, Shared, Sharing } from '@undersigned/partners/shared.ts';
import { debtKey, debtPartition, sharingKey, sharingPartition, TTL_ATTRIBUTE } from './keys.ts';
import { type Item, queryItems, type Table, written } from './table.ts';

/** A settled debt is known for longer than any message may still be under way. */
const KEPT_SECONDS = 30 * 86_400;

const withoutKey = ({ pk: _, sk: __, ...sharing }: Item) => sharing as unknown as Sharing;

/** What was shared with endpoints, and what partners owe since, in the table. */
export function sharedTable(table: Table): Shared {
  const { client, name: TableName } = table;
  const sharingsOf = (signature: string) =>
    Array.fromAsync(
      queryItems<Item>(table, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': sharingPartition(signature) },
        ConsistentRead: true,
      }),
      withoutKey,
    );
  /** Unless it was shared again since. */
  const forget = ({ signature, partner, endpoint }: Omit<Sharing, 'at'>, until: string) =>
    written(
      client.send(
        new DeleteCommand({
          TableName,
          Key: sharingKey({ signature, partner, endpoint }),
          ConditionExpression: '#at <= :until',
          ExpressionAttributeNames: { '#at': 'at' },
          ExpressionAttributeValues: { ':until': until },
        }),
      ),
    );

  return {
    async note(sharing) {
      await client.send(new PutCommand({ TableName, Item: { ...sharing, ...sharingKey(sharing) } }));
    },

    whoHas: sharingsOf,

    async owe({ partner, signature, since }) {
      await written(
        client.send(
          new UpdateCommand({
            TableName,
            Key: debtKey(partner, signature),
            UpdateExpression: `SET partner = :partner, subject = :signature, signature = :signature,
              since = :since, events = :none, rev = if_not_exists(rev, :zero) + :one
              REMOVE acknowledgedAt, ${TTL_ATTRIBUTE}`,
            ConditionExpression: 'attribute_not_exists(pk) OR since < :since',
            ExpressionAttributeValues: {
              ':partner': partner,
              ':signature': signature,
              ':since': since,
              ':none': [],
              ':zero': 0,
              ':one': 1,
            },
          }),
        ),
      );
    },

    async acknowledge({ partner, signature, endpoint, until }, mark) {
      const old = async () =>
        (await sharingsOf(signature)).filter((one) => one.partner === partner && one.at <= until);
      if (endpoint !== undefined) {
        await forget({ signature, partner, endpoint }, until);
        // Read after it was removed: of two endpoints at once, one sees that nothing is left.
        if ((await old()).length > 0) return false;
      } else {
        for (const sharing of await old()) await forget(sharing, until);
      }
      return written(
        client.send(
          new UpdateCommand({
            TableName,
            Key: debtKey(partner, signature),
            UpdateExpression: `SET acknowledgedAt = :at, events = :events, rev = rev + :one, ${TTL_ATTRIBUTE} = :forgetAt`,
            ConditionExpression: 'attribute_not_exists(acknowledgedAt) AND since <= :until',
            ExpressionAttributeValues: {
              ':at': mark.time,
              ':events': [mark],
              ':one': 1,
              ':until': until,
              ':forgetAt': Math.floor(Date.parse(mark.time) / 1000) + KEPT_SECONDS,
            },
          }),
        ),
      );
    },

    async owed(partner, { limit, after }) {
      const items = queryItems<Debt>(table, {
        KeyConditionExpression: after ? 'pk = :pk AND sk > :after' : 'pk = :pk',
        FilterExpression: 'attribute_not_exists(acknowledgedAt)',
        ExpressionAttributeValues: { ':pk': debtPartition(partner), ...(after && { ':after': after }) },
        ConsistentRead: true,
      });
      const debts: Debt[] = [];
      for await (const { signature, since } of items) {
        const last = debts.at(-1);
        if (debts.length === limit && last) return { debts, after: last.signature };
        debts.push({ partner, signature, since });
      }
      return { debts };
    },
  };
}
