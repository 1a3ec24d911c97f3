import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { newNetwork, stack } from '../deployed/site.ts';

/** A phone held upright, of the smaller kind. */
export const PHONE = {
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
  deviceScaleFactor: 2,
};

/** What a visit did that no visit may: asked another site, broke the policy, threw. */
type Complaints = string[];

/**
 * A browser for a file's tests. `visit` opens a page as somebody from a network of their own; after each test it is
 * closed, and whatever it did that no visit may fails the test.
 */
export const browsing = (): {
  /** @param elsewhere origins beside the site's that are visited on purpose */
  visit: (options?: BrowserContextOptions, elsewhere?: readonly string[]) => Promise<Page>;
} => {
  let browser: Browser;
  const opened: { page: Page; complaints: Complaints }[] = [];

  beforeAll(async () => {
    const folder = inject('chromium');
    browser = await chromium.launch({
      executablePath: join(folder, 'chromium'),
      args: [
        '--headless=shell',
        // CI runs as root, and opens nothing but this machine's own pages.
        '--no-sandbox',
        '--no-zygote',
        '--disable-gpu',
        '--font-render-hinting=none',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
      env: {
        ...process.env,
        FONTCONFIG_FILE: join(folder, 'fonts.conf'),
        LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH']]
          .filter(Boolean)
          .join(':'),
      },
    });
  });

  afterAll(() => browser?.close());

  afterEach(async () => {
    for (const { page, complaints } of opened.splice(0)) {
      await page.context().close();
      expect(complaints).toEqual([]);
    }
  });

  return {
    async visit(options = {}, elsewhere = []) {
      // A script of another site may not send what says who asks: it asks from where all of them do.
      const isScripted = elsewhere.length > 0 && options.javaScriptEnabled !== false;
      const context = await browser.newContext({
        baseURL: stack.baseUrl,
        ...(!isScripted && { extraHTTPHeaders: { 'x-forwarded-for': newNetwork() } }),
        ...options,
      });
      const page = await context.newPage();
      const complaints: Complaints = [];
      page.on('request', (request) => {
        const url = new URL(request.url());
        if (url.protocol !== 'data:' && ![stack.baseUrl, ...elsewhere].includes(url.origin))
          complaints.push(`asked ${url.origin}`);
      });
      page.on('pageerror', (error) => complaints.push(`threw ${error.message}`));
      page.on('console', (message) => {
        if (/Content.Security.Policy|Refused to|Trusted/i.test(message.text()))
          complaints.push(message.text());
      });
      opened.push({ page, complaints });
      return page;
    },
  };
};

/** Where pictures go: to be looked at, and forgotten. */
export const picture = (name: string): string =>
  join(import.meta.dirname, '../../.local/pictures', `${name}.png`);
