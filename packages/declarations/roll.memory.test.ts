import { describe } from 'vitest';
import { rollContract } from './roll.contract.ts';
import { rollOver } from './roll.memory.ts';
import { signaturesInMemory } from './signatures.memory.ts';

describe('the roll in memory', () =>
  rollContract(async () => {
    const signatures = signaturesInMemory();
    return { signatures, roll: rollOver(signatures) };
  }));
