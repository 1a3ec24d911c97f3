import type { KeptSettings } from '@undersigned/declarations/settings.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import { type Answer, cached } from '@undersigned/lambda/answer.ts';
import { joinPage } from '@undersigned/site/join-page.tsx';
import { type LetterboxOutcome, letterboxOutcomePage } from '@undersigned/site/letterbox-pages.tsx';
import { page } from './page-answer.ts';
import { pageOf, type Site } from './present.ts';

interface PagesDeps {
  settings: { get(): Promise<KeptSettings> };
  site: () => Site;
  now: () => Date;
}

const SECONDS = cached(5);
const MINUTES = cached(300, 0, 3600);

/** The form to apply for membership. */
export async function join({ settings, site, now }: PagesDeps, lang: Language): Promise<Answer> {
  const { limits } = (await settings.get()).settings;
  const shown = pageOf(site(), lang, '/join');
  return page(200, joinPage({ page: shown, proofBits: limits.proofBits, renderedAt: now() }), SECONDS);
}

/** The page after a form about the letterbox, or after the button of a mail's link. */
export async function letterboxOutcome(
  { settings, site }: PagesDeps,
  { lang, outcome }: { lang: Language; outcome: LetterboxOutcome },
): Promise<Answer> {
  const { retention } = (await settings.get()).settings;
  const shown = pageOf(site(), lang, `/letterbox/outcomes/${outcome}`);
  return page(200, letterboxOutcomePage({ page: shown, outcome, days: retention.pendingDays }), MINUTES);
}
