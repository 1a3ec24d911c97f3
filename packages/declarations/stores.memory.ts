import { askLimitsInMemory } from './ask-limits.memory.ts';
import type { Declaration } from './declaration.ts';
import { declarationsInMemory } from './declarations.memory.ts';
import { gateOver, knownPartnersInMemory } from './gate.memory.ts';
import { knownInMemory } from './known.memory.ts';
import { organisationsInMemory } from './organisations.memory.ts';
import { ledgerInMemory, mailerInMemory } from './post.memory.ts';
import { rollOver } from './roll.memory.ts';
import { AT, sampleKeys } from './samples.ts';
import { settingsInMemory } from './settings.memory.ts';
import { signaturesInMemory } from './signatures.memory.ts';
import { signedInMemory } from './signed.memory.ts';
import { talliesInMemory } from './tally.memory.ts';
import { tokens } from './token.ts';
import { topicsOf } from './topics.ts';

/** All that the verbs of the domain need, in memory, with the clock and the ids in hand. */
export function storesInMemory({ refusing = [] }: { refusing?: readonly string[] } = {}) {
  const clock = { at: AT };
  const known = knownInMemory();
  let events = 0;
  const stores = {
    signatures: signaturesInMemory(),
    declarations: declarationsInMemory(),
    settings: settingsInMemory(),
    partners: knownPartnersInMemory(),
    known,
    organisations: organisationsInMemory(known),
    topics: async () => topicsOf([]),
    recordedAs: async (slug: string) => (slug === 'centre' ? slug : undefined),
    limits: askLimitsInMemory(),
    tallies: talliesInMemory(),
    ledger: ledgerInMemory(),
    mailer: mailerInMemory(refusing),
    keys: sampleKeys,
    tokens: tokens('a secret for tests'),
    clock,
    now: () => clock.at,
    eventId: () => `evt_${String(++events).padStart(6, '0')}`,
  };
  return {
    ...stores,
    gate: gateOver(stores),
    roll: rollOver(stores.signatures, known),
    signed: signedInMemory(known),
    /** Puts a declaration there as it is. */
    async publish(declaration: Declaration): Promise<Declaration> {
      await stores.declarations.save(declaration, 0);
      return declaration;
    },
  };
}
export type StoresInMemory = ReturnType<typeof storesInMemory>;
