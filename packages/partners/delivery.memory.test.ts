import { describe } from 'vitest';
import { deliveriesContract } from './delivery.contract.ts';
import { deliveriesInMemory } from './delivery.memory.ts';

describe('the delivery log in memory', () =>
  deliveriesContract(async () => ({ deliveries: deliveriesInMemory() })));
