import { streamInMemory } from '@undersigned/outbox/stream.memory.ts';
import type { Endpoint } from './endpoint.ts';
import type { Partner } from './partner.ts';
import type { Endpoints, Partners, Roster } from './partner-store.ts';

const byKey = <T>(kept: Map<string, T>): T[] =>
  [...kept].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => structuredClone(one));

/** Partners in memory. */
export function partnersInMemory(): Partners {
  const kept = new Map<string, Partner>();
  const isAt = (slug: string, rev: number) => (kept.get(slug)?.rev ?? 0) === rev;
  return {
    get: async (slug) => structuredClone(kept.get(slug)),
    list: async () => byKey(kept),
    async save(partner, expectedRev) {
      if (!isAt(partner.slug, expectedRev)) return false;
      kept.set(partner.slug, structuredClone(partner));
      return true;
    },
    remove: async (slug, expectedRev) => isAt(slug, expectedRev) && kept.delete(slug),
  };
}

/** Endpoints in memory, with the stream of their changes. */
export function endpointsInMemory() {
  const kept = new Map<string, Endpoint>();
  const stream = streamInMemory<Endpoint>();
  const nameOf = (partner: string, id: string) => `${partner}#${id}`;
  const isAt = (name: string, rev: number) => (kept.get(name)?.rev ?? 0) === rev;
  const endpoints: Endpoints & Roster = {
    get: async (partner, id) => structuredClone(kept.get(nameOf(partner, id))),
    of: async (partner) => byKey(kept).filter((one) => one.partner === partner),
    all: async () => byKey(kept),
    async save(endpoint, expectedRev) {
      const name = nameOf(endpoint.partner, endpoint.id);
      if (!isAt(name, expectedRev)) return false;
      stream.tell(name, kept.get(name), endpoint);
      kept.set(name, structuredClone(endpoint));
      return true;
    },
    async remove(partner, id, expectedRev) {
      const name = nameOf(partner, id);
      return isAt(name, expectedRev) && kept.delete(name);
    },
  };
  return { endpoints, stream };
}
