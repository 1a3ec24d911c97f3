import { proofFault } from '@undersigned/declarations/proof.ts';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { open } from '../deployed/declaring.ts';
import { linksIn, mailTo } from '../deployed/mail.ts';
import { newAddress, signaturesOf } from '../deployed/signing.ts';
import { editor, read } from '../deployed/site.ts';
import { browsing, PHONE, picture } from './browser.ts';
import { FOCUSED, type Focused } from './looking.ts';

const { visit } = browsing();

const declared = async () => {
  const slug = await open('a-signer-with-a-browser');
  await editor('PUT', `/declarations/${slug}/texts/uk`, {
    body: '# Мир і партнерство\n\nМи звертаємося до **урядів** наших країн.\n\n- разом\n- зараз\n',
  });
  return slug;
};

/** Everything but the country. */
const fillIn = async (page: Page, email: string) => {
  await page.locator('#capacity-individual').check();
  await page.locator('#name').fill('Олена Шевченко');
  await page.locator('#email').fill(email);
  await page.locator('#display-full').check();
  await page.locator('#comment').fill('Разом.');
  await page.locator('#consent-processing').check();
  await page.locator('#consent-publish').check();
  // Nobody sends a form in the second in which it was made.
  await page.waitForTimeout(1500);
};

const submit = (page: Page) => page.locator('form.sign button[type=submit]').click();
const heading = (page: Page) => page.locator('h1').innerText();
const shownPath = (page: Page) => new URL(page.url()).pathname;

describe('a signer on a phone, without JavaScript', () => {
  it('reads, forgets the country, mends it, confirms by mail and withdraws', async () => {
    const slug = await declared();
    const page = await visit({ ...PHONE, javaScriptEnabled: false, locale: 'uk-UA' });
    const email = newAddress('phone');

    await page.goto(`/uk/declarations/${slug}`);
    expect(await page.locator('main').innerText()).toContain('Ми звертаємося до урядів наших країн.');
    await page.screenshot({ path: picture('phone-1-declaration'), fullPage: true });
    await page.locator('a[href="#sign"]').first().click();
    await fillIn(page, email);
    await submit(page);

    expect(await page.locator('#country-fault').innerText()).toContain('Це поле обов’язкове.');
    expect(await page.locator('#country').getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('#name').inputValue()).toBe('Олена Шевченко');
    expect(await page.locator('#email').inputValue()).toBe(email);
    expect(await page.locator('#comment').inputValue()).toBe('Разом.');
    expect(await page.locator('#display-full').isChecked()).toBe(true);
    expect(await page.locator('#consent-publish').isChecked()).toBe(true);
    await page.screenshot({ path: picture('phone-2-fault'), fullPage: true });
    await page.locator('.faults a').first().click();
    await page.locator('#country').selectOption({ label: 'Україна' });
    await page.waitForTimeout(1500);
    await submit(page);

    expect(shownPath(page)).toBe(`/uk/declarations/${slug}/check-your-mail`);
    expect(await heading(page)).toBe('Перевірте поштову скриньку');
    await page.screenshot({ path: picture('phone-3-check-your-mail'), fullPage: true });

    const links = linksIn(await mailTo(email));
    await page.goto(links.confirm);
    expect(await page.locator('main').innerText()).toContain('Олена Шевченко');
    await page.screenshot({ path: picture('phone-4-confirm'), fullPage: true });
    await page.locator('main form button').click();
    expect(shownPath(page)).toBe(`/uk/declarations/${slug}/confirmed`);
    const thanks = await heading(page);
    await page.screenshot({ path: picture('phone-5-confirmed'), fullPage: true });

    // The same button in another tab, a moment later.
    const tab = await page.context().newPage();
    await tab.goto(links.confirm);
    await tab.locator('main form button').click();
    expect(await heading(tab)).toBe(thanks);
    await tab.close();

    const roll = async () => {
      await page.goto(`/uk/declarations/${slug}/signatories`);
      return page.locator('main').innerText();
    };
    await expect.poll(roll, { timeout: 60_000, interval: 1000 }).toContain('Олена Шевченко');
    await page.screenshot({ path: picture('phone-6-roll'), fullPage: true });

    await page.goto(links.withdraw);
    await page.locator('main form button').click();
    expect(shownPath(page)).toBe(`/uk/declarations/${slug}/withdrawn`);
    await expect.poll(roll, { timeout: 60_000, interval: 1000 }).not.toContain('Олена Шевченко');
    await expect.poll(() => read(`/v1/declarations/${slug}/tally`)).toMatchObject({ individuals: 0 });
  });

  it('sees what an organisation has to say only when signing for one', async () => {
    const slug = await declared();
    const page = await visit({ ...PHONE, javaScriptEnabled: false });
    await page.goto(`/uk/declarations/${slug}`);
    const organisation = page.locator('#organisation-name');
    expect(await organisation.isVisible()).toBe(false);
    await page.locator('#capacity-organisation').check();
    expect(await organisation.isVisible()).toBe(true);
    await page.locator('#capacity-individual').check();
    expect(await organisation.isVisible()).toBe(false);
  });

  it('who says it was somebody else is erased', async () => {
    const slug = await declared();
    const page = await visit({ ...PHONE, javaScriptEnabled: false });
    const email = newAddress('not-me');
    await page.goto(`/uk/declarations/${slug}`);
    await fillIn(page, email);
    await page.locator('#country').selectOption('BG');
    await submit(page);
    await page.goto(linksIn(await mailTo(email))['not-me']);
    await page.locator('main form button').click();
    expect(shownPath(page)).toBe(`/uk/declarations/${slug}/disavowed`);
    const [signature] = await signaturesOf(slug);
    expect(signature).toMatchObject({ state: 'disavowed' });
    expect(JSON.stringify(signature)).not.toContain('Шевченко');
  });
});

