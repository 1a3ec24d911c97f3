import { type KeptSettings, type SettingsStore, usualSettings } from './settings.ts';

/** A network's settings in memory; at first those of an owner who has set nothing. */
export function settingsInMemory(): SettingsStore {
  let kept: KeptSettings = { settings: usualSettings(), rev: 0 };
  return {
    get: async () => structuredClone(kept),
    async save(settings, expectedRev) {
      if (kept.rev !== expectedRev) return false;
      kept = structuredClone({ settings, rev: expectedRev + 1 });
      return true;
    },
  };
}
