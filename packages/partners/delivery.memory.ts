import type { Deliveries, Delivery } from './delivery.ts';

/** The delivery log in memory. */
export function deliveriesInMemory(): Deliveries & { all(): Delivery[] } {
  const kept = new Map<string, Delivery>();
  const nameOf = (endpoint: string, id: string) => `${endpoint}#${id}`;
  return {
    all: () => structuredClone([...kept.values()]),
    get: async (endpoint, id) => structuredClone(kept.get(nameOf(endpoint, id))),
    async save(delivery, expectedRev) {
      const name = nameOf(delivery.endpoint, delivery.id);
      if ((kept.get(name)?.rev ?? 0) !== expectedRev) return false;
      kept.set(name, structuredClone(delivery));
      return true;
    },
    async page(endpoint, { limit, after, state }) {
      const found = [...kept.values()]
        .filter((one) => one.endpoint === endpoint && (state === undefined || one.state === state))
        .filter(({ id }) => after === undefined || id < after)
        .sort((a, b) => (a.id < b.id ? 1 : -1));
      const page = structuredClone(found.slice(0, limit));
      const last = page.at(-1)?.id;
      return { deliveries: page, ...(found.length > limit && last && { after: last }) };
    },
  };
}
