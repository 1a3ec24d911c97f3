import { describe } from 'vitest';
import { organisationsContract } from './organisations.contract.ts';
import { organisationsInMemory } from './organisations.memory.ts';

describe('known organisations in memory', () =>
  organisationsContract(async () => ({ organisations: organisationsInMemory() })));
