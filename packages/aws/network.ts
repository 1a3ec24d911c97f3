import { NetworkInput } from '@undersigned/network/network.ts';
import type { NetworkStore } from '@undersigned/network/network-store.ts';
import { networkKey } from './keys.ts';
import { getItem, type Item, putRevised, type Table } from './table.ts';

/** The network's own description in the table; what was kept before a field existed has its default. */
export const networkTable = (table: Table): NetworkStore => ({
  async get() {
    const item = await getItem<Item>(table, networkKey);
    const changedAt = item?.['changedAt'];
    return {
      network: NetworkInput.parse(item?.['network'] ?? {}),
      rev: Number(item?.['rev'] ?? 0),
      ...(typeof changedAt === 'string' && { changedAt }),
    };
  },
  save: (kept, expectedRev) => putRevised(table, networkKey, { ...kept }, expectedRev),
});
