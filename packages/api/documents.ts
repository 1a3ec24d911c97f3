import { Announcement } from '@undersigned/documents/announce.ts';
import { language, slug } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import { type Route, route } from './route.ts';
import { BySlug } from './schemas.ts';

/* The files of documents: how they come, and how they are had. */

const tag = 'Record: documents';
const count = z.int().check(z.gte(0));

export const announceUpload = route({
  operation: 'announceUpload',
  method: 'POST',
  path: '/v1/staff/documents/{slug}/uploads',
  access: 'editor',
  tag: 'Staff: record',
  summary: 'Upload a file of a document',
  description:
    'Gives a form that takes this one file: post its `fields`, then the file as the field `file`, to its `url`, as `multipart/form-data`. What was uploaded is scanned; until then the document’s `files` show it in the state `scanning`, then `clean` or `refused`, with the `reason`. What is never uploaded disappears.',
  params: BySlug,
  body: Announcement,
  answers: {
    201: {
      description: 'The form',
      schema: z.object({
        upload: z.string(),
        url: z.url(),
        fields: z.record(z.string(), z.string()),
        expiresAt: z.iso.datetime(),
      }),
    },
  },
  problems: ['not-found', 'conflict'],
});

export const downloadFile = route({
  operation: 'downloadFile',
  method: 'GET',
  path: '/v1/documents/{slug}/files/{lang}',
  access: 'public',
  tag,
  summary: 'Download a document',
  description: 'Leads to the file, whose address never changes. It is counted, and who asked is not.',
  params: z.strictObject({ slug, lang: language }),
  query: z.strictObject({
    version: z.optional(
      z
        .pipe(z.string().check(z.regex(/^[1-9]\d{0,3}$/, 'invalid-choice')), z.transform(Number))
        .check(z.meta({ type: 'integer', description: 'An earlier version; else the newest.' })),
    ),
  }),
  answers: { 302: { description: 'The file is there: see Location' } },
  problems: ['not-found'],
});

export const readDownloads = route({
  operation: 'readDownloads',
  method: 'GET',
  path: '/v1/documents/{slug}/downloads',
  access: 'public',
  tag,
  summary: 'How often a document was downloaded',
  params: BySlug,
  answers: {
    200: {
      description: 'Counts, by language and by day',
      schema: z.object({
        total: count,
        byLanguage: z.array(z.object({ language: z.string(), count })),
        byDay: z.array(z.object({ day: z.iso.date(), count })),
      }),
    },
  },
  problems: ['not-found'],
});

/** What anybody asks of documents’ files. */
export const downloadRoutes: readonly Route[] = [downloadFile, readDownloads] as unknown as readonly Route[];

/** What editors do with them. */
export const uploadRoutes = [announceUpload] as unknown as readonly Route[];
