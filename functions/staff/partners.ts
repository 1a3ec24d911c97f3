import * as api from '@undersigned/api/partners.ts';
import * as endpointApi from '@undersigned/api/staff-endpoints.ts';
import { deliveryTable } from '@undersigned/aws/deliveries.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { healthTable } from '@undersigned/aws/health.ts';
import { parcelQueue } from '@undersigned/aws/parcel-queue.ts';
import { endpointTable, partnerTable } from '@undersigned/aws/partners.ts';
import { eventBridgeReplays } from '@undersigned/aws/replays.ts';
import { readKeys } from '@undersigned/aws/secrets.ts';
import { sharedTable } from '@undersigned/aws/shared.ts';
import { staffAccess } from '@undersigned/aws/staff-access.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { checkRegistration } from '@undersigned/courier/names.ts';
import { newEventId } from '@undersigned/declarations/new-id.ts';
import { invalidCursor, makeCursor, pageOf, readCursor } from '@undersigned/input/page-of.ts';
import { etagOf, json } from '@undersigned/lambda/answer.ts';
import { http, type Request, routes } from '@undersigned/lambda/http.ts';
import { matching } from '@undersigned/lambda/precondition.ts';
import { problem } from '@undersigned/lambda/problem.ts';
import { debtsOf } from '@undersigned/partners/debts.ts';
import * as edit from '@undersigned/partners/edit-endpoint.ts';
import * as editPartner from '@undersigned/partners/edit-partner.ts';
import type { Endpoint } from '@undersigned/partners/endpoint.ts';
import { newEndpointId, newRun } from '@undersigned/partners/new-id.ts';
import type { Partner } from '@undersigned/partners/partner.ts';
import { newSecret, secretBox } from '@undersigned/partners/secrets.ts';
import * as again from '@undersigned/partners/send-again.ts';
import { shownDelivery, shownEndpoint, shownPartner, shownReplay } from '@undersigned/partners/shown.ts';

const table = openTable(environment('TABLE_NAME'));
const keys = readKeys(environment('KEYS_SECRET'));
const access = staffAccess(table);
const now = () => new Date();
const allowLoopback = environment('WEBHOOKS_TO_LOOPBACK') === 'yes';
const archive = {
  archive: environment('REPLAY_ARCHIVE'),
  bus: environment('REPLAY_BUS'),
  rule: environment('REPLAY_RULE'),
};
const deps = {
  partners: partnerTable(table),
  endpoints: endpointTable(table),
  health: healthTable(table, now),
  shared: sharedTable(table),
  deliveries: deliveryTable(table, now),
  replays: eventBridgeReplays(table, archive, now),
  dispatch: parcelQueue(environment('PARCEL_QUEUE_URL'), now),
  network: environment('NETWORK'),
  siteUrl: environment('SITE_URL'),
  checkAddress: async (typed: string) => {
    const checked = await checkRegistration(typed, { allowLoopback });
    return typeof checked === 'string' ? { fault: checked } : { url: checked.href };
  },
  newSecret: () => newSecret(),
  endpointId: newEndpointId,
  eventId: newEventId,
  ulid: newRun,
  now,
};
const withBox = async () => ({ ...deps, box: secretBox((await keys()).partnerKey) });

const partnerAnswer = (partner: Partner, status: 200 | 201 = 200, more = {}) =>
  json(status, { ...shownPartner(partner), ...more }, { etag: etagOf(partner) });
const endpointAnswer = (endpoint: Endpoint, status: 200 | 201 = 200, more = {}) =>
  json(status, { ...shownEndpoint(endpoint), ...more }, { etag: etagOf(endpoint) });

const keyOf = ({ params }: Pick<Request<typeof endpointApi.readEndpoint>, 'params'>) => ({
  partner: params.slug,
  id: params.id,
});

