import { knownInMemory } from '@undersigned/declarations/known.memory.ts';
import { organisationsInMemory } from '@undersigned/declarations/organisations.memory.ts';
import { rollOver } from '@undersigned/declarations/roll.memory.ts';
import { signaturesInMemory } from '@undersigned/declarations/signatures.memory.ts';
import { signedInMemory } from '@undersigned/declarations/signed.memory.ts';
import { describe } from 'vitest';
import { knownMembersContract } from './known-members.contract.ts';
import { recordInMemory } from './record.memory.ts';

describe('members known to signing, in memory', () =>
  knownMembersContract(async () => {
    const known = knownInMemory();
    const signatures = signaturesInMemory();
    return {
      record: recordInMemory(known).record,
      organisations: organisationsInMemory(known),
      signatures,
      roll: rollOver(signatures, known),
      signed: signedInMemory(known),
    };
  }));
