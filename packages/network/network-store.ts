import { topicsOf, unknownTopics } from '@undersigned/declarations/topics.ts';
import { type Fault, type Invalid, invalid, pointerTo } from '@undersigned/input/fault.ts';
import { mentionsIn } from './links.ts';
import { NetworkInput } from './network.ts';
import type { NetworkRecord } from './record.ts';

/** The network as it is kept. */
export interface KeptNetwork {
  network: NetworkInput;
  /** 0 where nobody has described it yet. */
  rev: number;
  /** RFC 3339, UTC. */
  changedAt?: string;
}

/** Where the network's own description is kept. */
export interface NetworkStore {
  get(): Promise<KeptNetwork>;
  /** Writes it if nobody has changed it since. */
  save(kept: KeptNetwork, expectedRev: number): Promise<boolean>;
}

/** A network that nobody has described yet. */
export const undescribed = (): NetworkInput => NetworkInput.parse({});

/** Describes the network. */
export async function putNetwork(
  deps: { network: NetworkStore; record: Pick<NetworkRecord, 'get'>; now: () => Date },
  input: NetworkInput,
  seen: (current: {
    rev: number;
  }) => { refused: 'precondition-required' | 'precondition-failed' } | undefined,
): Promise<KeptNetwork | Invalid | { refused: 'precondition-required' | 'precondition-failed' }> {
  const was = await deps.network.get();
  const refusal = seen(was);
  if (refusal) return refusal;
  const mentions = mentionsIn('convenings', input);
  const faults = await Promise.all(
    mentions.map(async ({ collection, id, path }): Promise<Fault[]> => {
      if (collection === 'declarations' || (await deps.record.get(collection, id))) return [];
      return [{ pointer: pointerTo(path), code: 'unknown-link', params: { kind: collection } }];
    }),
  );
  const topics = topicsOf(input.topics);
  const unknown = input.areas.flatMap((area, index) =>
    unknownTopics(
      topics,
      area.topics,
      was.network.areas.flatMap((before) => before.topics),
    ).map((fault) => ({
      ...fault,
      pointer: fault.pointer.replace('#', `#/areas/${index}`),
    })),
  );
  faults.push(unknown);
  if (faults.flat().length > 0) return invalid(...faults.flat());
  const next = { network: input, rev: was.rev + 1, changedAt: deps.now().toISOString() };
  return (await deps.network.save(next, was.rev)) ? next : { refused: 'precondition-failed' };
}
