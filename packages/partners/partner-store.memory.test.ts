import { describe } from 'vitest';
import { endpointsContract, partnersContract } from './partner-store.contract.ts';
import { endpointsInMemory, partnersInMemory } from './partner-store.memory.ts';

describe('partners in memory', () => partnersContract(async () => ({ partners: partnersInMemory() })));

describe('endpoints in memory', () =>
  endpointsContract(async () => {
    const { endpoints } = endpointsInMemory();
    return { endpoints, roster: endpoints, another: endpoints };
  }));
