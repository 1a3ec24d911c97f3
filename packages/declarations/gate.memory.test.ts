import { describe } from 'vitest';
import { declarationsInMemory } from './declarations.memory.ts';
import { gateContract } from './gate.contract.ts';
import { gateOver } from './gate.memory.ts';
import { settingsInMemory } from './settings.memory.ts';

describe('a gate in memory', () =>
  gateContract(async () => {
    const stores = { declarations: declarationsInMemory(), settings: settingsInMemory() };
    return { ...stores, gate: gateOver(stores) };
  }));
