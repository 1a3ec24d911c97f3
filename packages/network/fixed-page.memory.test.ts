import { describe } from 'vitest';
import { fixedPagesContract } from './fixed-page.contract.ts';
import { fixedPagesInMemory } from './fixed-page.memory.ts';

describe('fixed pages in memory', () => fixedPagesContract(async () => ({ pages: fixedPagesInMemory() })));
