import { expect, it } from 'vitest';
import { type SettingsStore, usualSettings } from './settings.ts';

/** What every store of settings does. `make` gives one in which nobody has set anything. */
export function settingsContract(make: () => Promise<{ settings: SettingsStore }>): void {
  it('has the usual settings until an owner sets others', async () => {
    const { settings } = await make();
    expect(await settings.get()).toEqual({ settings: usualSettings(), rev: 0 });
  });

  it('keeps what was set by whoever saw what was there before', async () => {
    const { settings } = await make();
    const paused = { ...usualSettings(), signing: { paused: true, notice: { en: 'Not today.' } } };
    expect(await settings.save(paused, 3)).toBe(false);
    expect(await settings.save(paused, 0)).toBe(true);
    expect(await settings.save(usualSettings(), 0)).toBe(false);
    expect(await settings.get()).toEqual({ settings: paused, rev: 1 });
    expect(await settings.save(usualSettings(), 1)).toBe(true);
    expect(await settings.get()).toEqual({ settings: usualSettings(), rev: 2 });
  });
}
