import * as api from '@undersigned/api/machines.ts';
import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment, siteOf } from '@undersigned/aws/environment.ts';
import { networkTable } from '@undersigned/aws/network.ts';
import { cardTable, recordTable } from '@undersigned/aws/record.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { http, routes } from '@undersigned/lambda/http.ts';
import { updatesFeed } from '@undersigned/web/feeds.ts';
import { llms, robots, sitemapFile, sitemaps } from '@undersigned/web/site-files.ts';

const table = openTable(environment('TABLE_NAME'));
const deps = {
  record: recordTable(table),
  cards: cardTable(table),
  declarations: declarationTable(table),
  network: networkTable(table),
  site: siteOf,
  now: () => new Date(),
};

/** What feed readers, crawlers and their like look for. */
export const handler = routes([
  http(api.atomFeed, {}, ({ params, query }) => updatesFeed(deps, 'atom', params.lang, query)),
  http(api.jsonFeed, {}, ({ params, query }) => updatesFeed(deps, 'json', params.lang, query)),
  http(api.robotsFile, {}, async () => robots(deps)),
  http(api.llmsFile, {}, () => llms(deps)),
  http(api.sitemapIndex, {}, () => sitemaps(deps)),
  http(api.sitemapFile, {}, ({ params, query }) => sitemapFile(deps, params.name, query['after'])),
]);
