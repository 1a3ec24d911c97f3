import { AxeBuilder } from '@axe-core/playwright';
import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { browsing, picture } from './browser.ts';
import { everyPlace, type Place } from './every-page.ts';
import { OVERFLOWING, RULES } from './looking.ts';

const { visit } = browsing();
let placesIn: (language: string) => Place[];

beforeAll(async () => {
  placesIn = await everyPlace();
}, 180_000);

const goTo = async (page: Page, { path, before }: Place) => {
  await page.goto(path);
  await before?.(page);
};

describe('every page is accessible', () => {
  it.each([
    ['light-desk', { colorScheme: 'light', viewport: { width: 1280, height: 900 } }],
    ['dark-desk', { colorScheme: 'dark', viewport: { width: 1280, height: 900 } }],
    ['light-phone', { colorScheme: 'light', viewport: { width: 360, height: 740 } }],
  ] as const)('in a %s setting', async (setting, options) => {
    const page = await visit({ ...options, reducedMotion: 'reduce' });
    const violations: unknown[] = [];
    for (const place of placesIn('en')) {
      await goTo(page, place);
      const found = await new AxeBuilder({ page }).withTags(RULES).analyze();
      violations.push(
        ...found.violations.map(({ id, nodes }) => [
          place.name,
          id,
          nodes.map(({ target, failureSummary }) => [target.join(' '), failureSummary]),
        ]),
      );
      await page.screenshot({ path: picture(`${setting}-${place.name}`), fullPage: true });
    }
    expect(violations).toEqual([]);
  });
});

describe('on the narrowest of phones', () => {
  it.each(LANGUAGE_CODES)('nothing is wider than the screen in %s', async (language) => {
    const page = await visit({ viewport: { width: 320, height: 640 } });
    for (const place of placesIn(language)) {
      await goTo(page, place);
      expect([place.name, await page.evaluate<string[]>(OVERFLOWING)]).toEqual([place.name, []]);
      if (place.name === 'open')
        await page.screenshot({ path: picture(`narrow-${language}`), fullPage: true });
    }
  });

  it('nothing is on one twice as wide, with letters twice as large', async () => {
    const page = await visit({ viewport: { width: 640, height: 640 } });
    for (const place of placesIn('uk')) {
      await goTo(page, place);
      await page.evaluate("document.documentElement.style.fontSize = '200%'");
      expect([place.name, await page.evaluate<string[]>(OVERFLOWING)]).toEqual([place.name, []]);
    }
  });
});
