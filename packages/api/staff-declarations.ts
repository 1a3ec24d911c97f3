import { DeclarationInput, Notice, TakedownInput } from '@undersigned/declarations/declaration.ts';
import { FirstSignatories } from '@undersigned/declarations/first-signatories.ts';
import { TextInput } from '@undersigned/declarations/text.ts';
import { language, slug } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import { StaffDeclaration } from './declaration-schemas.ts';
import { type Access, type Route, route } from './route.ts';
import { BySlug, cursor, limit, listOf } from './schemas.ts';

const tag = 'Staff: declarations';
const conditional = ['conflict', 'precondition-required', 'precondition-failed'] as const;
const current = { description: 'The declaration as it is now', schema: StaffDeclaration };
const path = '/v1/staff/declarations/{slug}' as const;
const STEP = `${path}/{step}` as const;

export const listStaffDeclarations = route({
  operation: 'listStaffDeclarations',
  method: 'GET',
  path: '/v1/staff/declarations',
  access: 'editor',
  tag,
  summary: 'List all',
  description: 'Drafts included.',
  query: z.strictObject({ limit, cursor }),
  answers: { 200: { description: 'A page of them', schema: listOf(StaffDeclaration) } },
});

export const readStaffDeclaration = route({
  operation: 'readStaffDeclaration',
  method: 'GET',
  path,
  access: 'editor',
  tag,
  summary: 'One as it is kept',
  params: BySlug,
  answers: { 200: current },
  problems: ['not-found'],
});

export const putDeclaration = route({
  operation: 'putDeclaration',
  method: 'PUT',
  path,
  access: 'editor',
  tag,
  summary: 'Draft or change',
  description: 'A new one needs nothing; a change needs If-Match.',
  params: BySlug,
  body: DeclarationInput,
  answers: { 200: current, 201: { description: 'The new draft', schema: StaffDeclaration } },
  problems: conditional,
});

export const deleteDeclaration = route({
  operation: 'deleteDeclaration',
  method: 'DELETE',
  path,
  access: 'editor',
  tag,
  summary: 'Remove a draft',
  description:
    'Needs If-Match. The first signatories recorded for it go with it. What was opened once stays.',
  params: BySlug,
  answers: { 204: { description: 'Gone' } },
  problems: ['not-found', ...conditional],
});

export const putText = route({
  operation: 'putText',
  method: 'PUT',
  path: `${path}/texts/{lang}`,
  access: 'editor',
  tag,
  summary: 'Put its text',
  description: 'Makes a new version in that language; the same text again makes none.',
  params: z.strictObject({ slug, lang: language }),
  body: TextInput,
  answers: { 200: current },
  problems: ['not-found', 'conflict'],
});

const step = <Body extends z.core.$ZodType>(
  operation: string,
  noun: string,
  access: Access,
  summary: string,
  body: Body,
) =>
  route<typeof BySlug, z.ZodMiniUnknown, Body>({
    operation,
    method: 'POST',
    path: `${path}/${noun}`,
    gatewayPath: STEP,
    access,
    tag,
    summary,
    params: BySlug,
    body,
    answers: { 200: current },
    problems: ['not-found', 'conflict'],
  });

/** Steps that need nothing said take an empty object, or no body at all. */
const Nothing = z.prefault(z.strictObject({}), {});

export const openDeclaration = step('openDeclaration', 'openings', 'editor', 'Open for signature', Nothing);
export const pauseDeclaration = step(
  'pauseDeclaration',
  'pauses',
  'editor',
  'Pause, with a notice',
  z.prefault(Notice, {}),
);
export const closeDeclaration = step('closeDeclaration', 'closings', 'editor', 'Close', Nothing);
export const archiveDeclaration = step('archiveDeclaration', 'archivings', 'editor', 'Archive', Nothing);
export const takeDownDeclaration = step(
  'takeDownDeclaration',
  'takedowns',
  'owner',
  'Take down',
  TakedownInput,
);
export const restoreDeclaration = step('restoreDeclaration', 'restorations', 'owner', 'Restore', Nothing);

export const addFirstSignatories = route({
  operation: 'addFirstSignatories',
  method: 'POST',
  path: `${path}/signatures`,
  gatewayPath: STEP,
  access: 'editor',
  tag,
  summary: 'Record first signatories',
  description: 'From paper, before it opens.',
  params: BySlug,
  body: FirstSignatories,
  answers: {
    200: { description: 'How many were new', schema: z.object({ recorded: z.int(), known: z.int() }) },
  },
  problems: ['not-found', 'conflict'],
});

export const staffDeclarationRoutes = [
  listStaffDeclarations,
  readStaffDeclaration,
  putDeclaration,
  deleteDeclaration,
  putText,
  openDeclaration,
  pauseDeclaration,
  closeDeclaration,
  archiveDeclaration,
  takeDownDeclaration,
  restoreDeclaration,
  addFirstSignatories,
] as unknown as readonly Route[];
