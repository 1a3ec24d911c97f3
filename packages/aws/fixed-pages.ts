import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import type { FixedPages, KeptPage } from '@undersigned/network/fixed-page.ts';
import { fixedPageKey } from './keys.ts';
import { getItem, putRevised, type Table, written } from './table.ts';

/** Fixed pages in the table. */
export const fixedPageTable = (table: Table): FixedPages => ({
  get: (name) => getItem<KeptPage>(table, fixedPageKey(name)),
  save: (name, page, expectedRev) => putRevised(table, fixedPageKey(name), { ...page }, expectedRev),
  remove: (name, expectedRev) =>
    written(
      table.client.send(
        new DeleteCommand({
          TableName: table.name,
          Key: fixedPageKey(name),
          ConditionExpression: 'rev = :rev',
          ExpressionAttributeValues: { ':rev': expectedRev },
        }),
      ),
    ),
});
