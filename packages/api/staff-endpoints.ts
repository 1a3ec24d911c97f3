import { slug } from '@undersigned/input/fields.ts';
import { EndpointInput } from '@undersigned/partners/endpoint.ts';
import { ReplayInput } from '@undersigned/partners/replay.ts';
import * as z from 'zod/mini';
import { OF_PARTNER, Rotated, SecretFacts } from './partners.ts';
import { type Route, route } from './route.ts';
import { BySlug, cursor, limit, listOf } from './schemas.ts';

/* Where partners are told what happens. */

const tag = 'Staff: endpoints';
const access = 'owner';
const LIST = '/v1/staff/partners/{slug}/endpoints';
const ONE = `${LIST}/{id}` as const;
const conditional = ['conflict', 'precondition-required', 'precondition-failed'] as const;
const there = { gatewayPath: OF_PARTNER, access, tag } as const;

const idOf = (prefix: string) => z.string().check(z.regex(new RegExp(`^${prefix}_[0-9a-z]{1,60}$`)));
const ById = z.strictObject({ slug, id: idOf('ep') });

/** Whether it is sent something, and why not. */
const Disabled = z.object({
  at: z.iso.datetime(),
  reason: z
    .enum(['failing', 'gone', 'staff'])
    .check(z.describe('It failed for five days; it answered 410; or staff disabled it.')),
});

export const StaffEndpoint = z.extend(z.object(EndpointInput.shape), {
  id: z.string(),
  partner: z.string(),
  secrets: z.array(SecretFacts).check(z.describe('The newest first.')),
  createdAt: z.iso.datetime(),
  disabled: z.optional(Disabled.check(z.describe('It is sent nothing.'))),
});

const DELIVERY_STATES = ['pending', 'delivered', 'failed'] as const;

export const StaffDelivery = z.object({
  id: z.string(),
  state: z.enum(DELIVERY_STATES),
  event: z.object({
    id: z.string().check(z.describe('What the endpoint gets as its webhook-id.')),
    type: z.string(),
    subject: z.string(),
    time: z.iso.datetime(),
  }),
  attempts: z
    .array(
      z.object({
        at: z.iso.datetime(),
        status: z.optional(z.int().check(z.describe('Of the answer.'))),
        failed: z.optional(z.string().check(z.describe('Why there was none.'))),
        ms: z.number(),
        excerpt: z.optional(
          z.string().check(z.describe('The first of the answer; nothing of one to a signer’s data.')),
        ),
      }),
    )
    .check(z.describe('The latest last.')),
  nextAt: z.optional(z.iso.datetime().check(z.describe('When it is tried next.'))),
});

export const StaffReplay = z.object({
  id: z.string(),
  state: z
    .enum(['starting', 'running', 'done', 'failed'])
    .check(z.describe('How far the archive is; deliveries of what it gave may still be under way.')),
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  eventTypes: z.optional(z.array(z.string())),
  createdAt: z.iso.datetime(),
});

const Sent = z.object({ delivery: z.string().check(z.describe('Under which the delivery log has it.')) });
const current = { 200: { description: 'The endpoint as it is now', schema: StaffEndpoint } };

export const listEndpoints = route({
  operation: 'listEndpoints',
  method: 'GET',
  path: LIST,
  ...there,
  summary: 'List a partner’s endpoints',
  params: BySlug,
  query: z.strictObject({ limit, cursor }),
  answers: { 200: { description: 'A page of them', schema: listOf(StaffEndpoint) } },
  problems: ['not-found'],
});

export const addEndpoint = route({
  operation: 'addEndpoint',
  method: 'POST',
  path: LIST,
  ...there,
  summary: 'Register an endpoint',
  description:
    'At an https address, on port 443 or 8443, whose name resolves to addresses of the public internet.',
  params: BySlug,
  body: EndpointInput,
  answers: {
    201: {
      description: 'The endpoint, with the secret that what it is sent is signed with',
      schema: z.extend(StaffEndpoint, {
        secret: z.string().check(z.describe('Shown this once: whsec_ and base64.')),
      }),
    },
  },
  problems: ['not-found', 'conflict'],
});

export const readEndpoint = route({
  operation: 'readEndpoint',
  method: 'GET',
  path: ONE,
  ...there,
  summary: 'An endpoint',
  params: ById,
  answers: { 200: { description: 'The endpoint', schema: StaffEndpoint } },
  problems: ['not-found'],
});

