import { describe } from 'vitest';
import { talliesContract } from './tally.contract.ts';
import { talliesInMemory } from './tally.memory.ts';

describe('tallies in memory', () => talliesContract(async () => ({ tallies: talliesInMemory() })));
