import { DECLARATION_STATES } from '@undersigned/declarations/declaration.ts';
import { languageMap, line, text } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import { Tally } from './schemas.ts';

const language = z.string();
const map = languageMap(line(300));

const shared = {
  slug: z.string(),
  state: z.enum(DECLARATION_STATES),
  title: map,
  language,
  summary: z.optional(languageMap(text(2000))),
  addressees: z.array(z.object({ name: map, country: z.optional(z.string()) })),
  topics: z.array(z.string()),
  convening: z.optional(z.string()),
  opensAt: z.optional(z.iso.datetime()),
  closesAt: z.optional(z.iso.datetime()),
  sensitive: z.boolean(),
};

/** A declaration in a list. */
export const DeclarationSummary = z.object({ ...shared, tally: Tally });

/** A declaration whole, as anybody sees it. */
export const PublicDeclaration = z.object({
  ...shared,
  openedAt: z.optional(z.iso.datetime()),
  closedAt: z.optional(z.iso.datetime()),
  notice: z.optional(map),
  takedown: z.optional(z.object({ reason: z.string(), at: z.iso.datetime() })),
  texts: z.record(z.string(), z.object({ version: z.int(), sha256: z.string(), body: z.string() })),
  tally: Tally,
});

/** A declaration as staff sees it. */
export const StaffDeclaration = z.object({
  ...shared,
  id: z.string(),
  openedAt: z.optional(z.iso.datetime()),
  closedAt: z.optional(z.iso.datetime()),
  notice: z.optional(map),
  takedown: z.optional(
    z.object({ reason: z.string(), public: z.boolean(), at: z.iso.datetime(), from: z.string() }),
  ),
  texts: z.record(z.string(), z.object({ version: z.int(), sha256: z.string(), at: z.string() })),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
});