export const putEndpoint = route({
  operation: 'putEndpoint',
  method: 'PUT',
  path: ONE,
  ...there,
  summary: 'Change an endpoint',
  description: 'Needs If-Match. Its secrets stay, and whether it is disabled.',
  params: ById,
  body: EndpointInput,
  answers: current,
  problems: ['not-found', ...conditional],
});

export const deleteEndpoint = route({
  operation: 'deleteEndpoint',
  method: 'DELETE',
  path: ONE,
  ...there,
  summary: 'Remove an endpoint',
  description: 'Needs If-Match. What is on its way to it is not sent.',
  params: ById,
  answers: { 204: { description: 'Gone' } },
  problems: ['not-found', ...conditional],
});

export const rotateEndpointSecret = route({
  operation: 'rotateEndpointSecret',
  method: 'POST',
  path: `${ONE}/secret/rotations`,
  ...there,
  summary: 'Make a new secret for an endpoint',
  description: 'For a day, what it is sent is signed with the one before too.',
  params: ById,
  answers: { 201: { description: 'The new one', schema: Rotated } },
  problems: ['not-found'],
});

export const pingEndpoint = route({
  operation: 'pingEndpoint',
  method: 'POST',
  path: `${ONE}/pings`,
  ...there,
  summary: 'Try an endpoint',
  description: 'Sends it an event `endpoint.pinged`, be it disabled or not.',
  params: ById,
  answers: { 202: { description: 'On its way', schema: Sent } },
  problems: ['not-found'],
});

export const enableEndpoint = route({
  operation: 'enableEndpoint',
  method: 'POST',
  path: `${ONE}/enablings`,
  ...there,
  summary: 'Enable an endpoint',
  description: 'It is told what happens from now on. What it has missed, a replay sends.',
  params: ById,
  answers: current,
  problems: ['not-found'],
});

export const disableEndpoint = route({
  operation: 'disableEndpoint',
  method: 'POST',
  path: `${ONE}/disablings`,
  ...there,
  summary: 'Disable an endpoint',
  description: 'It is sent nothing until it is enabled again.',
  params: ById,
  answers: current,
  problems: ['not-found'],
});

export const listDeliveries = route({
  operation: 'listDeliveries',
  method: 'GET',
  path: `${ONE}/deliveries`,
  ...there,
  summary: 'What it was sent, and how that went',
  description: 'Of the last 30 days, the newest event first.',
  params: ById,
  query: z.strictObject({ state: z.optional(z.enum(DELIVERY_STATES)), limit, cursor }),
  answers: { 200: { description: 'A page of it', schema: listOf(StaffDelivery) } },
  problems: ['not-found'],
});

export const redeliver = route({
  operation: 'redeliver',
  method: 'POST',
  path: `${ONE}/deliveries/{delivery}/redeliveries`,
  ...there,
  summary: 'Send something again',
  description: 'The same event under the same id, be it delivered already or not.',
  params: z.strictObject({ slug, id: idOf('ep'), delivery: idOf('dlv') }),
  answers: { 202: { description: 'On its way', schema: Sent } },
  problems: ['not-found', 'conflict'],
});

export const startReplay = route({
  operation: 'startReplay',
  method: 'POST',
  path: `${ONE}/replays`,
  ...there,
  summary: 'Send what happened in some time again',
  description: 'Of the last year, what the endpoint asks for, with the events’ own ids.',
  params: ById,
  body: ReplayInput,
  answers: { 202: { description: 'Begun', schema: StaffReplay } },
  problems: ['not-found', 'conflict'],
});

export const readReplay = route({
  operation: 'readReplay',
  method: 'GET',
  path: `${ONE}/replays/{replay}`,
  ...there,
  summary: 'How far a replay is',
  params: z.strictObject({ slug, id: idOf('ep'), replay: idOf('rpl') }),
  answers: { 200: { description: 'The replay', schema: StaffReplay } },
  problems: ['not-found'],
});

/** What owners do to endpoints. */
export const staffEndpointRoutes = [
  listEndpoints,
  addEndpoint,
  readEndpoint,
  putEndpoint,
  deleteEndpoint,
  rotateEndpointSecret,
  pingEndpoint,
  enableEndpoint,
  disableEndpoint,
  listDeliveries,
  redeliver,
  startReplay,
  readReplay,
] as unknown as readonly Route[];
