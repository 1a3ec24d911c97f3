import { describe, expect, it } from 'vitest';
import { AT, DAY, later, requestMark, sampleAsk, sampleKey } from './samples.ts';
import { blank, stripped } from './signature.ts';
import { partitionOf } from './signature-id.ts';
import { signaturesContract } from './signatures.contract.ts';
import { signaturesInMemory } from './signatures.memory.ts';

describe('signatures in memory', () => {
  signaturesContract(async () => ({ signatures: signaturesInMemory() }));

  it('tell each change of a partition once, in order, with what was before and after', async () => {
    const signatures = signaturesInMemory();
    const key = sampleKey();
    const ask = sampleAsk();
    await signatures.ask(key, ask, requestMark(key, ask));
    const asked = await signatures.get(key);
    await signatures.confirm(key, AT, { id: 'evt_2', type: 'signature.confirmed', time: AT.toISOString() });
    await signatures.confirm(key, AT, { id: 'evt_3', type: 'signature.confirmed', time: AT.toISOString() });
    const told = signatures.stream.partitions.get(`${key.declaration}#${partitionOf(key)}`) ?? [];
    expect(told.map(({ before, after }) => [before, after])).toEqual([
      [undefined, asked],
      [asked, await signatures.get(key)],
    ]);
    const [first, second] = told.map(({ sequenceNumber }) => BigInt(sequenceNumber));
    expect(second).toBeGreaterThan(first ?? 0n);
  });

  it('forget what is due to be forgotten, and tell that it is gone', async () => {
    const signatures = signaturesInMemory();
    const key = sampleKey();
    await signatures.save(stripped(blank(key, AT), 'withdrawn', later(DAY)), 0);
    signatures.forget(later(DAY - 1));
    expect(await signatures.get(key)).toBeDefined();
    signatures.forget(later(DAY));
    expect(await signatures.get(key)).toBeUndefined();
    const told = signatures.stream.partitions.get(`${key.declaration}#${partitionOf(key)}`);
    expect(told?.at(-1)).toMatchObject({ before: { state: 'withdrawn' }, after: undefined });
  });
});
