import type { FollowersLetter, LetterKey, Letters } from '@undersigned/digests/letter.ts';
import { DUE_LETTERS, dueLetterKey, letterKey, letterPartition } from './keys.ts';
import { getItem, type Item, queryItems, type Table } from './table.ts';
import { type Writes, writeTogether } from './transaction.ts';

const unchanged = (rev: number) => ({
  ConditionExpression: 'rev = :rev',
  ExpressionAttributeValues: { ':rev': rev },
});

/** Letters in the table, by declaration; those that have a time beside, by it, written together with them. */
export function letterTable(table: Table): Letters {
  const { name: TableName } = table;
  const dueOf = (letter: FollowersLetter | undefined) => {
    if (letter?.state !== 'draft' || !letter.sendAt) return undefined;
    return dueLetterKey(letter.sendAt, letter);
  };
  return {
    get: (key) => getItem<FollowersLetter>(table, letterKey(key)),

    async save(letter, was) {
      const { declaration, name } = letter;
      const [before, now] = [dueOf(was), dueOf(letter)];
      const condition = was ? unchanged(was.rev) : { ConditionExpression: 'attribute_not_exists(pk)' };
      const writes: Writes = [
        { Put: { TableName, Item: { ...letter, ...letterKey(letter) }, ...condition } },
      ];
      if (now) writes.push({ Put: { TableName, Item: { declaration, name, ...now } } });
      if (before && before.sk !== now?.sk) writes.push({ Delete: { TableName, Key: before } });
      return (await writeTogether(table, writes)) === undefined;
    },

    async remove(was) {
      const due = dueOf(was);
      const writes: Writes = [{ Delete: { TableName, Key: letterKey(was), ...unchanged(was.rev) } }];
      if (due) writes.push({ Delete: { TableName, Key: due } });
      return (await writeTogether(table, writes)) === undefined;
    },

    async of(declaration) {
      const items = queryItems<Item>(table, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': letterPartition(declaration) },
        ConsistentRead: true,
      });
      const found: FollowersLetter[] = [];
      for await (const { pk: _, sk: __, ...letter } of items)
        found.push(letter as unknown as FollowersLetter);
      return found;
    },

    async due(at) {
      const items = queryItems<LetterKey>(table, {
        KeyConditionExpression: 'pk = :pk AND sk < :end',
        // What is due at this very time is followed by more.
        ExpressionAttributeValues: { ':pk': DUE_LETTERS, ':end': `${at.toISOString()}$` },
      });
      const due: LetterKey[] = [];
      for await (const { declaration, name } of items) due.push({ declaration, name });
      return due;
    },
  };
}
