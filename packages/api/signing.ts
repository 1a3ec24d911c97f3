import { SignRequest } from '@undersigned/declarations/sign-request.ts';
import * as z from 'zod/mini';
import { type Route, route } from './route.ts';
import { BySlug } from './schemas.ts';
import { formToRequest, tokenForm } from './sign-form.ts';

const tag = 'Signing';
const Token = z.strictObject({
  token: z.string().check(z.minLength(1, 'blank'), z.maxLength(500, 'invalid-token')),
});

export const sign = route({
  operation: 'sign',
  method: 'POST',
  path: '/v1/declarations/{slug}/signatures',
  access: 'public',
  tag,
  summary: 'Ask to sign',
  description:
    'A mail then asks the signer to confirm. The answer is the same, whoever asks. Pages of the origins that the partner in `source` has registered may send it and read the answer.',
  params: BySlug,
  body: SignRequest,
  fromPartners: true,
  form: formToRequest,
  answers: {
    202: { description: 'Kept', schema: z.object({ status: z.literal('check-your-mail') }) },
    303: { description: 'Kept; for a form' },
  },
  problems: ['not-found', 'not-open', 'too-many-requests'],
});

export const confirm = route({
  operation: 'confirm',
  method: 'POST',
  path: '/v1/signatures/confirmations',
  access: 'public',
  tag,
  summary: 'Confirm',
  description: 'By the token of the mail’s link. Asked again, it is the same success.',
  body: Token,
  form: tokenForm,
  answers: {
    200: {
      description: 'Confirmed, or in review where a moderator decides',
      schema: z.object({
        status: z.enum(['confirmed', 'in-review']),
        declaration: z.string(),
        capacity: z.enum(['organisation', 'individual']),
        receipt: z.string(),
      }),
    },
    303: { description: 'The same; for a form' },
  },
  problems: ['expired', 'not-open'],
});

export const withdraw = route({
  operation: 'withdraw',
  method: 'POST',
  path: '/v1/signatures/withdrawals',
  access: 'public',
  tag,
  summary: 'Withdraw',
  description:
    'Takes a signature back, by the token of the mail’s link. Asked again, it is the same success.',
  body: Token,
  form: tokenForm,
  answers: {
    200: { description: 'Withdrawn', schema: z.object({ status: z.literal('withdrawn') }) },
    303: { description: 'The same; for a form' },
  },
});

export const disavow = route({
  operation: 'disavow',
  method: 'POST',
  path: '/v1/signatures/disavowals',
  access: 'public',
  tag,
  summary: '“This was not me”',
  description: 'Erases the signature, and leaves its address alone for this declaration.',
  body: Token,
  form: tokenForm,
  answers: {
    200: { description: 'Erased', schema: z.object({ status: z.literal('disavowed') }) },
    303: { description: 'The same; for a form' },
  },
});

/** What signers do, in the order in which they do it. */
export const signingRoutes = [sign, confirm, withdraw, disavow] as unknown as readonly Route[];
