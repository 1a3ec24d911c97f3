import { describe } from 'vitest';
import { recordContract } from './record.contract.ts';
import { recordInMemory } from './record.memory.ts';

describe('the record in memory', () => recordContract(async () => recordInMemory()));
