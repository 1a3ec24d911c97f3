import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import { describe, expect, it } from 'vitest';
import { type Asset, assets } from './assets.ts';
import { everyPage } from './every-page.fixture.ts';

const BUDGET = 30 * 1024;

/** As caches compress what they pass on: not as well as can be. */
const brotli = (text: string) =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;

describe('over the wire', () => {
  it.each(LANGUAGE_CODES)('every page in %s with its style and script stays far below 30 KB', (language) => {
    const rest = assets.reduce((sum, { body }) => sum + gzipSync(body).length, 0);
    for (const [name, html] of everyPage(language)) {
      expect(gzipSync(html).length + rest, name).toBeLessThan(BUDGET * 0.7);
      expect(brotli(html), name).toBeLessThan(BUDGET * 0.5);
    }
  });
});

describe('assets', () => {
  const named = (beginning: string): Asset =>
    assets.find(({ path }) => path.startsWith(`/assets/${beginning}.`)) ?? {
      path: '',
      contentType: '',
      body: '',
    };

  it('are named by their content', () => {
    for (const { path } of assets) expect(path).toMatch(/^\/assets\/[a-z]+\.[0-9a-f]{10}\.(css|js|svg)$/);
  });

  it('load nothing from elsewhere', () => {
    expect(named('style').body).not.toMatch(/@import|url\(|https?:/);
    expect(named('sign').body).not.toMatch(/https?:|eval\(/);
  });

  it('hold both palettes, a print style and respect for reduced motion', () => {
    const { body } = named('style');
    for (const query of ['prefers-color-scheme', 'print', 'prefers-reduced-motion'])
      expect(body).toContain(query);
  });
});
