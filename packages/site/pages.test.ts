import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import { describe, expect, it } from 'vitest';
import { everyPage } from './every-page.fixture.ts';

/** A block of data, as nothing of a page can end it or follow in it. */
const DATA = /<script type="application\/ld\+json">([^<]*)<\/script>/g;
const withoutData = (html: string) => html.replaceAll(DATA, '');

describe.each(LANGUAGE_CODES)('every page in %s', (language) => {
  const pages = everyPage(language);

  it('names its language and has one heading of the first rank, with no rank left out below it', () => {
    for (const [name, html] of pages) {
      expect(html, name).toMatch(new RegExp(`^<!doctype html><html lang="${language}" dir="ltr">`));
      const ranks = [...html.matchAll(/<h([1-6])[ >]/g)].map(([, rank]) => Number(rank));
      expect(
        ranks.filter((rank) => rank === 1),
        name,
      ).toHaveLength(1);
      ranks.reduce((above, rank) => {
        expect(rank - above, `${name}: h${rank} after h${above}`).toBeLessThanOrEqual(1);
        return rank;
      }, 0);
    }
  });

  it('shows typed markup as text, never as markup', () => {
    for (const [name, html] of pages) {
      expect(withoutData(html), name).not.toMatch(/<script(?! src="\/assets\/)/);
      expect(html, name).not.toContain('javascript:');
      expect(html, name).not.toMatch(/ on[a-z]+=/);
      expect(html, name).not.toMatch(/ style=/);
    }
  });

  it('holds for machines what they can read', () => {
    for (const [name, html] of pages) {
      for (const [, data = ''] of html.matchAll(DATA)) expect(() => JSON.parse(data), name).not.toThrow();
    }
  });

  it('loads nothing from elsewhere', () => {
    for (const [name, html] of pages) {
      const loaded = [
        ...html.matchAll(/<(?:script|img|iframe|link rel="(?:stylesheet|icon)")[^>]*(?:src|href)="([^"]*)"/g),
      ];
      for (const [, address] of loaded) expect(address, name).toMatch(/^\/(assets|v1\/documents)\//);
    }
  });

  it('has no element that is named twice, and no reference to one that is not there', () => {
    for (const [name, html] of pages) {
      const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      expect(ids.toSorted(), name).toEqual([...new Set(ids)].sort());
      const references = [...html.matchAll(/ (?:for|aria-labelledby|aria-describedby|href)="(#?[^"]*)"/g)]
        .filter(([whole]) => !whole.includes(' href') || whole.includes('"#'))
        .flatMap(([, found = '']) => found.replace('#', '').split(' '));
      for (const reference of references) expect(ids, name).toContain(reference);
    }
  });
});
