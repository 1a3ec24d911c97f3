import { describe } from 'vitest';
import { FIRST_ISSUES, issuesContract } from './issues.contract.ts';
import { issuesInMemory } from './issues.memory.ts';

describe('issues and their journal in memory', () =>
  issuesContract(async () => issuesInMemory(FIRST_ISSUES)));
