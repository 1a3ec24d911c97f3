import { ENCODINGS } from '@undersigned/input/encoding.ts';
import { slug } from '@undersigned/input/fields.ts';
import { COLLECTIONS } from '@undersigned/network/thing.ts';
import * as z from 'zod/mini';
import { type Route, route } from './route.ts';

/** What can be imported: the five collections, and the network's own topics. */
export const IMPORTED = [...COLLECTIONS, 'topics'] as const;

const base64 = z.strictObject({ base64: z.base64('invalid-base64') });

/** A file to import. */
export const ImportRequest = z.strictObject({
  collection: z.enum(IMPORTED),
  format: z.enum(['json', 'csv']),
  data: z
    .union([z.string(), base64, z.array(z.unknown()), z.looseObject({ items: z.array(z.unknown()) })])
    .check(
      z.describe(
        'The file: its text, or its bytes as { "base64": "…" } where it is in another encoding than UTF-8. Of JSON also the list itself, as the staff’s route gives it.',
      ),
    ),
  encoding: z.optional(
    z.enum(ENCODINGS).check(z.describe('Of a file given as bytes; it is found out where it is not said.')),
  ),
  keepTimes: z._default(
    z
      .boolean()
      .check(z.describe('Things that are new were created and published when they say so. For owners.')),
    false,
  ),
  expected: z._default(
    z
      .array(z.strictObject({ collection: z.enum([...COLLECTIONS, 'declarations']), id: slug, slug }))
      .check(
        z.maxLength(100_000),
        z.describe('What other requests will bring: links to it are let be. For owners.'),
      ),
    [],
  ),
});
export type ImportRequest = z.infer<typeof ImportRequest>;

const count = z.int().check(z.gte(0));

/** What an import did, or would do. */
export const ImportReport = z.object({
  dryRun: z.boolean(),
  rows: count,
  created: count,
  changed: count,
  unchanged: count,
  pending: count.check(
    z.describe('Rows that were not written: send the same again, and it goes on with them.'),
  ),
  encoding: z.optional(z.enum(ENCODINGS)),
  delimiter: z.optional(z.string()),
  faults: z.array(
    z.object({
      row: z
        .int()
        .check(z.describe('As a spreadsheet numbers it; of JSON, which of the list it is, from 1.')),
      column: z.string(),
      code: z.string(),
      detail: z.string(),
      value: z.optional(z.string()),
    }),
  ),
  moreFaults: z.optional(count.check(z.describe('How many more there are than are told.'))),
});

export const importFile = route({
  operation: 'importFile',
  method: 'POST',
  path: '/v1/staff/imports',
  access: 'editor',
  tag: 'Staff: record',
  summary: 'Import a spreadsheet or a list',
  description:
    'A trial (dryRun) tells what would become of every row, and every fault. A file with any fault changes nothing: the problem has the members of the report. What was imported already changes nothing.',
  query: z.strictObject({ dryRun: z.optional(z.enum(['true', 'false'])) }),
  body: ImportRequest,
  answers: { 200: { description: 'The report', schema: ImportReport } },
});

export const importRoutes = [importFile] as unknown as readonly Route[];
