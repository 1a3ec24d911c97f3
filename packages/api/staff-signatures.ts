import { Decision } from '@undersigned/declarations/decide.ts';
import { SETTLED_STATES } from '@undersigned/declarations/signature.ts';
import { slug } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import { type Route, route } from './route.ts';
import { cursor, limit, listOf } from './schemas.ts';

const tag = 'Staff: signatures';
const text = z.optional(z.string());

/** A signature as moderators see it, with what speaks for and against it. */
export const StaffSignature = z.object({
  id: z.string(),
  declaration: z.string(),
  capacity: z.string(),
  state: z.string(),
  name: text,
  email: text,
  country: text,
  language: text,
  display: text,
  affiliation: text,
  organisation: z.optional(z.object({ name: z.string(), website: text, role: z.string() })),
  comment: text,
  askedAt: text,
  confirmedAt: text,
  network: text,
  source: text,
  verified: z.optional(
    z
      .object({
        partner: z.string(),
        at: z.string(),
        method: z.string(),
        counts: z.optional(z.boolean().check(z.describe('Its signer was asked by no mail for that reason.'))),
      })
      .check(z.describe('What the partner that sent it in says of the address.')),
  ),
  heldFor: text,
  evidence: text,
  decision: z.optional(z.object({ decision: z.string(), reason: z.string(), at: z.string() })),
  signals: z.optional(
    z.object({
      mailDomain: z.string(),
      publicProvider: z.boolean(),
      websiteDomain: text,
      domainsMatch: z.optional(z.boolean()),
      secondOf: text,
    }),
  ),
});

export const listStaffSignatures = route({
  operation: 'listStaffSignatures',
  method: 'GET',
  path: '/v1/staff/signatures',
  access: 'moderator',
  tag,
  summary: 'List signatures',
  description:
    'With their addresses, and what speaks for and against them. Long searches come in short pages, even empty ones: go on until next is null.',
  query: z.strictObject({
    declaration: z.optional(slug),
    state: z.optional(z.enum(['pending', ...SETTLED_STATES])),
    email: z.optional(z.string().check(z.maxLength(254))),
    name: z.optional(z.string().check(z.maxLength(200))),
    network: z.optional(z.string().check(z.maxLength(50))),
    comment: z.optional(z.enum(['unmoderated'])),
    limit,
    cursor,
  }),
  answers: { 200: { description: 'A page of them', schema: listOf(StaffSignature) } },
  problems: ['not-found'],
  audited: true,
});

export const decideSignature = route({
  operation: 'decideSignature',
  method: 'POST',
  path: '/v1/staff/signatures/{id}/decisions',
  access: 'moderator',
  tag,
  summary: 'Decide on one',
  params: z.strictObject({ id: z.string().check(z.maxLength(100)) }),
  body: Decision,
  answers: { 200: { description: 'The signature as it is now', schema: StaffSignature } },
  problems: ['not-found', 'conflict'],
});

export const staffSignatureRoutes = [listStaffSignatures, decideSignature] as unknown as readonly Route[];
