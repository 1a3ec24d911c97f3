import { beforeEach, describe, expect, it } from 'vitest';
import { AT, HOUR, later, MINUTE, requestMark, sampleAsk, sampleKey } from './samples.ts';
import type { Signature } from './signature.ts';
import { type StoresInMemory, storesInMemory } from './stores.memory.ts';
import { forgetOldProofs } from './used-proofs.ts';
import { writeToSigner } from './write-to-signer.ts';

const key = sampleKey();
let stores: StoresInMemory;
const kept = async () => (await stores.signatures.get(key)) as Signature;
const proofAt = (at: Date, nonce: number) => `v1.${Math.floor(at.getTime() / MINUTE)}.${nonce}`;
/** Asked for that many times within a minute, each time with another proof. */
const askedFor = async (times: number, at: Date) => {
  stores.clock.at = at;
  for (let nonce = 0; nonce < times; nonce++) {
    const ask = sampleAsk({ proof: proofAt(at, nonce) }, at);
    await stores.signatures.ask(key, ask, requestMark(key, ask));
  }
};

beforeEach(() => {
  stores = storesInMemory();
});

describe('the proofs that a signature was asked for with', () => {
  it('are remembered as long as they could be used again', async () => {
    await askedFor(30, AT);
    stores.clock.at = later(2 * HOUR);
    const was = await kept();
    expect(await forgetOldProofs(stores, was)).toBe(was);
  });

  it('are forgotten when they could not, but for a few', async () => {
    await askedFor(10, AT);
    await askedFor(2, later(3 * HOUR));
    const was = await kept();
    expect(await forgetOldProofs(stores, was)).toBe(was);
    stores.clock.at = later(6 * HOUR);
    const now = await forgetOldProofs(stores, was);
    expect(now).not.toHaveProperty('usedProofs');
    expect(await kept()).toEqual({ ...now, rev: was.rev + 1 });
  });

  it('do not grow however often somebody asks for it, and each counts once all the same', async () => {
    for (let hour = 0; hour < 48; hour += 3) {
      await askedFor(20, later(hour * HOUR));
      const { id, events } = await kept();
      await writeToSigner(stores, { id: events[0]?.id ?? '', type: 'signature.requested', signature: id });
      expect((await kept()).usedProofs?.size).toBe(20);
    }
    const again = sampleAsk({ proof: proofAt(later(45 * HOUR), 7) }, later(45 * HOUR));
    expect(await stores.signatures.ask(key, again, requestMark(key, again))).toBe('replayed');
  });

  it('are left to the next request where the signature changes under its hands', async () => {
    await askedFor(20, AT);
    stores.clock.at = later(3 * HOUR);
    const was = await kept();
    await askedFor(1, later(3 * HOUR));
    expect(await forgetOldProofs(stores, was)).toBe(was);
    expect((await kept()).usedProofs?.size).toBe(21);
  });
});
