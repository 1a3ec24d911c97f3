import { collectionPages, networkPage } from '@undersigned/api/record-pages.ts';
import { commentTable } from '@undersigned/aws/comments.ts';
import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment, siteOf } from '@undersigned/aws/environment.ts';
import { networkTable } from '@undersigned/aws/network.ts';
import { signedTable } from '@undersigned/aws/organisations.ts';
import { cardTable, recordTable } from '@undersigned/aws/record.ts';
import { rollIndex } from '@undersigned/aws/roll.ts';
import { settingsTable } from '@undersigned/aws/settings.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { http, routes } from '@undersigned/lambda/http.ts';
import { countriesInUse } from '@undersigned/network/countries-in-use.ts';
import { COLLECTIONS } from '@undersigned/network/thing.ts';
import { namedSite } from '@undersigned/web/named-site.ts';
import { aboutNetwork } from '@undersigned/web/network-page.ts';
import { recordList } from '@undersigned/web/record-lists.ts';
import { thingPage } from '@undersigned/web/record-pages.ts';
import { problemPage } from '@undersigned/web/told-by-page.ts';

const table = openTable(environment('TABLE_NAME'));
const now = () => new Date();
const network = networkTable(table);
const named = namedSite(network, siteOf, now);
const cards = cardTable(table);
const deps = {
  record: recordTable(table),
  cards,
  countries: countriesInUse(cards, now),
  declarations: declarationTable(table),
  network,
  settings: settingsTable(table),
  comments: commentTable(table),
  signed: signedTable(table),
  roll: rollIndex(table),
  site: named.site,
  now,
};
const told = { problemPage: problemPage(named) };

const answer = routes([
  ...COLLECTIONS.flatMap((collection) => {
    const { list, thing } = collectionPages[collection];
    return [
      http(list, told, ({ params, query }) => recordList(deps, collection, params.lang, query)),
      http(thing, told, ({ params, query }) => thingPage(deps, collection, params, query)),
    ];
  }),
  http(networkPage, told, ({ params }) => aboutNetwork(deps, params.lang)),
]);

/** The pages of the network's record. */
export const handler: typeof answer = async (...given) => {
  await named.fresh();
  return answer(...given);
};
