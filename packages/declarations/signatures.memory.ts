import { type StreamInMemory, streamInMemory } from '@undersigned/outbox/stream.memory.ts';
import {
  blank,
  counted,
  isFirstAsked,
  type SettledState,
  type Signature,
  waitingPlace,
} from './signature.ts';
import { partitionOf, type SignatureKey } from './signature-id.ts';
import type { Signatures } from './signatures.ts';

/** Signatures in memory, with the stream of their changes. */
export interface SignaturesInMemory extends Signatures {
  /** Told by partition: `<declaration id>#<0 to 63>`. */
  stream: StreamInMemory<Signature>;
  /** Removes what is to be forgotten by then, as the table does in its own time. */
  forget(at: Date): void;
}

/** States from which a new request can be confirmed. */
const CONFIRMABLE: readonly (SettledState | undefined)[] = [
  undefined,
  'withdrawn',
  'expired',
  'refused',
  'invalidated',
];

export function signaturesInMemory(): SignaturesInMemory {
  const stream = streamInMemory<Signature>();
  const items = new Map<string, Signature>();
  const nameOf = ({ declaration, key }: SignatureKey) => `${declaration}#${key}`;
  const shardOf = (key: SignatureKey) => `${key.declaration}#${partitionOf(key)}`;
  const put = (next: Signature) => {
    stream.tell(shardOf(next), items.get(nameOf(next)), next);
    items.set(nameOf(next), structuredClone(next));
  };
  const all = (wanted: (signature: Signature) => boolean) =>
    [...items.values()]
      .filter(wanted)
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map((signature) => structuredClone(signature));

  return {
    stream,

    async ask(key, ask, { signature: id, ...mark }) {
      const was = items.get(nameOf(key));
      if (was?.state === 'disavowed') return 'stored';
      if (ask.proof && was?.usedProofs?.has(ask.proof)) return 'replayed';
      const { forgetAt: _, ...kept } = was ?? { ...blank(key, new Date(ask.at)), id, subject: id };
      const usedProofs = new Set([...(kept.usedProofs ?? []), ...(ask.proof ? [ask.proof] : [])]);
      put({
        ...kept,
        request: ask,
        events: [mark],
        rev: kept.rev + 1,
        ...(usedProofs.size > 0 && { usedProofs }),
      });
      return 'stored';
    },

    async confirm(key, at, mark, asked) {
      const was = items.get(nameOf(key));
      if (!was?.request || !CONFIRMABLE.includes(was.state)) return structuredClone(was);
      if (asked !== undefined && !isFirstAsked(was, asked)) return structuredClone(was);
      const next = counted(was, was.request, at, [mark]);
      put(next);
      return structuredClone(next);
    },

    get: async (key) => structuredClone(items.get(nameOf(key))),

    async save(signature, expectedRev) {
      if ((items.get(nameOf(signature))?.rev ?? 0) !== expectedRev) return false;
      put(signature);
      return true;
    },

    async *partition(declarationId, partition, { after = '' } = {}) {
      yield* all(
        (item) => item.declaration === declarationId && partitionOf(item) === partition && item.key > after,
      );
    },

    async *waiting(declarationId, state, after = '') {
      yield* all((item) => item.declaration === declarationId && item.state === state)
        .map((signature) => ({ signature, place: waitingPlace(signature) }))
        .filter(({ place }) => place > after)
        .sort((a, b) => (a.place < b.place ? -1 : 1));
    },

    forget(at) {
      const due = all(({ forgetAt }) => forgetAt !== undefined && forgetAt * 1000 <= at.getTime());
      for (const item of due) {
        stream.tell(shardOf(item), item, undefined);
        items.delete(nameOf(item));
      }
    },
  };
}
