import { describe } from 'vitest';
import { lettersContract } from './letters.contract.ts';
import { lettersInMemory } from './letters.memory.ts';

describe('letters in memory', () => lettersContract(async () => ({ letters: lettersInMemory() })));
