import { PartnerInput } from '@undersigned/partners/partner.ts';
import * as z from 'zod/mini';
import { type Route, route } from './route.ts';
import { BySlug, cursor, limit, listOf } from './schemas.ts';

/* Partners: what anybody may know of one, and what owners do. Their endpoints are in staff-endpoints.ts. */

const tag = 'Staff: partners';
const access = 'owner';
const LIST = '/v1/staff/partners';
const ONE = `${LIST}/{slug}` as const;
/** The gateway's path of all that a partner has. */
export const OF_PARTNER = `${ONE}/{proxy+}` as const;
const conditional = ['conflict', 'precondition-required', 'precondition-failed'] as const;

export const PublicPartner = z.object({
  slug: z.string(),
  name: z.string(),
  website: z.optional(z.url()),
  asksConsent: z
    .boolean()
    .check(z.describe('Whether the form asks signers if it may have their name and address.')),
});

/** Of a secret, all that is ever told after it was made. */
export const SecretFacts = z.object({
  createdAt: z.iso.datetime(),
  until: z.optional(z.iso.datetime().check(z.describe('When it stops, after it was rotated out.'))),
});

const secretOnce = z.string().check(z.describe('Shown this once: whsec_ and base64.'));

/** What making a new secret is answered with. */
export const Rotated = z.object({
  secret: secretOnce,
  previousUntil: z.optional(z.iso.datetime().check(z.describe('Until then the one before is good too.'))),
});

export const StaffPartner = z.extend(z.object(PartnerInput.shape), {
  slug: z.string(),
  submissionSecrets: z.array(SecretFacts).check(z.describe('The newest first.')),
  createdAt: z.iso.datetime(),
});

export const readPartner = route({
  operation: 'readPartner',
  method: 'GET',
  path: '/v1/partners/{slug}',
  access: 'public',
  tag: 'Partners',
  summary: 'A partner',
  params: BySlug,
  answers: { 200: { description: 'The partner', schema: PublicPartner } },
  problems: ['not-found'],
});

export const listStaffPartners = route({
  operation: 'listStaffPartners',
  method: 'GET',
  path: LIST,
  access,
  tag,
  summary: 'List partners',
  query: z.strictObject({ limit, cursor }),
  answers: { 200: { description: 'A page of them, by slug', schema: listOf(StaffPartner) } },
});

export const readStaffPartner = route({
  operation: 'readStaffPartner',
  method: 'GET',
  path: ONE,
  access,
  tag,
  summary: 'A partner as it is kept',
  params: BySlug,
  answers: { 200: { description: 'The partner', schema: StaffPartner } },
  problems: ['not-found'],
});

export const putPartner = route({
  operation: 'putPartner',
  method: 'PUT',
  path: ONE,
  access,
  tag,
  summary: 'Record or change a partner',
  description: 'A new one needs nothing; a change needs If-Match.',
  params: BySlug,
  body: PartnerInput,
  answers: {
    200: { description: 'The partner as it is now', schema: StaffPartner },
    201: {
      description: 'The new partner, with the secret that it signs its submissions with',
      schema: z.extend(StaffPartner, { submissionSecret: secretOnce }),
    },
  },
  problems: conditional,
});

export const deletePartner = route({
  operation: 'deletePartner',
  method: 'DELETE',
  path: ONE,
  access,
  tag,
  summary: 'Remove a partner',
  description: 'Needs If-Match. Its endpoints go with it; signatures that came through it keep saying so.',
  params: BySlug,
  answers: { 204: { description: 'Gone' } },
  problems: ['not-found', ...conditional],
});

export const rotateSubmissionSecret = route({
  operation: 'rotateSubmissionSecret',
  method: 'POST',
  path: `${ONE}/submission-secret/rotations`,
  gatewayPath: OF_PARTNER,
  access,
  tag,
  summary: 'Make a new secret for submissions',
  description: 'The one before stays good for a day; all older ones stop at once.',
  params: BySlug,
  answers: { 201: { description: 'The new one', schema: Rotated } },
  problems: ['not-found'],
});

export const listAcknowledgements = route({
  operation: 'listAcknowledgements',
  method: 'GET',
  path: `${ONE}/acknowledgements`,
  gatewayPath: OF_PARTNER,
  access,
  tag,
  summary: 'Which erasures it has not acknowledged',
  description:
    'Signatures whose signers’ data it was sent and was told to erase, and has not said yet that it did; of a partner that was removed too.',
  params: BySlug,
  query: z.strictObject({ limit, cursor }),
  answers: {
    200: {
      description: 'A page of them',
      schema: listOf(
        z.object({
          signature: z.string(),
          since: z.iso.datetime().check(z.describe('When it was told.')),
        }),
      ),
    },
  },
  problems: ['not-found'],
});

/** What owners do to partners. */
export const staffPartnerRoutes = [
  listStaffPartners,
  readStaffPartner,
  putPartner,
  deletePartner,
  rotateSubmissionSecret,
  listAcknowledgements,
] as unknown as readonly Route[];
