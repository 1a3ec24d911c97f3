import { FIXED_PAGES, FixedPageInput } from '@undersigned/network/fixed-page.ts';
import * as z from 'zod/mini';
import { type Route, route } from './route.ts';

/* The pages that every network has, and whose text its editors keep. */

const path = '/v1/staff/pages/{name}';
const params = z.strictObject({ name: z.enum(FIXED_PAGES) });
const tag = 'Staff: record';
const KeptPage = z.looseObject({
  language: z.string(),
  title: z.record(z.string(), z.string()),
  body: z.record(z.string(), z.string()),
  changedAt: z.optional(z.iso.datetime()),
});
const conditional = ['precondition-required', 'precondition-failed'] as const;

export const readPage = route({
  operation: 'readPage',
  method: 'GET',
  path,
  access: 'editor',
  tag,
  summary: 'A fixed page as it is kept',
  description: 'Until editors have written it, the text that comes with the software, in ten languages.',
  params,
  answers: { 200: { description: 'The page', schema: KeptPage } },
  problems: ['not-found'],
});

export const putPage = route({
  operation: 'putPage',
  method: 'PUT',
  path,
  access: 'editor',
  tag,
  summary: 'Write or change a fixed page',
  description: 'The first time needs nothing; a change needs If-Match.',
  params,
  body: FixedPageInput,
  answers: { 200: { description: 'The page as it is now', schema: KeptPage } },
  problems: ['not-found', ...conditional],
});

export const removePage = route({
  operation: 'deletePage',
  method: 'DELETE',
  path,
  access: 'editor',
  tag,
  summary: 'Take away what editors wrote of a fixed page',
  description: 'Needs If-Match. The text that comes with the software stands there again.',
  params,
  answers: { 204: { description: 'Gone' } },
  problems: ['not-found', ...conditional],
});

export const fixedPageRoutes = [readPage, putPage, removePage] as unknown as readonly Route[];
