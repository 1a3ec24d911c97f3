import { signatureConfirmed } from '@undersigned/events/signature-confirmed.ts';
import { type Fault, type Invalid, invalid, pointerTo } from '@undersigned/input/fault.ts';
import { country, line, slug, text, together, url } from '@undersigned/input/fields.ts';
import * as z from 'zod/mini';
import type { AddressKeys } from './address.ts';
import type { Declaration } from './declaration.ts';
import type { Declarations } from './declarations.ts';
import { eraseSignatories, isGivenUp } from './delete-draft.ts';
import { stateAt } from './lifecycle.ts';
import type { KnownOrganisations } from './organisations.ts';
import { CAPACITIES, type Capacity, DISPLAYS, LONGEST_NAME } from './sign-request.ts';
import { type Ask, blank, CONSENT_WORDING, counted, type Signature } from './signature.ts';
import type { Signatures } from './signatures.ts';

type Draft = { capacity?: unknown; organisation?: unknown };

/** Signatories that a declaration comes with on paper, as an editor records them. */
export const FirstSignatories = z.strictObject({
  signatures: z
    .array(
      z
        .strictObject({
          name: line(LONGEST_NAME),
          country,
          capacity: z.enum(CAPACITIES),
          affiliation: z.optional(line(LONGEST_NAME)),
          organisation: z.optional(
            z.strictObject({
              name: line(LONGEST_NAME),
              website: z.optional(url),
              role: z.optional(line(LONGEST_NAME)),
              slug: z.optional(
                slug.check(z.describe('Its slug, where the network’s record has it: the roll leads to it.')),
              ),
            }),
          ),
          display: z._default(z.enum(DISPLAYS), 'full'),
        })
        .check(
          z.refine<Draft>(
            ({ capacity, organisation }) => capacity !== 'organisation' || organisation !== undefined,
            { error: 'organisation-required', path: ['organisation'], ...together },
          ),
          z.refine<Draft>(
            ({ capacity, organisation }) => capacity !== 'individual' || organisation === undefined,
            { error: 'organisation-not-expected', path: ['organisation'], ...together },
          ),
        ),
    )
    .check(z.minLength(1), z.maxLength(500)),
  evidence: text(1000).check(z.describe('What shows that they signed: where the paper is, or a link to it.')),
});
export type FirstSignatories = z.infer<typeof FirstSignatories>;

/**
 * Records first signatories. Nobody is recorded twice: the same name (and organisation) in the same capacity is the
 * same signatory, so that a request sent again does nothing. Where the draft is deleted at the same time, nothing of them
 * stays: whichever is last erases them.
 */
export async function recordFirstSignatories(
  deps: {
    declarations: Pick<Declarations, 'get'>;
    signatures: Pick<Signatures, 'partition' | 'save'>;
    organisations: Pick<KnownOrganisations, 'link'>;
    /** The id of the organisation of the record that has, or had, a slug. */
    recordedAs: (slug: string) => Promise<string | undefined>;
    keys: AddressKeys;
    now: () => Date;
    eventId: () => string;
  },
  declaration: Declaration,
  { signatures, evidence }: FirstSignatories,
): Promise<{ recorded: number; known: number } | { refused: 'opened' | 'no-text' } | Invalid> {
  const version = declaration.texts[declaration.language]?.version;
  const at = deps.now();
  if (stateAt(declaration, at) !== 'draft') return { refused: 'opened' };
  if (version === undefined) return { refused: 'no-text' };
  const ids = await Promise.all(
    signatures.map(async ({ organisation }) =>
      organisation?.slug === undefined ? undefined : ((await deps.recordedAs(organisation.slug)) ?? UNKNOWN),
    ),
  );
  const unknown = ids.flatMap((id, index) => (id === UNKNOWN ? [unknownLink(index)] : []));
  if (unknown.length > 0) return invalid(...unknown);
  const written = await Promise.all(
    signatures.map(async (signatory, index) => {
      const next = recorded(deps, declaration, version, { ...signatory, evidence }, at);
      const id = ids[index];
      if (id) await deps.organisations.link(id, '', next);
      return deps.signatures.save(next, 0);
    }),
  );
  if (isGivenUp(declaration, await deps.declarations.get(declaration.slug))) {
    await eraseSignatories(deps, declaration);
    return { refused: 'no-text' };
  }
  const fresh = written.filter(Boolean).length;
  return { recorded: fresh, known: written.length - fresh };
}

const UNKNOWN = '';
const unknownLink = (index: number): Fault => ({
  pointer: pointerTo(['signatures', index, 'organisation', 'slug']),
  code: 'unknown-link',
});

type Signatory = FirstSignatories['signatures'][number] & { evidence: string };

function recorded(
  { keys, eventId }: { keys: AddressKeys; eventId: () => string },
  declaration: Declaration,
  version: number,
  { evidence, organisation, ...signatory }: Signatory,
  at: Date,
): Signature {
  const { slug: _, ...body } = organisation ?? { name: '' };
  const { capacity } = signatory;
  const key = {
    declaration: declaration.id,
    capacity: capacity as Capacity,
    key: keys.signature(
      declaration.id,
      `${capacity}-on-paper`,
      paperName(signatory.name, organisation?.name),
    ),
  };
  const time = at.toISOString();
  const entry: Ask = {
    ...signatory,
    ...(organisation && { organisation: { ...body, role: body.role ?? '', mandate: true } }),
    email: '',
    declaration: declaration.slug,
    language: declaration.language,
    text: { language: declaration.language, version },
    consent: {
      processing: true,
      publish: true,
      news: false,
      partners: [],
      wording: CONSENT_WORDING,
      at: time,
    },
    at: time,
  };
  return counted({ ...blank(key, at), evidence }, entry, at, [
    { id: eventId(), type: signatureConfirmed.type, time },
  ]);
}

/** What stands in an address's place: a name has none, and an address has an at sign. */
const paperName = (name: string, organisation = '') =>
  `${name} / ${organisation}`.normalize('NFKC').toLowerCase().replaceAll('@', ' ').replace(/\s+/g, ' ');
