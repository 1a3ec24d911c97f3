import type { KeptSettings } from '@undersigned/declarations/settings.ts';
import { inLanguage, type Language } from '@undersigned/i18n/languages.ts';
import { type Answer, cached } from '@undersigned/lambda/answer.ts';
import type { FixedPageInput, FixedPageName, FixedPages } from '@undersigned/network/fixed-page.ts';
import type { NetworkStore } from '@undersigned/network/network-store.ts';
import { contactPage, fixedPage } from '@undersigned/site/fixed-page.tsx';
import { page } from './page-answer.ts';
import { pageOf, type Site } from './present.ts';
import { shipped } from './shipped-pages.ts';

interface PagesDeps {
  pages: Pick<FixedPages, 'get'>;
  network: Pick<NetworkStore, 'get'>;
  settings: { get(): Promise<KeptSettings> };
  site: () => Site;
  now: () => Date;
}

/** Editors change it: what they changed is there within a minute. */
const MINUTE = cached(60);

/** A fixed page as its editors keep it; until they have written it, as it comes with the software. */
export async function fixedPageIn(deps: PagesDeps, name: FixedPageName, lang: Language): Promise<Answer> {
  const kept = await deps.pages.get(name);
  const site = deps.site();
  const shown = { page: pageOf(site, lang, `/${name}`), ...textIn(kept ?? shipped(name, site), lang) };
  if (name !== 'contact') return page(200, fixedPage(shown), MINUTE);
  const [{ network }, { settings }] = await Promise.all([deps.network.get(), deps.settings.get()]);
  return page(
    200,
    contactPage({
      ...shown,
      network,
      proofBits: settings.limits.proofBits,
      renderedAt: deps.now(),
    }),
    MINUTE,
  );
}

/** Title and body in one language, the reader's if it has both. */
function textIn({ title, body, summary = {}, language: written }: FixedPageInput, lang: Language) {
  const { text, language } = inLanguage(body, title[lang] === undefined ? written : lang, written);
  return {
    language,
    body: text,
    title: inLanguage(title, language, written).text,
    summary: summary[language],
  };
}
