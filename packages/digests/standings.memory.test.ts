import { describe } from 'vitest';
import { givensInMemory } from './givens.memory.ts';
import { outcomesContract } from './outcomes.contract.ts';
import { outcomesInMemory } from './outcomes.memory.ts';
import { standingsContract } from './standings.contract.ts';
import { standingsInMemory } from './standings.memory.ts';

describe('how addresses stand, in memory', () =>
  standingsContract(async () => ({ standings: standingsInMemory() })));

describe('what became of mails, in memory', () =>
  outcomesContract(async () => {
    const givens = givensInMemory();
    return { givens, outcomes: outcomesInMemory(givens) };
  }));