const ofPartners = [
  http(api.listStaffPartners, access, async ({ query }) => {
    const page = pageOf('staff/partners', await deps.partners.list(), query);
    return 'refused' in page ? page : json(200, { ...page, items: page.items.map(shownPartner) });
  }),
  http(api.readStaffPartner, access, async ({ params }) => {
    const partner = await deps.partners.get(params.slug);
    return partner ? partnerAnswer(partner) : problem('not-found');
  }),
  http(api.putPartner, access, async ({ params, body, headers }) => {
    const ifMatch = headers['if-match'];
    const result = await editPartner.putPartner(await withBox(), params.slug, body, matching(ifMatch), {
      onlyChange: ifMatch !== undefined,
    });
    if ('refused' in result) return result;
    const { partner, submissionSecret } = result;
    return submissionSecret ? partnerAnswer(partner, 201, { submissionSecret }) : partnerAnswer(partner);
  }),
  http(api.deletePartner, access, async ({ params, headers }) => {
    const seen = matching(headers['if-match']);
    const result = await editPartner.deletePartner(await withBox(), params.slug, seen);
    return 'refused' in result ? result : { status: 204 };
  }),
  http(api.rotateSubmissionSecret, access, async ({ params }) => {
    const result = await editPartner.rotateSubmissionSecret(await withBox(), params.slug);
    return 'refused' in result ? result : json(201, result);
  }),
  http(api.listAcknowledgements, access, async ({ params: { slug }, query: { limit, cursor } }) => {
    const list = `staff/partners/${slug}/acknowledgements`;
    const from = cursor === undefined ? undefined : readCursor(list, cursor);
    if (cursor !== undefined && from === undefined) return invalidCursor;
    const owed = await debtsOf(deps, slug, { limit, after: from });
    if ('refused' in owed) return owed;
    const { debts, after } = owed;
    const items = debts.map(({ signature, since }) => ({ signature, since }));
    return json(200, { items, next: after === undefined ? null : makeCursor(list, after) });
  }),
];

const ofEndpoints = [
  http(endpointApi.listEndpoints, access, async ({ params: { slug }, query }) => {
    if (!(await deps.partners.get(slug))) return problem('not-found');
    const page = pageOf(`staff/partners/${slug}/endpoints`, await deps.endpoints.of(slug), query);
    return 'refused' in page ? page : json(200, { ...page, items: page.items.map(shownEndpoint) });
  }),
  http(endpointApi.addEndpoint, access, async ({ params, body }) => {
    const result = await edit.addEndpoint(await withBox(), params.slug, body);
    return 'refused' in result ? result : endpointAnswer(result.endpoint, 201, { secret: result.secret });
  }),
  http(endpointApi.readEndpoint, access, async ({ params }) => {
    const endpoint = await deps.endpoints.get(params.slug, params.id);
    return endpoint ? endpointAnswer(endpoint) : problem('not-found');
  }),
  http(endpointApi.putEndpoint, access, async (request) => {
    const seen = matching(request.headers['if-match']);
    const result = await edit.putEndpoint(await withBox(), keyOf(request), request.body, seen);
    return 'refused' in result ? result : endpointAnswer(result);
  }),
  http(endpointApi.deleteEndpoint, access, async (request) => {
    const result = await edit.deleteEndpoint(deps, keyOf(request), matching(request.headers['if-match']));
    return 'refused' in result ? result : { status: 204 };
  }),
  http(endpointApi.rotateEndpointSecret, access, async (request) => {
    const result = await edit.rotateEndpointSecret(await withBox(), keyOf(request));
    return 'refused' in result ? result : json(201, result);
  }),
  http(endpointApi.enableEndpoint, access, async (request) => {
    const result = await edit.enableEndpoint(deps, keyOf(request));
    return 'refused' in result ? result : endpointAnswer(result);
  }),
  http(endpointApi.disableEndpoint, access, async (request) => {
    const result = await edit.disableEndpoint(deps, keyOf(request));
    return 'refused' in result ? result : endpointAnswer(result);
  }),
];

const ofDeliveries = [
  http(endpointApi.pingEndpoint, access, async (request) => {
    const result = await again.ping(deps, keyOf(request));
    return 'refused' in result ? result : json(202, result);
  }),
  http(endpointApi.listDeliveries, access, async ({ params, query: { limit, cursor, state } }) => {
    const { slug, id } = params;
    if (!(await deps.endpoints.get(slug, id))) return problem('not-found');
    const list = JSON.stringify(['staff/deliveries', id, state]);
    const from = cursor === undefined ? undefined : readCursor(list, cursor);
    if (cursor !== undefined && from === undefined) return invalidCursor;
    const { deliveries, after } = await deps.deliveries.page(id, { limit, after: from, state });
    const next = after === undefined ? null : makeCursor(list, after);
    return json(200, { items: deliveries.map(shownDelivery), next });
  }),
  http(endpointApi.redeliver, access, async (request) => {
    const result = await again.redeliver(deps, keyOf(request), request.params.delivery);
    return 'refused' in result ? result : json(202, result);
  }),
  http(endpointApi.startReplay, access, async (request) => {
    const result = await again.replay(deps, keyOf(request), request.body);
    return 'refused' in result ? result : json(202, { ...shownReplay(result), state: 'starting' });
  }),
  http(endpointApi.readReplay, access, async (request) => {
    const result = await again.readReplay(deps, keyOf(request), request.params.replay);
    return 'refused' in result ? result : json(200, { ...shownReplay(result), state: result.state });
  }),
];

/** What owners do to partners, and to where these are told what happens. */
export const handler = routes([...ofPartners, ...ofEndpoints, ...ofDeliveries]);
