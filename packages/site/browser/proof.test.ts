import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeProof } from './proof.client.ts';

const claim = { slug: 'peace', email: '  Olena@Example.org ', bits: 10 };

describe('a proof of work made in the browser', () => {
  it('names the declaration and the address in lower case, and begins with as many zero bits as asked for', async () => {
    const proof = await makeProof(claim, new AbortController().signal);
    const [, minutes, nonce] = /^v1\.(\d+)\.([0-9a-z]{1,20})$/.exec(proof ?? '') ?? [];
    const challenge = `undersigned-proof:v1:peace:olena@example.org:${minutes}:${nonce}`;
    const digest = createHash('sha256').update(challenge).digest();
    expect(Math.clz32(digest.readUInt32BE(0))).toBeGreaterThanOrEqual(10);
    expect(Math.abs(Number(minutes) - Date.now() / 60_000)).toBeLessThan(2);
  });

  it('is given up when it is called off', async () => {
    const stop = new AbortController();
    const made = makeProof({ ...claim, bits: 32 }, stop.signal);
    setTimeout(() => stop.abort(), 30);
    expect(await made).toBeUndefined();
  });
});
