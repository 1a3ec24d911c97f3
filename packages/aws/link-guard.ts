import { randomUUID } from 'node:crypto';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Collection, isCollection, type Ref } from '@undersigned/network/thing.ts';
import { batchGet } from './batch-get.ts';
import { linkKey, linkPartition, thingKey, ticketKey, ticketPartition } from './keys.ts';
import { queryItems, type Table, written } from './table.ts';
import type { Writes } from './transaction.ts';

/*
 * Links that hold, whoever removes at the same moment what they lead to. Whoever saves takes a ticket, writes what links
 * to what, looks whether all of it is there, and then writes the thing only if the ticket is still good. Whoever removes
 * marks the thing, takes the tickets of all that may link to it, looks whether any of them does, and then removes it only
 * if the mark is still on. So the one either sees the other's link, and leaves the thing, or has taken the other's ticket
 * away; and who saves either sees that it is gone or takes the mark off. Nothing waits, and what somebody who crashed
 * left behind stands in nobody's way.
 */

type Thing = Ref & { collection: Collection };
type Write = Writes[number];

/** A ticket that nobody used is forgotten after a day. Seconds. */
const KEPT_SECONDS = 86_400;
const MOST_TRIES = 5;

/** Whether a write of a transaction uses a ticket. */
export const isTicket = (write: Write | undefined): boolean => 'ticket' in (write?.Put?.Item ?? {});

export function linkGuard(table: Table) {
  const { client, name } = table;
  const ticketItem = (from: Ref, id: string, ticket: 'good' | 'used' | 'recalled') => ({
    TableName: name,
    Item: { ...ticketKey(from, id), ticket, forgetAt: Math.floor(Date.now() / 1000) + KEPT_SECONDS },
  });

  /** Takes the mark off a thing. */
  const unmark = (to: Thing, mark: string) =>
    written(
      client.send(
        new UpdateCommand({
          TableName: name,
          Key: thingKey(to.collection, to.id),
          UpdateExpression: 'REMOVE leaving',
          ConditionExpression: 'leaving = :mark',
          ExpressionAttributeValues: { ':mark': mark },
        }),
      ),
    );

  return {
    /**
     * Writes what a thing is going to link to. What it no longer links to stays, and is seen through where it is read.
     */
    async link(from: Ref, links: readonly Ref[]): Promise<void> {
      await Promise.all(
        links.map((to) => client.send(new PutCommand({ TableName: name, Item: linkKey(to, from) }))),
      );
    },

    /** What links to a thing, or did, or was going to. */
    async linking(to: Ref): Promise<Thing[]> {
      const found: Thing[] = [];
      const items = queryItems<{ sk: string }>(table, {
        KeyConditionExpression: 'pk = :to',
        ExpressionAttributeValues: { ':to': linkPartition(to) },
        ConsistentRead: true,
      });
      for await (const { sk } of items) {
        const [collection = '', id = ''] = sk.split('#');
        if (isCollection(collection)) found.push({ collection, id });
      }
      return found;
    },

    /** A ticket to save a thing with. `use` belongs into the transaction that does. */
    async ticket(from: Ref): Promise<{ use: Write }> {
      const id = randomUUID();
      await client.send(new PutCommand(ticketItem(from, id, 'good')));
      return {
        use: {
          Put: {
            ...ticketItem(from, id, 'used'),
            ConditionExpression: 'ticket = :good',
            ExpressionAttributeValues: { ':good': 'good' },
          },
        },
      };
    },

    /** Takes away the tickets of what is being saved: who saves it begins again. */
    async recall(things: readonly Ref[]): Promise<void> {
      await Promise.all(
        things.map(async (from) => {
          const tickets = queryItems<{ sk: string; ticket: string }>(table, {
            KeyConditionExpression: 'pk = :from',
            ExpressionAttributeValues: { ':from': ticketPartition(from) },
            ConsistentRead: true,
          });
          for await (const { sk, ticket } of tickets) {
            if (ticket === 'good') await client.send(new PutCommand(ticketItem(from, sk, 'recalled')));
          }
        }),
      );
    },

    /** Whether all of these are there; then none of them is being removed any more. */
    async areThere(links: readonly Ref[]): Promise<boolean> {
      const things = links.filter((to): to is Thing => isCollection(to.collection));
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const items = await batchGet(
          table,
          things.map(({ collection, id }) => thingKey(collection, id)),
        );
        if (items.length < things.length) return false;
        const marked = items.flatMap(({ pk, sk, leaving }) =>
          typeof leaving === 'string'
            ? things
                .filter(({ collection, id }) => thingKey(collection, id).pk === pk && id === sk)
                .map((to) => ({ to, leaving }))
            : [],
        );
        const unmarked = await Promise.all(marked.map(({ to, leaving }) => unmark(to, leaving)));
        if (unmarked.every(Boolean)) return true;
      }
      throw new Error('What is linked to is being removed all the time');
    },

    /** Marks a thing that is going to be removed, if it is as it was seen; and gives the mark. */
    async leave(
      to: Thing,
      asSeen: { ConditionExpression: string; ExpressionAttributeValues: Record<string, unknown> },
    ): Promise<string | undefined> {
      const mark = randomUUID();
      const { ConditionExpression, ExpressionAttributeValues: values } = asSeen;
      const isMarked = await written(
        client.send(
          new UpdateCommand({
            TableName: name,
            Key: thingKey(to.collection, to.id),
            UpdateExpression: 'SET leaving = :mark',
            ConditionExpression,
            ExpressionAttributeValues: { ...values, ':mark': mark },
          }),
        ),
      );
      return isMarked ? mark : undefined;
    },

    /** Takes the mark off again. */
    stay: unmark,
  };
}
