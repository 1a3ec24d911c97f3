import { AxeBuilder } from '@axe-core/playwright';
import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { browsing, picture } from './browser.ts';
import type { Place } from './every-page.ts';
import { OVERFLOWING, RULES } from './looking.ts';
import { recordPlaces } from './record-places.ts';

const { visit } = browsing();
let placesIn: (language: string) => Place[];
const pathOf = (language: string, name: string) =>
  placesIn(language).find((place) => place.name === `record-${name}`)?.path ?? '';

beforeAll(async () => {
  placesIn = await recordPlaces();
}, 180_000);

describe('every page of the record is accessible', () => {
  it.each([
    ['light-desk', { colorScheme: 'light', viewport: { width: 1280, height: 900 } }],
    ['dark-desk', { colorScheme: 'dark', viewport: { width: 1280, height: 900 } }],
    ['light-phone', { colorScheme: 'light', viewport: { width: 360, height: 740 } }],
  ] as const)('in a %s setting', async (setting, options) => {
    const page = await visit({ ...options, reducedMotion: 'reduce' });
    const violations: unknown[] = [];
    for (const { name, path } of placesIn('en')) {
      await page.goto(path);
      const found = await new AxeBuilder({ page }).withTags(RULES).analyze();
      violations.push(
        ...found.violations.map(({ id, nodes }) => [
          name,
          id,
          nodes.map(({ target, failureSummary }) => [target.join(' '), failureSummary]),
        ]),
      );
      await page.screenshot({ path: picture(`${setting}-${name}`), fullPage: true });
    }
    expect(violations).toEqual([]);
  });
});

describe('on the narrowest of phones', () => {
  it.each(LANGUAGE_CODES)('nothing of the record is wider than the screen in %s', async (language) => {
    const page = await visit({ viewport: { width: 320, height: 640 } });
    for (const { name, path } of placesIn(language)) {
      await page.goto(path);
      expect([name, await page.evaluate<string[]>(OVERFLOWING)]).toEqual([name, []]);
    }
  });

  it('nothing is on one twice as wide, with letters twice as large', async () => {
    const page = await visit({ viewport: { width: 640, height: 640 } });
    for (const { name, path } of placesIn('uk')) {
      await page.goto(path);
      await page.evaluate("document.documentElement.style.fontSize = '200%'");
      expect([name, await page.evaluate<string[]>(OVERFLOWING)]).toEqual([name, []]);
    }
  });
});

describe('a reader without JavaScript', () => {
  it('walks from the project to its convening, the declaration adopted there, the report, and what was answered', async () => {
    const page = await visit({ javaScriptEnabled: false });
    const follow = async (name: string | RegExp, heading: string | RegExp) => {
      await page.getByRole('main').getByRole('link', { name }).first().click();
      expect(await page.locator('h1').innerText()).toMatch(heading);
    };
    await page.goto(pathOf('en', 'project'));
    await follow('Rivers without borders', /Rivers/);
    await follow('About of-the-convening', /of-the-convening/);
    expect(await page.locator('.became').innerText()).toContain('The ministry answers');
    await follow('What the workshop found', /found/);
    expect(await page.locator('.files').innerText()).toContain('Version 2');
    await page.getByText('1 earlier version').click();
    expect(await page.locator('.files').innerText()).toContain('Version 1,');
    await follow('About of-the-convening', /of-the-convening/);
    await follow('The ministry answers', /answers/);
    await follow('Centre for Dialogue', /Dialogue/);
  });

  it('narrows a list by name and country, and finds what was chosen still there', async () => {
    const page = await visit({ javaScriptEnabled: false });
    await page.goto('/uk/organisations');
    await page.getByLabel('Назва').fill('dijalog');
    await page.getByLabel('Країна').selectOption('RS');
    await page.getByLabel('Тема').selectOption('civic-space');
    await page.getByRole('button', { name: 'Показати' }).click();
    expect(new URL(page.url()).searchParams.get('country')).toBe('RS');
    expect(await page.getByLabel('Назва').inputValue()).toBe('dijalog');
    expect(await page.getByLabel('Країна').inputValue()).toBe('RS');
    expect(await page.getByLabel('Тема').inputValue()).toBe('civic-space');
    await page.getByRole('link', { name: 'Центр діалогу' }).first().click();
    expect(await page.locator('h1').innerText()).toBe('Центр діалогу');
    await page.goBack();
    await page.getByRole('link', { name: 'Показати весь список' }).click();
    expect(await page.getByLabel('Країна').inputValue()).toBe('');
  });

  it('is told which parts are not in the reader’s language, and each is marked with its own', async () => {
    const page = await visit({ javaScriptEnabled: false });
    await page.goto(pathOf('sq', 'convening'));
    expect(await page.locator('.aside').innerText()).toMatch(/gjuhën tuaj.* English$/);
    expect(await page.locator('h1 [lang]').getAttribute('lang')).toBe('en');
    await page.goto(pathOf('en', 'convening'));
    expect(await page.locator('.aside').count()).toBe(0);
  });
});

describe('by keyboard alone', () => {
  it('a list is narrowed and a thing opened, and one sees where one is', async () => {
    const page = await visit();
    await page.goto('/en/projects');
    await page.locator('#q').focus();
    await page.keyboard.type('rivers');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=rivers/);
    const unseen = await page.evaluate<
      string[]
    >(`[...document.querySelectorAll('main :is(a, input, select, button, summary)')]
      .filter((element) => {
        element.focus();
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return document.activeElement !== element ||
          ((outlineStyle === 'none' || outlineWidth === '0px') && boxShadow === 'none');
      })
      .map((element) => element.outerHTML.slice(0, 80))`);
    expect(unseen).toEqual([]);
    await page.locator('.cards a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/projects\/./);
    expect(await page.locator('h1').innerText()).toMatch(/rivers/i);
  });
});
