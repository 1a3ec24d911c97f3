import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import { parse } from '@undersigned/input/fault.ts';
import { FIXED_PAGES, FixedPageInput } from '@undersigned/network/fixed-page.ts';
import { describe, expect, it } from 'vitest';
import { shipped } from './shipped-pages.ts';

const site = { network: { name: { en: 'The network', uk: 'Мережа' } } };

describe.each(FIXED_PAGES)('the page %s as it comes with the software', (name) => {
  const page = shipped(name, site);

  it('is as an editor might have written it', () => {
    expect(parse(FixedPageInput, page)).toEqual({ value: page });
  });

  it('is there in ten languages, and leads to pages of the same language', () => {
    expect(Object.keys(page.body)).toEqual([...LANGUAGE_CODES]);
    for (const language of LANGUAGE_CODES) {
      const links = [...(page.body[language] ?? '').matchAll(/\]\(([^)]+)\)/g)].map(([, href]) => href);
      expect(links.length, language).toBeGreaterThan(0);
      for (const href of links) expect(href).toMatch(new RegExp(`^/${language}/[a-z]+$`));
    }
  });
});
