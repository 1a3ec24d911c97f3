import { describe } from 'vitest';
import { declarationsInMemory } from './declarations.memory.ts';
import { gateContract } from './gate.contract.ts';
import { gateOver, knownPartnersInMemory } from './gate.memory.ts';
import { settingsInMemory } from './settings.memory.ts';

describe('a gate in memory', () =>
  gateContract(async () => {
    const partners = knownPartnersInMemory();
    const stores = { declarations: declarationsInMemory(), settings: settingsInMemory(), partners };
    return { ...stores, gate: gateOver(stores), keepPartner: async (partner) => partners.keep(partner) };
  }));
