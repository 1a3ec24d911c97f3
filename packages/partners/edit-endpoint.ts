import { type Invalid, invalid } from '@undersigned/input/fault.ts';
import { disabled, forgetFailures } from './disable.ts';
import { type Precondition, type Rotation, rotationOf, type Seen } from './edit-partner.ts';
import type { Endpoint, EndpointInput } from './endpoint.ts';
import type { HealthStore } from './health.ts';
import type { Endpoints, Partners } from './partner-store.ts';
import { rotated, type SecretBox } from './secrets.ts';

/** How many endpoints a partner can have. */
export const MOST_ENDPOINTS = 20;

/**
 * Looks at where an address would lead, what its name resolves to included.
 *
 * @returns the address as it is to be kept, or the code of what is wrong with it
 */
export type CheckAddress = (typed: string) => Promise<{ url: string } | { fault: string }>;

export interface EditEndpointDeps {
  partners: Pick<Partners, 'get'>;
  endpoints: Endpoints;
  health: Pick<HealthStore, 'get' | 'save'>;
  checkAddress: CheckAddress;
  box: Pick<SecretBox, 'seal'>;
  newSecret: () => string;
  now: () => Date;
  endpointId: () => string;
  eventId: () => string;
}

/** Which endpoint is meant. */
export interface EndpointKey {
  partner: string;
  id: string;
}

export type UnknownEndpoint = { refused: 'unknown-endpoint' };

/** Registers an endpoint of a partner, with a secret that what it is sent is signed with. */
export async function addEndpoint(
  deps: EditEndpointDeps,
  partner: string,
  input: EndpointInput,
): Promise<
  | { endpoint: Endpoint; secret: string }
  | Invalid
  | { refused: 'unknown-partner' }
  | { refused: 'too-many-endpoints' }
> {
  if (!(await deps.partners.get(partner))) return { refused: 'unknown-partner' };
  if ((await deps.endpoints.of(partner)).length >= MOST_ENDPOINTS) return { refused: 'too-many-endpoints' };
  const checked = await withCheckedAddress(deps, input);
  if ('refused' in checked) return checked;
  const id = deps.endpointId();
  const secret = deps.newSecret();
  const at = deps.now();
  const endpoint: Endpoint = {
    ...checked,
    id,
    partner,
    secrets: rotated([], deps.box.seal(secret), at),
    createdAt: at.toISOString(),
    subject: id,
    events: [],
    rev: 1,
  };
  if (!(await deps.endpoints.save(endpoint, 0))) throw new Error(`There is an endpoint ${id} already`);
  if (await deps.partners.get(partner)) return { endpoint, secret };
  // The partner was removed meanwhile, and its endpoints perhaps before this one was there.
  await deps.endpoints.remove(partner, id, endpoint.rev);
  return { refused: 'unknown-partner' };
}

/** Changes where an endpoint is and what it is told. Its secrets stay, and whether it is disabled. */
export async function putEndpoint(
  deps: EditEndpointDeps,
  { partner, id }: EndpointKey,
  input: EndpointInput,
  seen: Seen,
): Promise<Endpoint | Invalid | Precondition | UnknownEndpoint> {
  const was = await deps.endpoints.get(partner, id);
  if (!was) return { refused: 'unknown-endpoint' };
  const refusal = seen(was);
  if (refusal) return refusal;
  const checked = await withCheckedAddress(deps, input);
  if ('refused' in checked) return checked;
  const { description: _, ...kept } = was;
  const next: Endpoint = { ...kept, ...checked, rev: was.rev + 1 };
  return (await deps.endpoints.save(next, was.rev)) ? next : { refused: 'precondition-failed' };
}

/** Removes an endpoint. What is on its way to it is not sent. */
export async function deleteEndpoint(
  { endpoints }: Pick<EditEndpointDeps, 'endpoints'>,
  { partner, id }: EndpointKey,
  seen: Seen,
): Promise<{ removed: true } | Precondition | UnknownEndpoint> {
  const was = await endpoints.get(partner, id);
  if (!was) return { refused: 'unknown-endpoint' };
  const refusal = seen(was);
  if (refusal) return refusal;
  return (await endpoints.remove(partner, id, was.rev))
    ? { removed: true }
    : { refused: 'precondition-failed' };
}

/** Makes a new secret for what an endpoint is sent; for a day, all is signed with the one before too. */
export async function rotateEndpointSecret(
  deps: EditEndpointDeps,
  key: EndpointKey,
): Promise<Rotation | UnknownEndpoint> {
  const secret = deps.newSecret();
  const sealed = deps.box.seal(secret);
  const changed = await change(deps, key, (was) => ({
    ...was,
    secrets: rotated(was.secrets, sealed, deps.now()),
  }));
  return 'refused' in changed ? changed : rotationOf(secret, changed.secrets);
}

/** Has an endpoint told again what happens from now on; its earlier failures are forgotten. */
export async function enableEndpoint(
  deps: Pick<EditEndpointDeps, 'endpoints' | 'health'>,
  key: EndpointKey,
): Promise<Endpoint | UnknownEndpoint> {
  const { partner, id } = key;
  if (!(await deps.endpoints.get(partner, id))) return { refused: 'unknown-endpoint' };
  // First: else the next failure would be one more of those for which it was disabled.
  await forgetFailures(deps.health, id);
  return change(deps, key, ({ disabled, ...was }) => (disabled ? was : undefined));
}

/** Has an endpoint told nothing until it is enabled again. */
export const disableEndpoint = (
  deps: Pick<EditEndpointDeps, 'endpoints' | 'now' | 'eventId'>,
  key: EndpointKey,
): Promise<Endpoint | UnknownEndpoint> =>
  change(deps, key, (was) =>
    was.disabled
      ? undefined
      : disabled(was, 'staff', { at: deps.now().toISOString(), eventId: deps.eventId() }),
  );

/** Writes the endpoint as it is to be; where nothing is to change, nothing is written. */
async function change(
  deps: Pick<EditEndpointDeps, 'endpoints'>,
  key: EndpointKey,
  to: (was: Endpoint) => Endpoint | undefined,
): Promise<Endpoint | UnknownEndpoint> {
  const was = await deps.endpoints.get(key.partner, key.id);
  if (!was) return { refused: 'unknown-endpoint' };
  const changed = to(was);
  if (!changed) return was;
  const next = { ...changed, rev: was.rev + 1 };
  return (await deps.endpoints.save(next, was.rev)) ? next : change(deps, key, to);
}

async function withCheckedAddress(
  { checkAddress }: Pick<EditEndpointDeps, 'checkAddress'>,
  input: EndpointInput,
): Promise<EndpointInput | Invalid> {
  const checked = await checkAddress(input.url);
  return 'fault' in checked
    ? invalid({ pointer: '#/url', code: checked.fault })
    : { ...input, url: checked.url };
}
