import { slug } from '@undersigned/input/fields.ts';
import { ApplicationRequest } from '@undersigned/letterbox/application.ts';
import { COMMENTED, CommentRequest } from '@undersigned/letterbox/comment.ts';
import { SLIP_KINDS } from '@undersigned/letterbox/letterbox.ts';
import { MessageRequest } from '@undersigned/letterbox/message.ts';
import { CommentDecision, SEEN_STATES } from '@undersigned/letterbox/moderate-comments.ts';
import * as z from 'zod/mini';
import { type Route, route } from './route.ts';
import { cursor, limit, listOf } from './schemas.ts';
import { consentForm, fieldsToRequest, tokenForm } from './sign-form.ts';

/* What anybody without an account puts in: comments, applications for membership, messages to the secretariat. */

const tag = 'Letterbox';
const staffTag = 'Staff: comments';
const OfThing = z.strictObject({ collection: z.enum(COMMENTED), slug });
const Token = z.strictObject({
  token: z.string().check(z.minLength(1, 'blank'), z.maxLength(500, 'invalid-token')),
});
const kept = {
  202: { description: 'Kept', schema: z.object({ status: z.literal('check-your-mail') }) },
  303: { description: 'Kept; for a form' },
};
const done = (status: string, description: string) => ({
  200: { description, schema: z.object({ status: z.literal(status), kind: z.enum(SLIP_KINDS) }) },
  303: { description: 'The same; for a form' },
});

export const Comment = z.object({
  name: z.string(),
  body: z.string(),
  language: z.string(),
  on: z.iso.date(),
});

export const listComments = route({
  operation: 'listComments',
  method: 'GET',
  path: '/v1/{collection}/{slug}/comments',
  access: 'public',
  tag,
  summary: 'Comments on an update or a document',
  description: 'Those that a moderator has approved, the oldest first.',
  params: OfThing,
  query: z.strictObject({ limit, cursor }),
  answers: { 200: { description: 'A page of them', schema: listOf(Comment) } },
  problems: ['not-found'],
});

export const comment = route({
  operation: 'comment',
  method: 'POST',
  path: '/v1/{collection}/{slug}/comments',
  access: 'public',
  tag,
  summary: 'Comment on an update or a document',
  description:
    'A mail then asks to confirm it, and a moderator decides. The answer is the same, whoever asks. A proof of work is made for `<collection>/<slug>`.',
  params: OfThing,
  body: CommentRequest,
  form: consentForm,
  answers: kept,
  problems: ['not-found', 'too-many-requests'],
});

export const apply = route({
  operation: 'apply',
  method: 'POST',
  path: '/v1/organisations/applications',
  access: 'public',
  tag,
  summary: 'Apply for membership',
  description:
    'A mail then asks to confirm it; the profile is a draft until the secretariat decides. The answer is the same, whoever asks. A proof of work is made for `applications`.',
  body: ApplicationRequest,
  form: consentForm,
  answers: kept,
  problems: ['too-many-requests'],
});

export const writeMessage = route({
  operation: 'writeMessage',
  method: 'POST',
  path: '/v1/messages',
  access: 'public',
  tag,
  summary: 'Write to the secretariat',
  description: 'The message is passed on by mail and not kept. A proof of work is made for `messages`.',
  body: MessageRequest,
  form: (fields) => fieldsToRequest(fields),
  answers: {
    202: { description: 'On its way', schema: z.object({ status: z.literal('accepted') }) },
    303: { description: 'The same; for a form' },
  },
  problems: ['too-many-requests'],
});

const LINKS = '/v1/letterbox/{what}';

export const confirmSlip = route({
  operation: 'confirmSlip',
  method: 'POST',
  path: '/v1/letterbox/confirmations',
  gatewayPath: LINKS,
  access: 'public',
  tag,
  summary: 'Confirm a comment or an application',
  description: 'By the token of the mail’s link. Asked again, it is the same success.',
  body: Token,
  form: tokenForm,
  answers: done('waiting', 'Confirmed: it waits for the network'),
  problems: ['expired'],
});

export const removeSlip = route({
  operation: 'removeSlip',
  method: 'POST',
  path: '/v1/letterbox/removals',
  gatewayPath: LINKS,
  access: 'public',
  tag,
  summary: 'Take one’s comment away',
  description:
    'By the token of the mail’s link, before or after it is public. Asked again, it is the same success.',
  body: Token,
  form: tokenForm,
  answers: done('removed', 'Nothing of it is left'),
});

export const disownSlip = route({
  operation: 'disownSlip',
  method: 'POST',
  path: '/v1/letterbox/disavowals',
  gatewayPath: LINKS,
  access: 'public',
  tag,
  summary: '“This was not me”',
  description: 'Erases what was put in with somebody’s address, and leaves the address alone about it.',
  body: Token,
  form: tokenForm,
  answers: done('disowned', 'Erased'),
});

const StaffComment = z.object({
  id: z.string(),
  state: z.enum(SEEN_STATES),
  on: z.object({ collection: z.enum(COMMENTED), id: z.string() }),
  name: z.optional(z.string()),
  body: z.optional(z.string()),
  email: z.optional(z.string()),
  language: z.string(),
  at: z.iso.datetime(),
  network: z.optional(z.string()),
  heldFor: z.optional(z.string()),
  decision: z.optional(z.object({ decision: z.string(), reason: z.string(), at: z.string() })),
});

export const listStaffComments = route({
  operation: 'listStaffComments',
  method: 'GET',
  path: '/v1/staff/comments',
  access: 'moderator',
  tag: staffTag,
  summary: 'List comments',
  description:
    'By state, the oldest first; with the address until its sender has been told what was decided.',
  query: z.strictObject({ state: z._default(z.enum(SEEN_STATES), 'waiting'), limit, cursor }),
  answers: { 200: { description: 'A page of them', schema: listOf(StaffComment) } },
  audited: true,
});

export const decideComment = route({
  operation: 'decideComment',
  method: 'POST',
  path: '/v1/staff/comments/{id}/decisions',
  access: 'moderator',
  tag: staffTag,
  summary: 'Decide on one',
  params: z.strictObject({ id: z.string().check(z.maxLength(100)) }),
  body: CommentDecision,
  answers: { 200: { description: 'The comment as it is now', schema: StaffComment } },
  problems: ['not-found', 'conflict'],
});

export const letterboxRoutes = [
  listComments,
  comment,
  apply,
  writeMessage,
  confirmSlip,
  removeSlip,
  disownSlip,
] as unknown as readonly Route[];

export const staffCommentRoutes = [listStaffComments, decideComment] as unknown as readonly Route[];
