import { AT, sampleKey } from '@undersigned/declarations/samples.ts';
import { signatureId } from '@undersigned/declarations/signature-id.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { acknowledgeAll } from './acknowledge.ts';
import { sharedInMemory } from './shared.memory.ts';

let { shared, stream } = sharedInMemory();
let events: number;
const ids = ['olena', 'ivan'].map((name) => signatureId(AT, sampleKey({ email: `${name}@example.org` })));
const says = (partner: string, signatures: readonly string[]) =>
  acknowledgeAll({ shared, now: () => AT, eventId: () => `evt_${++events}` }, partner, signatures);
const owed = async (partner: string) =>
  (await shared.owed(partner, { limit: 10 })).debts.map(({ signature }) => signature);
const told = () =>
  [...stream.partitions.values()].flat().flatMap(({ after }) => after?.events.map(({ data }) => data) ?? []);

beforeEach(async () => {
  ({ shared, stream } = sharedInMemory());
  events = 0;
  for (const signature of ids)
    await shared.owe({ partner: 'green-balkans', signature, since: AT.toISOString() });
});

describe('a partner that says it has erased signers’ data', () => {
  it('owes nothing more of them, and it is told once', async () => {
    expect(await says('green-balkans', ids)).toEqual({ acknowledged: 2 });
    expect(await owed('green-balkans')).toEqual([]);
    expect(await says('green-balkans', ids)).toEqual({ acknowledged: 2 });
    expect(told()).toHaveLength(2);
    expect(told()).toEqual(
      expect.arrayContaining(ids.map((signature) => ({ partner: 'green-balkans', signature }))),
    );
  });

  it('is answered the same for what it was never given, or is another’s, and nothing is told', async () => {
    expect(await says('ateliers', [...ids, 'nothing of ours', ...ids])).toEqual({ acknowledged: 3 });
    expect(await owed('green-balkans')).toEqual([...ids].sort());
    expect(told()).toEqual([]);
  });
});
