import { type KeptSettings, Settings, type SettingsStore } from '@undersigned/declarations/settings.ts';
import { settingsKey } from './keys.ts';
import { getItem, type Item, putRevised, type Table } from './table.ts';

/** The network's settings in the table. */
export const settingsTable = (table: Table): SettingsStore => ({
  get: async () => fromSettingsItem(await getItem<Item>(table, settingsKey)),
  save: (settings, expectedRev) =>
    putRevised(table, settingsKey, { settings, rev: expectedRev + 1 }, expectedRev),
});

/** What an item (or its absence) says; settings kept before a field existed have its default. */
export const fromSettingsItem = (item: Item | undefined): KeptSettings => ({
  settings: Settings.parse(item?.['settings'] ?? {}),
  rev: Number(item?.['rev'] ?? 0),
});
