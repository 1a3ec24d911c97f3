import { DEFAULT_LANGUAGE, LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import { element, xmlDocument } from './xml.ts';

const SITEMAPS = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/**
 * How many pages one sitemap takes: in each of ten languages, and each naming all ten, a page is some 16 KB, and what a
 * function answers with may be 6 MB.
 */
export const PAGES_A_SITEMAP = 200;

/**
 * Pages as search engines read them (sitemaps.org, with Google's alternates): each in every language, and naming itself
 * in the others.
 *
 * @param paths of pages, after the language: `` for the first page, `/organisations/centre`
 */
export function sitemap(origin: string, paths: readonly string[]): string {
  const urls = paths.flatMap((path) => {
    const alternates = LANGUAGE_CODES.map((language) => alternate(language, `${origin}/${language}${path}`));
    const fallback = alternate('x-default', `${origin}/${DEFAULT_LANGUAGE}${path}`);
    return LANGUAGE_CODES.map((language) =>
      element('url', {}, element('loc', {}, `${origin}/${language}${path}`), ...alternates, fallback),
    );
  });
  return xmlDocument(
    element('urlset', { xmlns: SITEMAPS, 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' }, ...urls),
  );
}

const alternate = (hreflang: string, href: string) =>
  element('xhtml:link', { rel: 'alternate', hreflang, href });

/** The sitemaps that there are, by their addresses. */
export const sitemapIndex = (addresses: readonly string[]): string =>
  xmlDocument(
    element(
      'sitemapindex',
      { xmlns: SITEMAPS },
      ...addresses.map((address) => element('sitemap', {}, element('loc', {}, address))),
    ),
  );
