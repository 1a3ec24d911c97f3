import { language as lang, slug } from '@undersigned/input/fields.ts';
import { FIXED_PAGES } from '@undersigned/network/fixed-page.ts';
import * as z from 'zod/mini';
import { digestPages } from './digest-pages.ts';
import { rootFiles } from './machines.ts';
import { page } from './page.ts';
import { recordPages } from './record-pages.ts';
import type { Route } from './route.ts';

/*
 * The pages, declared as routes like the rest, so that they are found, guarded and tested in the same way. They are not
 * in the API description.
 */

const OfDeclaration = z.strictObject({ lang, slug });
const OfLink = z.strictObject({ lang, token: z.string() });

export const toLanguage = page('toLanguage', '/', z.unknown(), 'To the reader’s language');
export const homePage = page('homePage', '/{lang}', z.strictObject({ lang }), 'The network’s first page');
export const searchPage = page(
  'searchPage',
  '/{lang}/search',
  z.strictObject({ lang }),
  'Everything by its name',
);
export const declarationsPage = page(
  'declarationsPage',
  '/{lang}/declarations',
  z.strictObject({ lang }),
  'All declarations',
);
export const declarationPage = page(
  'declarationPage',
  '/{lang}/declarations/{slug}',
  OfDeclaration,
  'A declaration, who signed it, and the form',
);
export const signatoriesPage = page(
  'signatoriesPage',
  '/{lang}/declarations/{slug}/signatories',
  OfDeclaration,
  'The roll',
);
/** What the page after a form says; one page each. */
export const OUTCOMES = ['check-your-mail', 'confirmed', 'in-review', 'withdrawn', 'disavowed'] as const;
export const outcomePages = OUTCOMES.map((outcome) => ({
  outcome,
  route: page(
    `${outcome}Page`,
    `/{lang}/declarations/{slug}/${outcome}`,
    OfDeclaration,
    `After a form: ${outcome}`,
  ),
}));
export const fixedPages = FIXED_PAGES.map((name) => ({
  name,
  route: page(`${name}Page`, `/{lang}/${name}`, z.strictObject({ lang }), `What editors keep: ${name}`),
}));
export const privacyPage = page(
  'privacyPage',
  '/{lang}/privacy',
  z.strictObject({ lang }),
  'What is kept of whom',
);
export const problemPage = page(
  'problemPage',
  '/problems/{name}',
  z.strictObject({ name: z.string() }),
  'A problem explained',
);
export const assetFile = page(
  'assetFile',
  '/assets/{file}',
  z.strictObject({ file: z.string() }),
  'Style, script, icon',
);

export const docsPage = page('docsPage', '/docs', z.unknown(), 'The API reference');
export const docsFile = page(
  'docsFile',
  '/docs/{file}',
  z.strictObject({ file: z.string() }),
  'Its style and script',
);
/** By the gateway's path of the files beside it. */
export const signaturesPage = {
  ...page('signaturesPage', '/docs/signatures', z.unknown(), 'Signed requests, looked into'),
  gatewayPath: '/docs/{file}',
} as const;
export const eventsPage = page('eventsPage', '/events', z.unknown(), 'The catalogue of events');
export const eventPage = page(
  'eventPage',
  '/events/{type}/{version}',
  z.strictObject({ type: z.string(), version: z.string() }),
  'An event explained; for programs, the JSON Schema of its data',
);

/** The pages for those who write programs. */
export const referencePages = [
  docsPage,
  signaturesPage,
  docsFile,
  eventsPage,
  eventPage,
] as unknown as readonly Route[];

export const confirmPage = page('confirmPage', '/{lang}/confirm/{token}', OfLink, 'Asks to confirm');
export const withdrawPage = page('withdrawPage', '/{lang}/withdraw/{token}', OfLink, 'Asks to withdraw');
export const notMePage = page('notMePage', '/{lang}/not-me/{token}', OfLink, 'Asks “was this not you?”');

/** The pages that mail links lead to. */
export const linkPages = [confirmPage, withdrawPage, notMePage] as unknown as readonly Route[];

/** What a page after a form, or after the button of a mail's link, says of what was put into the letterbox. */
export const LETTERBOX_OUTCOMES = [
  'comment-check',
  'comment-waiting',
  'comment-removed',
  'comment-disowned',
  'application-check',
  'application-waiting',
  'application-disowned',
  'message-accepted',
] as const;

export const joinPage = page(
  'joinPage',
  '/{lang}/join',
  z.strictObject({ lang }),
  'The form to apply for membership',
);
export const letterboxOutcomePage = page(
  'letterboxOutcomePage',
  '/{lang}/letterbox/outcomes/{outcome}',
  z.strictObject({ lang, outcome: z.enum(LETTERBOX_OUTCOMES) }),
  'After a form, or the button of a mail’s link',
);
export const letterboxLinkPage = page(
  'letterboxLinkPage',
  '/{lang}/letterbox/{token}',
  OfLink,
  'Asks what a mail’s link is for',
);

/** What a page says after a form about a subscription, or after the button of a mail's link. */
export const SUBSCRIPTION_OUTCOMES = ['check-your-mail', 'confirmed', 'held-back', 'unsubscribed'] as const;

export const subscribePage = page(
  'subscribePage',
  '/{lang}/subscribe',
  z.strictObject({ lang }),
  'The form to ask for news by mail',
);
export const subscriptionOutcomePage = page(
  'subscriptionOutcomePage',
  '/{lang}/subscribe/{outcome}',
  z.strictObject({ lang, outcome: z.enum(SUBSCRIPTION_OUTCOMES) }),
  'After a form about a subscription, or the button of a mail’s link',
);
export const subscriptionPage = page(
  'subscriptionPage',
  '/{lang}/subscription/{token}',
  OfLink,
  'Asks what a subscription’s link is for: to confirm, to choose, to unsubscribe',
);

/** Every page there is. */
export const allPages = [
  toLanguage,
  homePage,
  searchPage,
  declarationsPage,
  declarationPage,
  signatoriesPage,
  ...outcomePages.map(({ route }) => route),
  ...fixedPages.map(({ route }) => route),
  privacyPage,
  problemPage,
  assetFile,
  ...rootFiles,
  ...recordPages,
  ...digestPages,
  ...referencePages,
  ...linkPages,
  joinPage,
  letterboxOutcomePage,
  letterboxLinkPage,
  subscribePage,
  subscriptionOutcomePage,
  subscriptionPage,
] as unknown as readonly Route[];
