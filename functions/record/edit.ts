import * as api from '@undersigned/api/record.ts';
import { declarationTable } from '@undersigned/aws/declarations.ts';
import { abandonedQueue } from '@undersigned/aws/document-words.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { networkTable } from '@undersigned/aws/network.ts';
import { recordTable } from '@undersigned/aws/record.ts';
import { staffAccess } from '@undersigned/aws/staff-access.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { topicsOf } from '@undersigned/declarations/topics.ts';
import { invalidCursor, makeCursor, readCursor } from '@undersigned/input/page-of.ts';
import { etagOf, json } from '@undersigned/lambda/answer.ts';
import { type HttpHandler, http, routes } from '@undersigned/lambda/http.ts';
import { matching } from '@undersigned/lambda/precondition.ts';
import { problem } from '@undersigned/lambda/problem.ts';
import { keysOf } from '@undersigned/network/document.ts';
import { put, type RemoveDeps, remove } from '@undersigned/network/edit.ts';
import { type KeptNetwork, putNetwork } from '@undersigned/network/network-store.ts';
import { thingForStaff } from '@undersigned/network/published.ts';
import { COLLECTIONS, type Collection, type Inputs, type Thing } from '@undersigned/network/thing.ts';

const table = openTable(environment('TABLE_NAME'));
const access = staffAccess(table);
const declarations = declarationTable(table);
const network = networkTable(table);
const abandon = abandonedQueue(environment('FILES_QUEUE_URL'));
const deps: RemoveDeps = {
  record: recordTable(table),
  isDeclaration: async (slug) => (await declarations.get(slug)) !== undefined,
  adoptedAt: async (convening) =>
    (await declarations.list()).filter((one) => one.convening === convening).map(({ slug }) => slug),
  abandonFiles: async ({ id, files }) => {
    const keys = keysOf(files);
    if (keys.length > 0) await abandon({ word: 'abandoned', document: id, keys });
  },
  topics: async () => topicsOf((await network.get()).network.topics),
  now: () => new Date(),
  eventId: newEventId,
};

const answer = (thing: Thing, status: 200 | 201 = 200) =>
  json(status, thingForStaff(thing), { etag: etagOf(thing) });

const ofCollection = (collection: Collection): HttpHandler[] => {
  const route = api.recordRoutes[collection];
  return [
    http(route.staffList, access, async ({ query: { limit, cursor } }) => {
      const list = `staff/${collection}`;
      const after = cursor === undefined ? undefined : readCursor(list, cursor);
      if (cursor !== undefined && after === undefined) return invalidCursor;
      const page = await deps.record.page(collection, { limit, after });
      return json(200, {
        items: page.things.map(thingForStaff),
        next: page.after === undefined ? null : makeCursor(list, page.after),
      });
    }),
    http(route.staffRead, access, async ({ params }) => {
      const thing = await deps.record.get(collection, params.slug);
      return thing ? answer(thing) : problem('not-found');
    }),
    http(route.put, access, async ({ params, body, headers }) => {
      const input = body as Inputs[Collection];
      const seen = headers['if-match'];
      const onlyChange = seen !== undefined;
      const result = await put(deps, collection, params.slug, input, matching(seen), { onlyChange });
      return 'refused' in result ? result : answer(result.thing, result.outcome === 'created' ? 201 : 200);
    }),
    http(route.remove, access, async ({ params, headers }) => {
      const result = await remove(deps, collection, params.slug, matching(headers['if-match']));
      return 'refused' in result ? result : { status: 204 };
    }),
  ];
};

const networkAnswer = (kept: KeptNetwork) =>
  json(200, { ...kept.network, changedAt: kept.changedAt }, { etag: etagOf(kept) });

/** What editors do to the network's record. */
export const handler = routes([
  ...COLLECTIONS.flatMap(ofCollection),
  http(api.readStaffNetwork, access, async () => networkAnswer(await network.get())),
  http(api.putNetwork, access, async ({ body, headers }) => {
    const seen = matching(headers['if-match']);
    const result = await putNetwork({ ...deps, network }, body, (kept) =>
      kept.rev > 0 ? seen(kept) : undefined,
    );
    return 'refused' in result ? result : networkAnswer(result);
  }),
]);
