import { beforeEach, describe, expect, it } from 'vitest';
import { usedProofsContract } from './admit.contract.ts';
import { usedProofsInMemory } from './admit.memory.ts';
import { admit } from './admit.ts';
import { askLimitsInMemory } from './ask-limits.memory.ts';
import { makeProof } from './proof.ts';
import { AT, HOUR, later } from './samples.ts';
import { usualSettings } from './settings.ts';

const settings = { limits: { ...usualSettings().limits, withoutProof: 2, withProof: 3, proofBits: 4 } };
const asked = { subject: 'updates/answer', email: 'olena@example.org' };
const proof = makeProof({ slug: asked.subject, email: asked.email, bits: 4, at: AT });

let deps: Parameters<typeof admit>[0];
const admitted = async (changes: object = {}, address = '192.0.2.7', at = AT) =>
  (await admit({ ...deps, now: () => at }, { ...asked, ...changes }, address, settings)) ?? 'admitted';

beforeEach(() => {
  deps = { limits: askLimitsInMemory(), proofs: usedProofsInMemory(), now: () => AT };
});

describe('whoever sends something', () => {
  it('may do so a few times an hour from one network, and is told when again', async () => {
    expect(await admitted()).toBe('admitted');
    expect(await admitted({}, '192.0.2.99')).toBe('admitted');
    expect(await admitted()).toEqual({ refused: 'too-many-requests', until: later(HOUR) });
    expect(await admitted({}, '198.51.100.1')).toBe('admitted');
    expect(await admitted({}, '192.0.2.7', later(HOUR))).toBe('admitted');
  });

  it('may do so more often with a proof, which counts once', async () => {
    await admitted();
    await admitted();
    expect(await admitted({ proof })).toBe('admitted');
    expect(await admitted({ proof })).toMatchObject({ refused: 'too-many-requests' });
  });

  it.each([
    ['of another subject', { subject: 'updates/other', proof }],
    ['of another address', { email: 'other@example.org', proof }],
    ['that is none', { proof: 'v1.1.nonsense!' }],
  ])('with a proof %s is told so', async (_, changes) => {
    expect(await admitted(changes)).toMatchObject({ faults: [{ pointer: '#/proof' }] });
  });
});

describe('used proofs in memory', () => usedProofsContract(async () => ({ proofs: usedProofsInMemory() })));
