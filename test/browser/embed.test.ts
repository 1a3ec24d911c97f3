import { AxeBuilder } from '@axe-core/playwright';
import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draft, open } from '../deployed/declaring.ts';
import { linksIn, mailTo } from '../deployed/mail.ts';
import { newAddress, signaturesOf } from '../deployed/signing.ts';
import { editor, owner, read, stack } from '../deployed/site.ts';
import { browsing, PHONE, picture } from './browser.ts';
import { OVERFLOWING, RULES } from './looking.ts';
import { type PartnerSite, partnerSite, type Visit } from './partner-site.ts';

const { visit } = browsing();
let site: PartnerSite;
let slug: string;

beforeAll(async () => {
  site = await partnerSite();
  slug = await open('embedded');
});
afterAll(() => site?.close());

const at = (where: Partial<Visit> = {}) =>
  `${site.origin}/?${new URLSearchParams({ declaration: slug, ...where } as Record<string, string>)}`;

/** The page of the partner, once its form is there. */
const shown = async (where: Partial<Visit> = {}, options: Parameters<typeof visit>[0] = PHONE) => {
  const page = await visit(options, [site.origin]);
  await page.goto(at(where));
  await page.locator('undersigned-sign article').waitFor();
  return page;
};

/** Everything but the country. */
const fillIn = async (page: Page, email: string) => {
  await page.locator('#capacity-individual').check();
  await page.locator('#name').fill('Олена Шевченко');
  await page.locator('#email').fill(email);
  await page.locator('#display-full').check();
  await page.locator('#consent-processing').check();
  await page.locator('#consent-publish').check();
};
const submit = (page: Page) => page.locator('form.sign button[type=submit]').click();
const sign = async (page: Page) => {
  await fillIn(page, newAddress('embed'));
  await page.locator('#country').selectOption('UA');
  await submit(page);
};
const hasFocus = (place: Locator) => place.evaluate((element) => element.matches(':focus'));

