import type { KnownInMemory } from './known.memory.ts';
import type { SignedDeclarations } from './signed.ts';

/** What organisations of the record may have signed, in memory. */
export const signedInMemory = ({ links }: Pick<KnownInMemory, 'links'>): SignedDeclarations => ({
  by: async (organisation) => [
    ...new Set(
      [...links].flatMap(([name, link]) =>
        link.organisation === organisation ? [name.slice(0, name.indexOf('#'))] : [],
      ),
    ),
  ],
});
