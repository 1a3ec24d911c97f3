import { describe } from 'vitest';
import { ledgerContract } from './post.contract.ts';
import { ledgerInMemory } from './post.memory.ts';

describe('a ledger in memory', () => ledgerContract(async () => ({ ledger: ledgerInMemory() })));
