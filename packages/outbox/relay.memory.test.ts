import { describe } from 'vitest';
import { busContract } from './relay.contract.ts';
import { busInMemory } from './relay.memory.ts';

describe('a bus in memory', () =>
  busContract(async () => {
    const bus = busInMemory();
    return { bus, published: async (ids) => bus.published.filter(({ id }) => ids.includes(id)) };
  }));
