import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import type { Ledger, LedgerEntry } from '@undersigned/declarations/post.ts';
import { ledgerKey } from './keys.ts';
import { getItem, putRevised, type Table } from './table.ts';

/** Nobody asks about a mail older than this. */
const KEPT_SECONDS = 31 * 86_400;

/** What was sent to addresses lately, under their keys. */
export const ledgerTable = (table: Table, now: () => Date): Ledger => ({
  async get(addressKey) {
    const item = await getItem<{ entries: LedgerEntry[]; rev: number }>(table, ledgerKey(addressKey));
    return item ?? { entries: [], rev: 0 };
  },
  save: (addressKey, entries, expectedRev) =>
    putRevised(
      table,
      ledgerKey(addressKey),
      {
        entries,
        rev: expectedRev + 1,
        forgetAt: Math.floor(now().getTime() / 1000) + KEPT_SECONDS,
      },
      expectedRev,
    ),
  async forget(addressKey) {
    await table.client.send(new DeleteCommand({ TableName: table.name, Key: ledgerKey(addressKey) }));
  },
});