describe('on a partner’s site', () => {
  it('somebody signs, confirms by mail, and counts as coming from there', async () => {
    const declaration = await open('signed-elsewhere');
    const page = await shown({ declaration, language: 'uk' });
    const email = newAddress('embed');
    await page.screenshot({ path: picture('embed-1-form'), fullPage: true });
    const heard = page.evaluate(
      "new Promise((resolve) => addEventListener('undersigned-sent', ({ detail }) => resolve(detail)))",
    );
    await fillIn(page, email);
    await page.locator('#country').selectOption({ label: 'Україна' });
    await page.locator('#consent-partners').check();
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    await submit(page);

    expect((await sent).postDataJSON()).toMatchObject({
      language: 'uk',
      country: 'UA',
      proof: expect.stringMatching(/^v1\./),
      source: site.partner,
      consent: { processing: true, publish: true, partners: [site.partner] },
    });
    const asked = page.locator('#asked');
    await asked.waitFor();
    expect(await asked.innerText()).toBe('Перевірте поштову скриньку');
    expect(await hasFocus(asked)).toBe(true);
    expect(await heard).toBeNull();
    await page.screenshot({ path: picture('embed-2-asked'), fullPage: true });

    await page.goto(stack.baseUrl + linksIn(await mailTo(email)).confirm);
    await page.locator('main form button').click();
    await page.waitForURL('**/confirmed');
    await expect
      .poll(async () => (await read(`/v1/declarations/${declaration}/tally`)).byPartner)
      .toMatchObject([{ partner: site.partner, individuals: 1 }]);
  });

  it('what is wrong is said beside each field and above them all, and can be mended', async () => {
    const page = await shown({ language: 'uk' });
    const email = newAddress('mended');
    await fillIn(page, email);
    await page.locator('#consent-processing').uncheck();
    await submit(page);

    const summary = page.locator('.faults');
    await summary.waitFor();
    expect(await hasFocus(summary)).toBe(true);
    expect(await summary.locator('h3').innerText()).toBe('Потребують уваги 2 поля');
    const country = page.locator('#country');
    expect(await page.locator('#country-fault').innerText()).toContain('Це поле обов’язкове.');
    expect(await country.getAttribute('aria-invalid')).toBe('true');
    expect(await country.getAttribute('aria-describedby')).toBe('country-hint country-fault');
    expect(await page.locator('#name').inputValue()).toBe('Олена Шевченко');
    await page.screenshot({ path: picture('embed-3-faults'), fullPage: true });

    await summary.locator('a').first().click();
    expect(await hasFocus(country)).toBe(true);
    await country.selectOption('UA');
    await page.locator('#consent-processing').check();
    await submit(page);
    await page.locator('#asked').waitFor();
    await mailTo(email);
  });

  it('an organisation’s fields are there for who signs for one, and their faults are seen', async () => {
    const page = await shown();
    expect(await page.locator('#organisation-name').isVisible()).toBe(false);
    await page.locator('#capacity-organisation').check();
    await submit(page);
    await page.locator('.faults').waitFor();
    expect(await page.locator('#organisation-name-fault').isVisible()).toBe(true);
    await page.locator('#capacity-individual').check();
    await submit(page);
    await expect.poll(() => page.locator('#organisation-name').isVisible()).toBe(false);
    expect(await page.locator('#name-fault').innerText()).not.toBe('');
  });

  it('a form that is not answered is kept as it was typed, with a link to where it can be signed', async () => {
    const page = await shown();
    await page.route('**/signatures', (route) => route.abort());
    await sign(page);
    await page.locator('.told').waitFor();
    expect(await page.locator('.told').innerText()).toContain('What you typed is still here.');
    expect(await page.locator('.told a').getAttribute('href')).toBe(
      `${stack.baseUrl}/en/declarations/${slug}?partner=${site.partner}#sign`,
    );
    expect(await page.locator('#name').inputValue()).toBe('Олена Шевченко');
    await page.screenshot({ path: picture('embed-4-unreachable'), fullPage: true });
    await page.unroute('**/signatures');
    await submit(page);
    await page.locator('#asked').waitFor();
  });

  it('that has not registered its origin, a form cannot be answered: it says so, and the link is there', async () => {
    const elsewhere = await partnerSite({ origins: ['https://green-balkans.example.org'] });
    const page = await visit(PHONE, [elsewhere.origin]);
    await page.goto(`${elsewhere.origin}/?declaration=${slug}`);
    await page.locator('undersigned-sign article').waitFor();
    await sign(page);
    await page.locator('.told .unreachable').waitFor();
    expect(await page.locator('.told a').isVisible()).toBe(true);
    await elsewhere.close();
  });

  it('who has to wait is told until when', async () => {
    const page = await shown();
    await page.route('**/signatures', (route) =>
      route.fulfill({
        status: 429,
        headers: { 'access-control-allow-origin': site.origin },
        contentType: 'application/problem+json',
        body: JSON.stringify({ detail: 'You can try again from: 11:00 UTC' }),
      }),
    );
    await sign(page);
    await expect.poll(() => page.locator('.told').innerText()).toContain('You can try again from: 11:00 UTC');
  });

  it('who is too late is told so', async () => {
    const declaration = await open('closing-elsewhere');
    const page = await shown({ declaration });
    await editor('POST', `/declarations/${declaration}/closings`);
    await sign(page);
    await expect.poll(() => page.locator('.told').innerText()).toContain('Signing has ended');
  });
});

