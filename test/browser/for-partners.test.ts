import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { open } from '../deployed/declaring.ts';
import { ask, owner, stack } from '../deployed/site.ts';
import { browsing, picture } from './browser.ts';
import { OVERFLOWING, RULES } from './looking.ts';

const { visit } = browsing();
const partner = `http://127.0.0.1:${new URL(stack.baseUrl).port}`;

/** What webmasters look at. */
const PLACES = {
  'docs-signatures': '/docs/signatures',
  events: '/events',
  event: '/events/signature.confirmed/1',
  'local-webhooks': '/_local/webhooks',
  'local-partner-plain': `${partner}/_local/partner/plain`,
  'local-partner-sheet': `${partner}/_local/partner/sheet`,
};

const caughtSomething = async () => {
  const name = `seen-${randomUUID().slice(0, 8)}`;
  await ask(`/_local/webhooks/${name}`, { method: 'POST', body: '{"type":"signature.confirmed"}' });
};

describe('what webmasters look at', () => {
  it.each([
    ['light-desk', { colorScheme: 'light', viewport: { width: 1280, height: 900 } }],
    ['dark-phone', { colorScheme: 'dark', viewport: { width: 360, height: 740 } }],
  ] as const)('is accessible in a %s setting', async (setting, options) => {
    await caughtSomething();
    const page = await visit({ ...options, reducedMotion: 'reduce' }, [partner]);
    const violations: unknown[] = [];
    for (const [name, path] of Object.entries(PLACES)) {
      await page.goto(path);
      const found = await new AxeBuilder({ page }).withTags(RULES).analyze();
      violations.push(
        ...found.violations.map(({ id, nodes }) => [name, id, nodes.map(({ target }) => target.join(' '))]),
      );
      await page.screenshot({ path: picture(`${setting}-${name}`), fullPage: true });
    }
    expect(violations).toEqual([]);
  });

  it('is not wider than the narrowest of phones', async () => {
    await caughtSomething();
    const page = await visit({ viewport: { width: 320, height: 640 } }, [partner]);
    for (const [name, path] of Object.entries(PLACES)) {
      await page.goto(path);
      expect([name, await page.evaluate<string[]>(OVERFLOWING)]).toEqual([name, []]);
    }
  });
});

describe('the tester of signed requests', () => {
  const said = (page: Page) => page.getByRole('status').innerText();

  it('says by the keyboard alone what a request should have, and why one does not verify, and asks nobody', async () => {
    const page = await visit();
    await page.goto('/docs/signatures');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const secret = `whsec_${Buffer.from(randomUUID().repeat(2)).toString('base64').slice(0, 44)}`;
    const body = '{"name":"Олена"}';
    const seconds = Math.floor(Date.now() / 1000);

    await page.getByLabel('Secret').focus();
    for (const typed of [secret, 'msg_1', `${seconds}`, undefined, body]) {
      // Between the time and the body there is a button.
      if (typed !== undefined) {
        await page.keyboard.press('ControlOrMeta+a');
        await page.keyboard.insertText(typed);
      }
      await page.keyboard.press('Tab');
    }
    const expected = new Webhook(secret).sign('msg_1', new Date(seconds * 1000), body);
    await expect.poll(() => said(page)).toContain(expected);
    await page.keyboard.insertText(expected);
    await expect.poll(() => said(page)).toContain('It verifies.');
    await page.getByLabel('Body').fill(`${body}\n`);
    await expect.poll(() => said(page)).toMatch(/does not verify.*without its last line end/s);
    await page.screenshot({ path: picture('docs-signatures-refused'), fullPage: true });
    expect(asked).toEqual([]);
  });

  it('says without JavaScript that it needs it', async () => {
    const page = await visit({ javaScriptEnabled: false });
    await page.goto('/docs/signatures');
    expect(await page.getByRole('main').innerText()).toContain('It needs JavaScript');
    expect(await page.locator('form').isVisible()).toBe(false);
  });
});

describe('the partner’s site', () => {
  it('has the form of the network in it, under its own strict policy', async () => {
    const declaration = await open('embedded');
    await owner('PUT', `/partners/of-${declaration}`, {
      name: 'Two Banks',
      contact: 'webmaster@example.org',
      origins: [partner],
    });
    const page = await visit({ reducedMotion: 'reduce' }, [partner]);
    await page.goto(`${partner}/_local/partner?declaration=${declaration}&partner=of-${declaration}`);
    await page.locator('undersigned-sign').getByRole('button').last().waitFor();
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))])).toEqual([]);
    await page.screenshot({ path: picture('local-partner'), fullPage: true });
  });

  it('signs by its plain form, without a script of anybody’s', async () => {
    const slug = await open('signed-elsewhere');
    const { status } = await owner('PUT', `/partners/of-${slug}`, {
      name: 'Two Banks',
      contact: 'webmaster@example.org',
      asksConsent: true,
    });
    expect(status).toBe(201);
    const page = await visit({ javaScriptEnabled: false }, [partner]);
    await page.goto(`${partner}/_local/partner/plain?declaration=${slug}&partner=of-${slug}`);
    await page.getByLabel('Name', { exact: true }).fill('Олена Шевченко');
    await page.getByLabel('E-mail address').fill(`olena.${slug}@example.org`);
    await page.getByLabel('Country').fill('UA');
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await page.getByRole('button', { name: 'Sign' }).click();
    await page.waitForURL(`**/en/declarations/${slug}/check-your-mail`);
  });

  it('switches how its receiver answers, by a form', async () => {
    const name = `switched-${randomUUID().slice(0, 8)}`;
    await ask(`/_local/webhooks/${name}`, { method: 'POST', body: '{}' });
    const page = await visit({ javaScriptEnabled: false });
    await page.goto('/_local/webhooks');
    const row = page.getByRole('row', { name: new RegExp(name) }).first();
    await row.getByRole('combobox').selectOption('500');
    await row.getByRole('button').click();
    const { status } = await ask(`/_local/webhooks/${name}`, { method: 'POST', body: '{}' });
    expect(status).toBe(500);
    await page.screenshot({ path: picture('local-webhooks-switched'), fullPage: true });
  });
});
