import { api } from '@undersigned/api/api.ts';
import * as digests from '@undersigned/api/digest-pages.ts';
import { readEmbed, readFormToEmbed } from '@undersigned/api/embed.ts';
import * as machines from '@undersigned/api/machines.ts';
import * as pages from '@undersigned/api/pages.ts';
import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment, siteOf } from '@undersigned/aws/environment.ts';
import { fixedPageTable } from '@undersigned/aws/fixed-pages.ts';
import { lineTable } from '@undersigned/aws/issue-lines.ts';
import { issueTable } from '@undersigned/aws/issues.ts';
import { networkTable } from '@undersigned/aws/network.ts';
import { partnerTable } from '@undersigned/aws/partners.ts';
import { cardTable, recordTable } from '@undersigned/aws/record.ts';
import { rollIndex } from '@undersigned/aws/roll.ts';
import { settingsTable } from '@undersigned/aws/settings.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { tallyTable } from '@undersigned/aws/tallies.ts';
import { talliesOf, toldOf } from '@undersigned/digests/public-view.ts';
import { negotiate } from '@undersigned/i18n/negotiate.ts';
import { NEVER, redirect } from '@undersigned/lambda/answer.ts';
import { elsewhere, http, routes } from '@undersigned/lambda/http.ts';
import { overviews } from '@undersigned/network/overview.ts';
import { registeredOrigins } from '@undersigned/partners/origins.ts';
import { declaration } from '@undersigned/web/declaration-page.ts';
import { digestIssue, digestList } from '@undersigned/web/digest-pages.ts';
import { fixedPageIn } from '@undersigned/web/fixed-pages.ts';
import { home, search } from '@undersigned/web/home.ts';
import { join, letterboxOutcome } from '@undersigned/web/letterbox-pages.ts';
import { namedSite } from '@undersigned/web/named-site.ts';
import {
  asset,
  declarationList,
  outcome,
  privacy,
  problemExplained,
  signatories,
} from '@undersigned/web/public-pages.ts';
import { subscribing, subscriptionOutcome } from '@undersigned/web/subscription-pages.ts';
import { problemPage } from '@undersigned/web/told-by-page.ts';

const table = openTable(environment('TABLE_NAME'));
const now = () => new Date();
const network = networkTable(table);
const named = namedSite(network, siteOf, now);
const cards = cardTable(table);
const deps = {
  declarations: declarationTable(table),
  tallies: tallyTable(table),
  settings: settingsTable(table),
  roll: rollIndex(table),
  record: recordTable(table),
  network,
  partner: partnerTable(table).get,
  pages: fixedPageTable(table),
  cards,
  overview: overviews(cards, now),
  site: named.site,
  now,
};

const archive = {
  issues: issueTable(table, { now, tallies: talliesOf(deps) }),
  lines: lineTable(table),
  told: toldOf(deps),
  network,
  site: named.site,
};

const told = { problemPage: problemPage(named) };

/** Loaded when they are wanted: no page needs them. */
const feeds = () => import('@undersigned/web/feeds.ts');
const digestFeed = () => import('@undersigned/web/digest-feed.ts');
const siteFiles = () => import('@undersigned/web/site-files.ts');
const embed = () => import('@undersigned/web/embed.ts');

const forMachines = [
  http(machines.atomFeed, {}, async ({ params, query }) =>
    (await feeds()).updatesFeed(deps, 'atom', params.lang, query),
  ),
  http(machines.jsonFeed, {}, async ({ params, query }) =>
    (await feeds()).updatesFeed(deps, 'json', params.lang, query),
  ),
  http(digests.digestFeed, {}, async ({ params, query }) =>
    (await digestFeed()).issuesFeed(archive, params.lang, query),
  ),
  http(machines.robotsFile, {}, async () => (await siteFiles()).robots(deps)),
  http(machines.llmsFile, {}, async () => (await siteFiles()).llms(deps)),
  http(machines.sitemapIndex, {}, async () => (await siteFiles()).sitemaps(deps)),
  http(machines.sitemapFile, {}, async ({ params, query }) =>
    (await siteFiles()).sitemapFile(deps, params.name, query['after']),
  ),
  http(readEmbed, {}, async () => (await embed()).embedFile()),
  http(readFormToEmbed, {}, async ({ params, query }) =>
    (await embed()).formInLanguage(deps, params.slug, query),
  ),
];

const answer = routes(
  [
    ...forMachines,
    http(pages.toLanguage, told, async ({ headers }) =>
      redirect(302, `/${negotiate(headers['accept-language'])}`, { ...NEVER, vary: 'accept-language' }),
    ),
    http(pages.homePage, told, ({ params }) => home(deps, params.lang)),
    http(pages.searchPage, told, ({ params, query }) => search(deps, params.lang, query['q'])),
    http(pages.declarationsPage, told, ({ params }) => declarationList(deps, params.lang)),
    http(pages.declarationPage, told, ({ params, query }) => declaration(deps, params, query['partner'])),
    http(pages.signatoriesPage, told, ({ params, query }) => signatories(deps, params, query)),
    http(digests.digestsPage, told, ({ params, query }) => digestList(archive, params.lang, query)),
    http(digests.digestPage, told, ({ params: { lang, issue }, query }) =>
      digestIssue(archive, { lang, id: issue }, query),
    ),
    http(pages.joinPage, told, ({ params }) => join(deps, params.lang)),
    http(pages.letterboxOutcomePage, told, ({ params }) => letterboxOutcome(deps, params)),
    http(pages.subscribePage, told, ({ params }) => subscribing(deps, params.lang)),
    http(pages.subscriptionOutcomePage, told, async ({ params }) => subscriptionOutcome(deps, params)),
    ...pages.fixedPages.map(({ name, route }) =>
      http(route, told, ({ params }) => fixedPageIn(deps, name, params.lang)),
    ),
    http(pages.privacyPage, told, ({ params }) => privacy(deps, params.lang)),
    http(pages.problemPage, told, ({ params, query, language }) =>
      problemExplained(deps, { name: params.name, language, asked: query['language'] }),
    ),
    http(pages.assetFile, told, ({ path }) => asset(path)),
    ...pages.outcomePages.map((one) =>
      http(one.route, told, ({ params }) => outcome(deps, one.outcome, params)),
    ),
  ],
  elsewhere([...api, ...pages.allPages], {
    ...told,
    isRegistered: registeredOrigins({ partners: partnerTable(table), now }),
  }),
);

/** Every page that names nobody who has not chosen it, and whatever no other route takes. */
export const handler: typeof answer = async (...given) => {
  await named.fresh();
  return answer(...given);
};