describe('a declaration that cannot be signed', () => {
  it('says why', async () => {
    const paused = await open('paused-elsewhere');
    await editor('POST', `/declarations/${paused}/pauses`, { notice: { en: 'We are looking into it.' } });
    const closed = await open('closed-elsewhere');
    await editor('POST', `/declarations/${closed}/closings`);
    const down = await open('down-elsewhere');
    await owner('POST', `/declarations/${down}/takedowns`, { reason: 'A court’s order.', public: true });
    const announced = await draft('announced-elsewhere', { opensAt: '2099-01-01T00:00:00Z' });
    const page = await visit(PHONE, [site.origin]);
    for (const [declaration, said] of [
      [paused, 'We are looking into it.'],
      [closed, 'Signing has ended'],
      [down, 'A court’s order.'],
      [announced, 'Signing opens: 1 January 2099'],
    ] as const) {
      await page.goto(at({ declaration }));
      await expect.poll(() => page.locator('undersigned-sign .notice').innerText()).toContain(said);
      expect(await page.locator('undersigned-sign form').count()).toBe(0);
    }
  });
});

describe('the link', () => {
  const link = (page: Page) => page.getByRole('link', { name: 'Sign over there' });

  it('is what there is without JavaScript, and leads to a form that says where its sender came from', async () => {
    const page = await visit({ ...PHONE, javaScriptEnabled: false }, [site.origin]);
    await page.goto(at());
    expect(await link(page).isVisible()).toBe(true);
    await page.screenshot({ path: picture('embed-5-link'), fullPage: true });
    await link(page).click();
    expect(await page.locator('form.sign [name=source]').getAttribute('value')).toBe(site.partner);
    const email = newAddress('link');
    await fillIn(page, email);
    await page.locator('#consent-partners').check();
    // Without a country it is asked for again, and is still the partner's.
    await page.waitForTimeout(1500);
    await submit(page);
    expect(await page.locator('#consent-partners').isChecked()).toBe(true);
    await page.locator('#country').selectOption('UA');
    await submit(page);
    expect(page.url()).toContain('/check-your-mail');
    expect(await signaturesOf(slug, `&email=${email}`)).toMatchObject([{ source: site.partner }]);
  });

  it.each([
    ['the network’s site does not answer', { route: '**/form?*' }],
    ['the script does not come', { route: '**/embed.js' }],
    ['there is no such declaration', { where: { declaration: 'nowhere' } }],
  ])('stays where %s', async (_, { route, where }: { route?: string; where?: Partial<Visit> }) => {
    const page = await visit(PHONE, [site.origin]);
    const heard: string[] = [];
    page.on('console', (message) => heard.push(message.text()));
    if (route) await page.route(route, (one) => one.abort());
    await page.goto(at(where));
    await expect.poll(() => heard.length).toBeGreaterThan(0);
    expect(await link(page).isVisible()).toBe(true);
  });

  it('is out of sight once the form is there, by a module and by a classic script', async () => {
    for (const how of ['element', 'classic'] as const) {
      const page = await shown({ page: how });
      expect(await link(page).isVisible()).toBe(false);
    }
  });
});

describe('without a mouse', () => {
  it('the form is filled in and sent, and one always sees where one is', async () => {
    const page = await shown({}, { viewport: { width: 1280, height: 900 } });
    const email = newAddress('keys');
    const focused = () =>
      page.evaluate<{ id: string; type: string | null; isSeen: boolean }>(`(() => {
        const host = document.activeElement;
        const element = host.shadowRoot?.activeElement ?? host;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return { id: element.id, type: element.getAttribute('type'), isSeen: outlineStyle !== 'none' && outlineWidth !== '0px' };
      })()`);
    const tabTo = async (wanted: string) => {
      for (let pressed = 0; pressed < 60; pressed++) {
        await page.keyboard.press('Tab');
        const now = await focused();
        expect(now).toMatchObject({ isSeen: true });
        if (now.id === wanted || now.type === wanted) return;
      }
      throw new Error(`The keyboard never came to ${wanted}`);
    };
    await tabTo('capacity-individual');
    await page.keyboard.press('Space');
    await tabTo('name');
    await page.keyboard.type('Olena Shevchenko');
    await tabTo('email');
    await page.keyboard.type(email);
    await tabTo('display-full');
    await page.keyboard.press('Space');
    await tabTo('consent-processing');
    await page.keyboard.press('Space');
    await tabTo('consent-publish');
    await page.keyboard.press('Space');
    await tabTo('submit');
    await page.keyboard.press('Enter');
    // The country was left out: the summary has the focus, and its link leads there.
    await page.locator('.faults').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused()).toMatchObject({ id: 'country' });
    await page.keyboard.type('Ukraine');
    await tabTo('submit');
    await page.keyboard.press('Enter');
    await page.locator('#asked').waitFor();
    await mailTo(email);
  });
});

