import type { Declaration } from './declaration.ts';
import { publicDeclarations, type ReadDeps } from './published.ts';
import type { RollReader } from './roll.ts';

/** Which declarations an organisation of the record may have signed: some it may not, or no longer. */
export interface SignedDeclarations {
  /** Ids of declarations. */
  by(organisation: string): Promise<string[]>;
}

/** That an organisation signed a declaration. */
export interface SignedDeclaration {
  declaration: Pick<Declaration, 'slug' | 'title' | 'language'>;
  /** YYYY-MM-DD, UTC. */
  signedOn: string;
}

/** The declarations that an organisation of the record signed, and is named on the roll of; the newest signature first. */
export async function signedBy(
  deps: Pick<ReadDeps, 'declarations' | 'now'> & { roll: RollReader; signed: SignedDeclarations },
  organisation: string,
): Promise<SignedDeclaration[]> {
  const ids = await deps.signed.by(organisation);
  if (ids.length === 0) return [];
  const declarations = (await publicDeclarations(deps)).filter(({ id }) => ids.includes(id));
  const found = await Promise.all(
    declarations.map(async ({ id, slug, title, language }) => {
      const entries = await deps.roll.organisations(id);
      const signedOn = entries
        .filter(({ organisationSlug }) => organisationSlug === organisation)
        .map((entry) => entry.signedOn)
        .sort()[0];
      return signedOn ? [{ declaration: { slug, title, language }, signedOn }] : [];
    }),
  );
  return found.flat().sort((a, b) => (a.signedOn < b.signedOn ? 1 : -1));
}