describe('a signer with JavaScript', () => {
  it('sends a proof of work that was made while the form was filled in', async () => {
    const slug = await declared();
    const page = await visit(PHONE);
    const email = newAddress('script');
    await page.goto(`/uk/declarations/${slug}`);
    const bits = Number(await page.locator('form.sign').getAttribute('data-proof-bits'));
    expect(bits).toBeGreaterThan(10);
    await fillIn(page, email);
    await page.locator('#country').selectOption('UA');
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    await submit(page);
    await page.waitForURL(`**/uk/declarations/${slug}/check-your-mail`, { timeout: 60_000 });
    const proof = new URLSearchParams((await sent).postData() ?? '').get('proof') ?? '';
    expect(proofFault(proof, { slug, email, bits, at: new Date() })).toBeUndefined();
    await mailTo(email);
  });

  it('makes another proof when the address is mended', async () => {
    const slug = await declared();
    const page = await visit(PHONE);
    const email = newAddress('mended');
    await page.goto(`/uk/declarations/${slug}`);
    await fillIn(page, newAddress('first'));
    const proof = () => page.locator('form.sign input[name=proof]').inputValue();
    await expect.poll(proof, { timeout: 30_000 }).toMatch(/^v1\./);
    await page.locator('#email').fill(email);
    await page.locator('#country').selectOption('UA');
    await submit(page);
    await page.waitForURL(`**/check-your-mail`, { timeout: 60_000 });
    await mailTo(email);
  });
});

describe('somebody without a mouse', () => {
  it('signs by keyboard alone, and always sees where they are', async () => {
    const slug = await declared();
    const page = await visit({ viewport: { width: 1280, height: 900 } });
    const email = newAddress('keyboard');
    await page.goto(`/en/declarations/${slug}`);

    const focused = () => page.evaluate<Focused>(FOCUSED);
    const tabTo = async (wanted: string) => {
      for (let pressed = 0; pressed < 120; pressed++) {
        await page.keyboard.press('Tab');
        const now = await focused();
        expect(now).toMatchObject({ isSeen: true });
        if (now.id === wanted || (wanted === 'submit' && now.type === 'submit')) return;
      }
      throw new Error(`The keyboard never came to ${wanted}`);
    };

    await page.keyboard.press('Tab');
    expect(await focused()).toMatchObject({ href: '#content', isSeen: true });
    await tabTo('capacity-individual');
    await page.keyboard.press('Space');
    await tabTo('name');
    await page.keyboard.type('Olena Shevchenko');
    await tabTo('email');
    await page.keyboard.type(email);
    await tabTo('country');
    await page.keyboard.type('Ukraine');
    await tabTo('display-full');
    await page.keyboard.press('Space');
    await tabTo('consent-processing');
    await page.keyboard.press('Space');
    await tabTo('consent-publish');
    await page.keyboard.press('Space');
    await tabTo('submit');
    await page.waitForTimeout(1500);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/check-your-mail', { timeout: 60_000 });

    await page.goto(linksIn(await mailTo(email)).confirm);
    for (let pressed = 0; pressed < 40 && (await focused()).type !== 'submit'; pressed++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/confirmed');
    await expect
      .poll(async () => (await read(`/v1/declarations/${slug}/signatures`)).items)
      .toMatchObject([{ name: 'Olena Shevchenko', country: 'UA' }]);
  });
});
