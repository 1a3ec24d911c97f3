import { describe } from 'vitest';
import { declarationsContract } from './declarations.contract.ts';
import { declarationsInMemory } from './declarations.memory.ts';

describe('declarations in memory', () =>
  declarationsContract(async () => ({ declarations: declarationsInMemory() })));
