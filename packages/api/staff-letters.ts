import { LetterInput } from '@undersigned/digests/letter.ts';
import { language, slug } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import { type Route, route } from './route.ts';
import { BySlug } from './schemas.ts';

/* What editors write to whoever follows a declaration. */

const tag = 'Staff: digest';
const access = 'editor';
const LIST = '/v1/staff/declarations/{slug}/letters';
const ONE = `${LIST}/{letter}` as const;
const OF_LETTERS = `${LIST}/{proxy+}` as const;
const count = z.int().check(z.gte(0));
const map = z.record(z.string(), z.string());
const ByLetter = z.strictObject({ slug, letter: slug });
const Nothing = z.prefault(z.strictObject({}), {});

export const StaffLetter = z.object({
  letter: z.string(),
  declaration: z.string(),
  state: z.enum(['draft', 'sending', 'sent']),
  language: z.string().check(z.describe('Whoever reads none of its others gets it in this.')),
  subject: map,
  body: map,
  sendAt: z.optional(z.iso.datetime()),
  createdAt: z.iso.datetime(),
  releasedAt: z.optional(z.iso.datetime()),
  recipients: z.optional(count.check(z.describe('To how many it went, once it was sent.'))),
  delivered: count,
  bounced: count,
  complained: count,
});

const WithFollowers = z.extend(StaffLetter, {
  followers: count.check(z.describe('How many follow the declaration now.')),
});
const current = { description: 'The letter as it is now', schema: WithFollowers };

export const listLetters = route({
  operation: 'listLetters',
  method: 'GET',
  path: LIST,
  access,
  tag,
  summary: 'List letters to a declaration’s followers',
  params: BySlug,
  answers: { 200: { description: 'All of them', schema: z.object({ items: z.array(StaffLetter) }) } },
  problems: ['not-found'],
});

export const readLetter = route({
  operation: 'readLetter',
  method: 'GET',
  path: ONE,
  gatewayPath: OF_LETTERS,
  access,
  tag,
  summary: 'A letter, and how many follow',
  params: ByLetter,
  answers: { 200: current },
  problems: ['not-found'],
});

export const putLetter = route({
  operation: 'putLetter',
  method: 'PUT',
  path: ONE,
  gatewayPath: OF_LETTERS,
  access,
  tag,
  summary: 'Draft or change a letter',
  description:
    'A new one needs nothing; a change needs If-Match. With a time it goes by itself, minutes after that at the latest. What was let go is changed no more.',
  params: ByLetter,
  body: LetterInput,
  answers: { 200: current, 201: { description: 'The new draft', schema: WithFollowers } },
  problems: ['not-found', 'conflict', 'precondition-required', 'precondition-failed'],
});

export const deleteLetter = route({
  operation: 'deleteLetter',
  method: 'DELETE',
  path: ONE,
  gatewayPath: OF_LETTERS,
  access,
  tag,
  summary: 'Remove a draft of a letter',
  description: 'Needs If-Match.',
  params: ByLetter,
  answers: { 204: { description: 'Gone' } },
  problems: ['not-found', 'conflict', 'precondition-required', 'precondition-failed'],
});

export const previewLetter = route({
  operation: 'previewLetter',
  method: 'POST',
  path: `${ONE}/previews`,
  gatewayPath: OF_LETTERS,
  access,
  tag,
  summary: 'Have a letter mailed to oneself',
  description: 'To the address that the user pool has of whoever asks.',
  params: ByLetter,
  body: z.strictObject({ language }),
  answers: { 202: { description: 'It is on its way', schema: z.object({ status: z.literal('sent') }) } },
  problems: ['not-found', 'conflict'],
});

export const sendLetter = route({
  operation: 'sendLetter',
  method: 'POST',
  path: `${ONE}/sendings`,
  gatewayPath: OF_LETTERS,
  access,
  tag,
  summary: 'Let a letter go',
  description:
    'To everybody who follows the declaration by then, once each. Asked again, it is the same success. Between two letters of a declaration lies a day at least.',
  params: ByLetter,
  body: Nothing,
  answers: { 202: current },
  problems: ['not-found', 'conflict'],
});

export const staffLetterRoutes = [
  listLetters,
  readLetter,
  putLetter,
  deleteLetter,
  previewLetter,
  sendLetter,
] as unknown as readonly Route[];
