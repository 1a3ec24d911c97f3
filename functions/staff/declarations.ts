import * as api from '@undersigned/api/staff-declarations.ts';
import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { networkTable } from '@undersigned/aws/network.ts';
import { knownOrganisationTable } from '@undersigned/aws/organisations.ts';
import { recordTable } from '@undersigned/aws/record.ts';
import { readKeys } from '@undersigned/aws/secrets.ts';
import { signatureTable } from '@undersigned/aws/signatures.ts';
import { staffAccess } from '@undersigned/aws/staff-access.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { addressKeys } from '@undersigned/declarations/address.ts';
import type { Declaration } from '@undersigned/declarations/declaration.ts';
import { type DeleteDeps, deleteDeclaration } from '@undersigned/declarations/delete-draft.ts';
import { putDeclaration, putText, takeStep } from '@undersigned/declarations/edit.ts';
import { recordFirstSignatories } from '@undersigned/declarations/first-signatories.ts';
import { type Step, stateAt } from '@undersigned/declarations/lifecycle.ts';
import { newDeclarationId, newEventId } from '@undersigned/declarations/new-id.ts';
import { topicsOf } from '@undersigned/declarations/topics.ts';
import { pageOf } from '@undersigned/input/page-of.ts';
import { etagOf, json } from '@undersigned/lambda/answer.ts';
import { http, type Request, routes } from '@undersigned/lambda/http.ts';
import { matching } from '@undersigned/lambda/precondition.ts';
import { problem } from '@undersigned/lambda/problem.ts';

const table = openTable(environment('TABLE_NAME'));
const keys = readKeys(environment('KEYS_SECRET'));
const access = staffAccess(table);
const now = () => new Date();
const signatures = signatureTable(table);
const network = networkTable(table);
const organisations = knownOrganisationTable(table);
const record = recordTable(table);
const recordedAs = async (slug: string) => (await record.get('organisations', slug))?.id;
const deps: DeleteDeps = {
  declarations: declarationTable(table),
  topics: async () => topicsOf((await network.get()).network.topics),
  signatures,
  now,
  eventId: newEventId,
  declarationId: newDeclarationId,
};

/** As staff see it: without what only the outbox, asking signers again, and deleting need. */
const shown = ({
  rev: _,
  subject: __,
  facts: ___,
  events: ____,
  materialSince: _____,
  emptied: ______,
  toldClosed: _______,
  ...declaration
}: Declaration) => ({
  ...declaration,
  state: stateAt({ ...declaration, rev: 0, subject: '', events: [] }, now()),
});

const answer = (declaration: Declaration, status: 200 | 201 = 200) =>
  json(status, shown(declaration), { etag: etagOf(declaration) });

type StepRoute = typeof api.openDeclaration | typeof api.pauseDeclaration | typeof api.takeDownDeclaration;

const step = <R extends StepRoute>(route: R, of: (body: Request<R>['body']) => Step) =>
  http(route, access, async ({ params, body }) => {
    const result = await takeStep(deps, params.slug, of(body));
    return 'refused' in result ? result : answer(result);
  });

/** What editors (and, to take down, owners) do to declarations. */
export const handler = routes([
  http(api.listStaffDeclarations, access, async ({ query }) => {
    const page = pageOf('staff/declarations', await deps.declarations.list(), query);
    return 'refused' in page ? page : json(200, { ...page, items: page.items.map(shown) });
  }),
  http(api.readStaffDeclaration, access, async ({ params }) => {
    const declaration = await deps.declarations.get(params.slug);
    return declaration ? answer(declaration) : problem('not-found');
  }),
  http(api.putDeclaration, access, async ({ params, body, headers }) => {
    const result = await putDeclaration(deps, params.slug, body, matching(headers['if-match']));
    return 'refused' in result ? result : answer(result.declaration, result.created ? 201 : 200);
  }),
  http(api.deleteDeclaration, access, async ({ params, headers }) => {
    const result = await deleteDeclaration(deps, params.slug, matching(headers['if-match']));
    return 'refused' in result ? result : { status: 204 };
  }),
  http(api.putText, access, async ({ params, body }) => {
    const result = await putText(deps, params.slug, params.lang, body);
    return 'refused' in result ? result : answer(result);
  }),
  step(api.openDeclaration, () => ({ step: 'open' })),
  step(api.pauseDeclaration, (body) => ({
    step: 'pause',
    ...body,
  })),
  step(api.closeDeclaration, () => ({ step: 'close' })),
  step(api.archiveDeclaration, () => ({ step: 'archive' })),
  step(api.takeDownDeclaration, (body) => ({
    step: 'take-down',
    ...body,
  })),
  step(api.restoreDeclaration, () => ({ step: 'restore' })),
  http(api.addFirstSignatories, access, async ({ params, body }) => {
    const declaration = await deps.declarations.get(params.slug);
    if (!declaration) return problem('not-found');
    const { pepper } = await keys();
    const result = await recordFirstSignatories(
      { ...deps, organisations, recordedAs, keys: addressKeys(pepper) },
      declaration,
      body,
    );
    return 'refused' in result ? result : json(200, result);
  }),
]);
