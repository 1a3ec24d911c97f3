import { Settings } from '@undersigned/declarations/settings.ts';
import * as z from 'zod/mini';
import { type Route, route } from './route.ts';
import { cursor, limit, listOf } from './schemas.ts';

const tag = 'Staff: settings';

export const readSettings = route({
  operation: 'readSettings',
  method: 'GET',
  path: '/v1/staff/settings',
  access: 'owner',
  tag,
  summary: 'Read the settings',
  answers: { 200: { description: 'The settings', schema: Settings } },
});

export const putSettings = route({
  operation: 'putSettings',
  method: 'PUT',
  path: '/v1/staff/settings',
  access: 'owner',
  tag,
  summary: 'Change the settings',
  description: 'Needs If-Match. What is left out has its default.',
  body: Settings,
  answers: { 200: { description: 'The settings as they are now', schema: Settings } },
  problems: ['precondition-required', 'precondition-failed'],
});

export const readAudit = route({
  operation: 'readAudit',
  method: 'GET',
  path: '/v1/staff/audit',
  access: 'owner',
  tag,
  summary: 'Audit trail',
  description: 'Who did what, when; newest first.',
  query: z.strictObject({
    month: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}$/, 'invalid-date'))),
    limit,
    cursor,
  }),
  answers: {
    200: {
      description: 'A page of the audit trail',
      schema: listOf(
        z.object({
          id: z.string(),
          at: z.string(),
          who: z.string(),
          roles: z.array(z.string()),
          what: z.string(),
          subject: z.string(),
        }),
      ),
    },
  },
});

export const staffSettingsRoutes = [readSettings, putSettings, readAudit] as unknown as readonly Route[];
