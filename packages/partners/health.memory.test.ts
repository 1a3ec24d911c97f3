import { describe } from 'vitest';
import { healthContract } from './health.contract.ts';
import { healthInMemory } from './health.memory.ts';

describe('how endpoints fare, in memory', () => healthContract(async () => ({ health: healthInMemory() })));
