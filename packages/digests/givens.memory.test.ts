import { describe } from 'vitest';
import { givensContract } from './givens.contract.ts';
import { givensInMemory } from './givens.memory.ts';

describe('to whom issues have gone, in memory', () =>
  givensContract(async () => ({ givens: givensInMemory() })));
