import { type KnownInMemory, knownInMemory, linkName } from './known.memory.ts';
import type { RollEntry, RollReader } from './roll.ts';
import type { Capacity } from './sign-request.ts';
import { PARTITIONS } from './signature-id.ts';
import type { Signatures } from './signatures.ts';

/** The roll over a store of signatures: all of it is read for every page. */
export function rollOver(
  signatures: Pick<Signatures, 'partition'>,
  { links }: Pick<KnownInMemory, 'links'> = knownInMemory(),
): RollReader {
  async function listed(declarationId: string, capacity: Capacity) {
    const lines: { place: string; entry: RollEntry }[] = [];
    for (let partition = 0; partition < PARTITIONS; partition++) {
      for await (const signature of signatures.partition(declarationId, partition)) {
        const { state, listed: shown, signedOn, confirmedAt, key } = signature;
        if (state !== 'confirmed' || !shown || !signedOn || signature.capacity !== capacity) continue;
        const link = shown.organisation ? links.get(linkName(declarationId, key)) : undefined;
        const linked = link && { organisationSlug: link.organisation };
        lines.push({ place: `${confirmedAt}#${key}`, entry: { ...shown, signedOn, ...linked } });
      }
    }
    return lines;
  }

  return {
    async individuals(declarationId, { after, limit }) {
      const lines = (await listed(declarationId, 'individual'))
        .filter(({ place }) => after === undefined || place < after)
        .sort((a, b) => (a.place < b.place ? 1 : -1));
      const page = lines.slice(0, limit);
      return {
        entries: page.map(({ entry }) => entry),
        last: lines.length > limit ? page.at(-1)?.place : undefined,
      };
    },
    organisations: async (declarationId) =>
      (await listed(declarationId, 'organisation')).map(({ entry }) => entry),
  };
}
