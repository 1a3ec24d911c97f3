import { describe } from 'vitest';
import { submissionsContract } from './submissions.contract.ts';
import { submissionsInMemory } from './submissions.memory.ts';

describe('what partners have sent in, in memory', () =>
  submissionsContract(async () => submissionsInMemory()));
