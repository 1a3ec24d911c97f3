import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PAGES_A_SITEMAP, sitemap, sitemapIndex } from '@undersigned/exchange/sitemap.ts';
import { LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import { XmlDocument, type XmlElement } from 'libxml2-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { byXsd } from './schemas.ts';

const origin = 'https://sign.example.org';

describe('sitemaps by the XML Schema of sitemaps.org', () => {
  let validate: (text: string) => void;
  beforeAll(() => {
    const main = fileURLToPath(import.meta.resolve('sitemap'));
    validate = byXsd(join(dirname(main), '../../schema/sitemap.xsd'));
  });

  it('a page is there in every language, and names itself in the others', () => {
    const text = sitemap(origin, ['', '/organisations/centre']);
    // Of the alternates the schema knows nothing, and takes none.
    expect(() => validate(text.replaceAll(/<xhtml:link [^>]*\/>/g, ''))).not.toThrow();
    expect(text.match(/<loc>/g)).toHaveLength(2 * LANGUAGE_CODES.length);
    expect(text.match(/<url>.*?<\/url>/)?.[0].match(/hreflang=/g)).toHaveLength(LANGUAGE_CODES.length + 1);
    expect(text).toContain('<loc>https://sign.example.org/sr-Latn/organisations/centre</loc>');
  });

  it('as many pages as one takes are well below what a function may answer', () => {
    const text = sitemap(
      'https://a-network-of-a-name-rather-long.example.org',
      Array.from({ length: PAGES_A_SITEMAP }, () => `/organisations/${'x'.repeat(80)}`),
    );
    expect(Buffer.byteLength(text)).toBeLessThan(5_500_000);
  });

  it('an index names the others, whatever is in their addresses', () => {
    const document = XmlDocument.fromString(sitemapIndex([`${origin}/sitemaps/projects.xml?after=a&b=c`]));
    const locations = document.find('//s:sitemapindex/s:sitemap/s:loc', {
      s: 'http://www.sitemaps.org/schemas/sitemap/0.9',
    });
    expect(locations.map((one) => (one as XmlElement).content)).toEqual([
      'https://sign.example.org/sitemaps/projects.xml?after=a&b=c',
    ]);
    document.dispose();
  });
});
