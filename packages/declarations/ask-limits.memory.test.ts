import { describe } from 'vitest';
import { askLimitsContract } from './ask-limits.contract.ts';
import { askLimitsInMemory } from './ask-limits.memory.ts';

describe('counts of requests in memory', () =>
  askLimitsContract(async () => ({ limits: askLimitsInMemory() })));
