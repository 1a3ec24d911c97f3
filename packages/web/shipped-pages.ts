import { inLanguage, LANGUAGE_CODES } from '@undersigned/i18n/languages.ts';
import { fixed } from '@undersigned/i18n/messages/fixed.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FixedPageInput, FixedPageName } from '@undersigned/network/fixed-page.ts';
import { hrefOf } from '@undersigned/site/page.ts';
import type { Site } from './present.ts';

/** The page as it comes with the software, in every language. */
export function shipped(name: FixedPageName, site: Pick<Site, 'network'>): FixedPageInput {
  const saidIn = (part: 'title' | 'body') =>
    Object.fromEntries(
      LANGUAGE_CODES.map((language) => {
        const values = {
          network: inLanguage(site.network.name, language).text,
          home: hrefOf(language, '').replace(/\/$/, ''),
        };
        return [language, translator(language, fixed)(`${name}.${part}`, values)];
      }),
    );
  return { language: 'en', title: saidIn('title'), body: saidIn('body') };
}
