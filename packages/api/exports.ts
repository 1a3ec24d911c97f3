import { ARCHIVE_FORMAT, ARCHIVE_VERSION } from '@undersigned/network/archive.ts';
import * as z from 'zod/mini';
import { type Route, route } from './route.ts';

export type { ArchivedFile, Manifest } from '@undersigned/network/archive.ts';

/** What an archive says that it is, and the newest version that there is. */
export const ARCHIVE = { format: ARCHIVE_FORMAT, version: ARCHIVE_VERSION } as const;

const count = z.int().check(z.gte(0));

/** An export of the whole network. */
export const NetworkExport = z.object({
  id: z.string(),
  state: z.enum(['waiting', 'working', 'done', 'failed']),
  progress: z.object({ things: count, files: count, bytes: count }),
  requestedAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  bytes: z.optional(count),
  sha256: z.optional(z.string()),
  url: z.optional(z.string().check(z.describe('Where the archive can be downloaded, until `expiresAt`.'))),
  expiresAt: z.optional(z.iso.datetime()),
});

const tag = 'Staff: record';

export const beginExport = route({
  operation: 'beginExport',
  method: 'POST',
  path: '/v1/staff/exports',
  access: 'owner',
  tag,
  summary: 'Export the whole network',
  description:
    'One archive with everything of the record, drafts included, its files, and the declarations with their texts: nothing of who signed. It is made in the background and kept for a day.',
  answers: { 202: { description: 'It has begun: ask for it by its id', schema: NetworkExport } },
});

export const readExport = route({
  operation: 'readExport',
  method: 'GET',
  path: '/v1/staff/exports/{id}',
  access: 'owner',
  tag,
  summary: 'How far an export is',
  description: 'When it is done, with a link to the archive that is good for a quarter of an hour.',
  params: z.strictObject({ id: z.string().check(z.regex(/^[\w-]{2,60}$/, 'invalid-slug')) }),
  answers: { 200: { description: 'The export as it stands', schema: NetworkExport } },
  problems: ['not-found'],
});

export const exportRoutes = [beginExport, readExport] as unknown as readonly Route[];
