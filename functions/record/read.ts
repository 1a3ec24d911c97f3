import { apply, listComments } from '@undersigned/api/letterbox.ts';
import * as machines from '@undersigned/api/machines.ts';
import * as api from '@undersigned/api/record.ts';
import type { Route } from '@undersigned/api/route.ts';
import { commentTable } from '@undersigned/aws/comments.ts';
import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment, siteOf } from '@undersigned/aws/environment.ts';
import { networkTable } from '@undersigned/aws/network.ts';
import { signedTable } from '@undersigned/aws/organisations.ts';
import { cardTable, recordTable } from '@undersigned/aws/record.ts';
import { rollIndex } from '@undersigned/aws/roll.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { signedBy } from '@undersigned/declarations/signed.ts';
import { cached, json, redirect } from '@undersigned/lambda/answer.ts';
import { elsewhere, type HttpHandler, http, routes } from '@undersigned/lambda/http.ts';
import { problem } from '@undersigned/lambda/problem.ts';
import { commentsBySlug } from '@undersigned/letterbox/read-comments.ts';
import { find } from '@undersigned/network/find.ts';
import { listed, publicThing, thingWhole } from '@undersigned/network/published.ts';
import { withShownCards, withShownLinks } from '@undersigned/network/shown-links.ts';
import { COLLECTIONS, type Collection } from '@undersigned/network/thing.ts';
import { licenceLink } from '@undersigned/web/licence.ts';

const table = openTable(environment('TABLE_NAME'));
const deps = {
  record: recordTable(table),
  cards: cardTable(table),
  comments: commentTable(table),
  declarations: declarationTable(table),
  roll: rollIndex(table),
  signed: signedTable(table),
  network: networkTable(table),
  site: siteOf,
  now: () => new Date(),
};
const licence = licenceLink(deps.network, deps.now);

/** The record changes by editors' hands: what they changed is there within a minute. */
const MINUTE = cached(60);

const ofCollection = (collection: Collection): HttpHandler[] => {
  const route = api.recordRoutes[collection];
  const naming = collection === 'organisations' ? 'name' : 'title';
  return [
    http(route.list, {}, async ({ query }) => {
      const page = await find(deps, collection, query);
      if ('refused' in page) return page;
      const cards = await withShownCards(deps, page.items);
      const items = cards.map((card) => listed(card, naming));
      return json(200, { ...page, items }, { ...(await licence()), ...MINUTE });
    }),
    http(route.read, {}, async ({ params }) => {
      const found = await publicThing(deps, collection, params.slug);
      if (!found) return problem('not-found');
      const { thing: kept, moved } = found;
      if (moved) return redirect(308, `/v1/${collection}/${kept.slug}`, MINUTE);
      const [thing = kept] = await withShownLinks(deps, collection, [kept]);
      const signed = collection === 'organisations' ? { signed: await signedBy(deps, thing.id) } : {};
      return json(200, { ...thingWhole(thing), ...signed }, { ...(await licence()), ...MINUTE });
    }),
  ];
};

/** Loaded when they are wanted: what makes other formats weighs more than all the rest. */
const exported = () => import('@undersigned/web/record-exports.ts');

const otherFormats: HttpHandler[] = [
  ...COLLECTIONS.map((collection) =>
    http(machines.csvRoutes[collection], {}, async ({ query }) =>
      (await exported()).csvExport(deps, collection, query),
    ),
  ),
  http(machines.readCalendar, {}, async ({ query, language }) =>
    (await exported()).calendarExport(deps, query, language),
  ),
  http(machines.readConveningCalendar, {}, async ({ params, query, language }) =>
    (await exported()).conveningCalendar(deps, params.convening, query.lang, language),
  ),
  http(machines.readIati, {}, async ({ query }) => (await exported()).iatiExport(deps, query)),
  http(machines.readGrants, {}, async ({ query }) => (await exported()).grantsExport(deps, query)),
];

/** What anybody reads of the network's record. The formats come first: to a thing's route their names are slugs. */
export const handler = routes(
  [
    ...otherFormats,
    ...COLLECTIONS.flatMap(ofCollection),
    http(listComments, {}, async ({ params, query }) => {
      const page = await commentsBySlug(deps, params, query);
      return 'refused' in page ? page : json(200, page, MINUTE);
    }),
    http(api.readNetwork, {}, async () => {
      const { network: said, changedAt } = await deps.network.get();
      return json(200, { ...said, changedAt }, MINUTE);
    }),
  ],
  // An application is taken at an address that an organisation could have.
  elsewhere([...machines.formatRoutes, ...api.publicRecordRoutes, apply as unknown as Route]),
);
