import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import {
  type Comment,
  type PublishedComment,
  placeOf,
  publishedComment,
} from '@undersigned/letterbox/comment.ts';
import type { Comments } from '@undersigned/letterbox/comments.ts';
import { batchGet } from './batch-get.ts';
import { commentKey, commentList, commentPartition, saidKey, saidPartition } from './keys.ts';
import { listedKeys } from './letterbox.ts';
import { getItem, type Item, putRevised, queryItems, type Table } from './table.ts';
import { writeTogether } from './transaction.ts';

/**
 * Comments in the table. What anybody sees of one is an item of its own, written and removed with it, so that whoever shows
 * comments can read nothing else of them.
 */
export const commentTable = (table: Table): Comments => ({
  async get(key) {
    const item = await getItem<Item>(table, commentKey(key));
    return item && fromItem(item);
  },

  async save(comment, was) {
    const key = commentKey(comment);
    const item = { ...comment, listPk: commentList(comment.state), listSk: placeOf(comment) };
    const shown = publishedComment(comment);
    const card = saidKey(comment.on, placeOf(comment));
    const rev = was?.rev ?? 0;
    const change = shown
      ? { Put: { TableName: table.name, Item: { ...shown, ...card } } }
      : was && publishedComment(was) && { Delete: { TableName: table.name, Key: card } };
    if (!change) return putRevised(table, key, item, rev);
    const failed = await writeTogether(table, [
      {
        Put: {
          TableName: table.name,
          Item: { ...item, ...key },
          ...(was
            ? { ConditionExpression: 'rev = :rev', ExpressionAttributeValues: { ':rev': rev } }
            : { ConditionExpression: 'attribute_not_exists(pk)' }),
        },
      },
      change,
    ]);
    return failed === undefined;
  },

  async page(state, from) {
    const listed = await listedKeys(table, commentList(state), from);
    const items = await batchGet(table, listed.keys);
    const comments = items
      .map(fromItem)
      // The index lags what it is of.
      .filter((comment) => comment.state === state)
      .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
    return { comments, ...(listed.after && { after: listed.after }) };
  },

  async on(thing, { limit, after }) {
    const pk = saidPartition(thing);
    const { Items: items = [], LastEvaluatedKey: last } = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :thing',
        ExpressionAttributeValues: { ':thing': pk },
        Limit: limit,
        ...(after && { ExclusiveStartKey: { pk, sk: after } }),
      }),
    );
    return {
      comments: items.map(({ pk: _, sk: __, ...shown }) => shown as PublishedComment),
      ...(last && { after: String(last['sk']) }),
    };
  },

  async ofAddress(address) {
    const items = queryItems<Item>(table, {
      KeyConditionExpression: 'pk = :address',
      ExpressionAttributeValues: { ':address': commentPartition(address) },
      ConsistentRead: true,
    });
    return (await Array.fromAsync(items)).map(fromItem);
  },
});

function fromItem(item: Item): Comment {
  const { pk: _, sk: __, listPk: ___, listSk: ____, ...comment } = item;
  return comment as unknown as Comment;
}