describe('how it looks', () => {
  /** In every state there is: as it comes, with faults, unanswered, and done. */
  const everyState = async (page: Page, look: (state: string) => Promise<void>) => {
    await look('form');
    await page.locator('#capacity-organisation').check();
    await submit(page);
    await page.locator('.faults').waitFor();
    await look('faults');
    await page.locator('#capacity-individual').check();
    await page.route('**/signatures', (route) => route.abort());
    await sign(page);
    await page.locator('.told').waitFor();
    await look('told');
    await page.unroute('**/signatures');
    await submit(page);
    await page.locator('#asked').waitFor();
    await look('asked');
  };

  it.each(LANGUAGE_CODES)(
    'nothing is in the way of anybody, nor wider than a narrow phone, in %s',
    async (language) => {
      const theme = LANGUAGE_CODES.indexOf(language) % 2 ? 'dark' : 'light';
      const page = await shown(
        { language, theme },
        { viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' },
      );
      const found: unknown[] = [];
      await everyState(page, async (state) => {
        const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
        for (const { id, nodes } of violations)
          found.push([state, id, nodes.map(({ target, failureSummary }) => [target, failureSummary])]);
        const wide = await page.evaluate<unknown>(
          `${OVERFLOWING}.length || document.documentElement.scrollWidth > 320`,
        );
        if (wide) found.push([state, 'wider than the screen']);
        await page.screenshot({ path: picture(`embed-${theme}-${language}-${state}`), fullPage: true });
      });
      expect(found).toEqual([]);
    },
  );

  it('takes nothing of the page around it but what it is told', async () => {
    const page = await shown({ theme: 'own' }, { viewport: { width: 1000, height: 900 } });
    const style = (selector: string, property: string) =>
      page.evaluate<string>(`getComputedStyle(
        document.querySelector('undersigned-sign').shadowRoot.querySelector('${selector}')
      ).getPropertyValue('${property}')`);
    const label = 'label[for=name]';
    expect(await style(label, 'text-transform')).toBe('none');
    expect(await style(label, 'letter-spacing')).toBe('normal');
    expect(await style(label, 'color')).toBe('rgb(18, 24, 42)');
    expect(await style(label, 'font-size')).toBe('17px');
    const button = 'button';
    expect(await style(button, 'background-color')).toBe('rgb(46, 107, 52)');
    expect(await style(button, 'border-radius')).toBe('20px');
    await page.screenshot({ path: picture('embed-own'), fullPage: true });
  });
});

describe('the form to copy', () => {
  it('signs from a page that the network was told nothing of', async () => {
    const page = await visit({ ...PHONE, javaScriptEnabled: false }, [site.origin]);
    const email = newAddress('copied');
    await page.goto(at({ page: 'plain' }));
    await page.getByLabel('Name', { exact: true }).fill('Olena Shevchenko');
    await page.getByLabel('E-mail address', { exact: true }).fill(email);
    await page.getByRole('combobox').selectOption('UA');
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await page.screenshot({ path: picture('embed-6-plain'), fullPage: true });
    await page.getByRole('button').click();
    await page.waitForURL(`${stack.baseUrl}/en/declarations/${slug}/check-your-mail`);
    expect(await signaturesOf(slug, `&email=${email}`)).toMatchObject([{ source: site.partner }]);
  });
});
