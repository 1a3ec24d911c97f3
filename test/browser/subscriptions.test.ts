import { AxeBuilder } from '@axe-core/playwright';
import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { mailTo } from '../deployed/mail.ts';
import { newAddress } from '../deployed/signing.ts';
import { linksOf, preferences, tokenOf } from '../deployed/subscribing.ts';
import { browsing, PHONE, picture } from './browser.ts';
import type { Place } from './every-page.ts';
import { FOCUSED, type Focused, OVERFLOWING, RULES } from './looking.ts';
import { subscriptionPlaces } from './subscription-places.ts';

const { visit } = browsing();

const goTo = async (page: Page, { path, before }: Place) => {
  await page.goto(path);
  await before?.(page);
};

describe('every page of a subscription', () => {
  let placesIn: (language: string) => Place[];

  beforeAll(async () => {
    placesIn = await subscriptionPlaces();
  }, 180_000);

  it.each([
    ['light-desk', { colorScheme: 'light', viewport: { width: 1280, height: 900 } }],
    ['dark-desk', { colorScheme: 'dark', viewport: { width: 1280, height: 900 } }],
    ['light-phone', { colorScheme: 'light', viewport: { width: 360, height: 740 } }],
  ] as const)('is accessible in a %s setting', async (setting, options) => {
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

  it.each(LANGUAGE_CODES)('is no wider than the narrowest of phones in %s', async (language) => {
    const page = await visit({ viewport: { width: 320, height: 640 } });
    for (const place of placesIn(language)) {
      await goTo(page, place);
      expect([place.name, await page.evaluate<string[]>(OVERFLOWING)]).toEqual([place.name, []]);
    }
  });
});

describe.each([
  ['with a script', true],
  ['without', false],
])('a reader on a phone, %s', (_, javaScriptEnabled) => {
  it('subscribes, changes the choices in another language, and leaves', async () => {
    const page = await visit({ ...PHONE, javaScriptEnabled });
    const email = newAddress('phone');
    await page.goto('/bs');
    await page.locator('footer a[href="/bs/subscribe"]').tap();
    await page.locator('#email').fill(email);
    await page.locator('#rhythm-daily').check();
    expect(await page.locator('#topics-energy').isVisible()).toBe(false);
    await page.locator('#about-topics').check();
    await page.locator('#topics-energy').check();
    await page.waitForTimeout(1500);
    await page.locator('form.sign button[type=submit]').tap();
    await page.waitForURL('**/bs/subscribe/check-your-mail', { timeout: 60_000 });

    const [confirm = ''] = linksOf(await mailTo(email));
    await page.goto(confirm);
    await page.locator('main button[type=submit]').tap();
    await page.waitForURL('**/bs/subscribe/confirmed');

    const [choose = ''] = linksOf(await mailTo(email, 2));
    await page.goto(choose);
    expect(await page.locator('#topics-energy').isChecked()).toBe(true);
    await page.locator('#rhythm-monthly').check();
    await page.locator('#about-everything').check();
    await page.locator('#language').selectOption('mk');
    await page.locator('form.sign button[type=submit]').tap();
    await page.waitForURL('**/mk/subscription/**');
    expect(await page.locator('[role=status]').first().textContent()).toMatch(/\p{Script=Cyrillic}/u);
    expect((await preferences(tokenOf(choose))).json).toMatchObject({
      language: 'mk',
      rhythm: 'monthly',
      topics: [],
    });

    await page.locator('form[action*="unsubscriptions"] button').tap();
    await page.waitForURL('**/mk/subscribe/unsubscribed');
    expect((await preferences(tokenOf(choose))).status).toBe(410);
    await mailTo(email, 3);
  });
});

describe('somebody without a mouse', () => {
  it('subscribes by keyboard alone, and always sees where they are', async () => {
    const page = await visit({ viewport: { width: 1280, height: 900 } });
    const email = newAddress('keyboard');
    await page.goto('/en/subscribe');
    const tabTo = async (wanted: string) => {
      for (let pressed = 0; pressed < 80; pressed++) {
        await page.keyboard.press('Tab');
        const now = await page.evaluate<Focused>(FOCUSED);
        expect(now).toMatchObject({ isSeen: true });
        if (now.id === wanted || (wanted === 'submit' && now.type === 'submit')) return;
      }
      throw new Error(`The keyboard never came to ${wanted}`);
    };
    await tabTo('email');
    await page.keyboard.type(email);
    await tabTo('rhythm-weekly');
    await page.keyboard.press('ArrowDown');
    await tabTo('about-everything');
    await page.keyboard.press('ArrowDown');
    await tabTo('topics-energy');
    await page.keyboard.press('Space');
    await tabTo('submit');
    await page.waitForTimeout(1500);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/check-your-mail', { timeout: 60_000 });

    await page.goto(linksOf(await mailTo(email))[0] ?? '');
    await tabTo('submit');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/confirmed');
    const [choose = ''] = linksOf(await mailTo(email, 2));
    expect((await preferences(tokenOf(choose))).json).toMatchObject({
      rhythm: 'monthly',
      topics: ['energy'],
    });
  });
});
