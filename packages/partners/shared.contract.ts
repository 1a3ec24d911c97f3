import { beforeEach, describe, expect, it } from 'vitest';
import type { Shared } from './shared.ts';

const at = (minute: number) => `2026-11-22T09:${String(minute).padStart(2, '0')}:00.000Z`;
const mark = (minute: number) => ({ id: `evt_${minute}`, type: 'erasure.acknowledged', time: at(minute) });

/** What every place does in which it is kept what was shared, and is owed. */
export function sharedContract(make: () => Promise<{ shared: Shared }>): void {
  let shared: Shared;
  beforeEach(async () => {
    ({ shared } = await make());
  });
  const note = (endpoint: string, minute: number, partner = 'green', signature = 'sig_1') =>
    shared.note({ signature, partner, endpoint, at: at(minute) });
  const owe = (minute: number, partner = 'green', signature = 'sig_1') =>
    shared.owe({ partner, signature, since: at(minute) });
  const owed = async (partner = 'green') =>
    (await shared.owed(partner, { limit: 10 })).debts.map(({ signature }) => signature);
  const holders = async (signature = 'sig_1') =>
    (await shared.whoHas(signature)).map(({ endpoint }) => endpoint).sort();
  const acknowledge = (until: number, endpoint?: string, partner = 'green') =>
    shared.acknowledge(
      { partner, signature: 'sig_1', until: at(until), ...(endpoint && { endpoint }) },
      mark(until),
    );

  it('is known of each endpoint, once however often it is noted', async () => {
    await note('ep_1', 1);
    await note('ep_1', 2);
    await note('ep_2', 3);
    await note('ep_3', 3, 'green', 'sig_2');
    expect(await holders()).toEqual(['ep_1', 'ep_2']);
    expect((await shared.whoHas('sig_1')).find(({ endpoint }) => endpoint === 'ep_1')).toEqual({
      signature: 'sig_1',
      partner: 'green',
      endpoint: 'ep_1',
      at: at(2),
    });
    expect(await holders('sig_9')).toEqual([]);
  });

  it('is owed by partner, page by page', async () => {
    for (const signature of ['sig_3', 'sig_1', 'sig_2']) await owe(5, 'green', signature);
    await owe(5, 'green-balkans', 'sig_1');
    const first = await shared.owed('green', { limit: 2 });
    expect(first.debts).toEqual([
      { partner: 'green', signature: 'sig_1', since: at(5) },
      { partner: 'green', signature: 'sig_2', since: at(5) },
    ]);
    const second = await shared.owed('green', { limit: 2, after: first.after });
    expect(second).toEqual({ debts: [{ partner: 'green', signature: 'sig_3', since: at(5) }] });
  });

  describe('an acknowledgement', () => {
    beforeEach(async () => {
      await note('ep_1', 1);
      await note('ep_2', 2);
      await note('ep_8', 2, 'ateliers');
      await owe(5);
      await owe(5, 'ateliers');
    });

    it('of a partner settles what all of its endpoints have, once', async () => {
      expect(await acknowledge(6)).toBe(true);
      expect(await acknowledge(7)).toBe(false);
      expect(await owed()).toEqual([]);
      expect(await holders()).toEqual(['ep_8']);
      expect(await owed('ateliers')).toEqual(['sig_1']);
    });

    it('of one endpoint settles nothing before the others have said so', async () => {
      expect(await acknowledge(5, 'ep_1')).toBe(false);
      expect(await holders()).toEqual(['ep_2', 'ep_8']);
      expect(await owed()).toEqual(['sig_1']);
      expect(await acknowledge(5, 'ep_1')).toBe(false);
      expect(await acknowledge(5, 'ep_2')).toBe(true);
      expect(await owed()).toEqual([]);
    });

    it('leaves what was shared later, and a debt that is younger', async () => {
      await note('ep_1', 8);
      await owe(9);
      expect(await acknowledge(6)).toBe(false);
      expect(await holders()).toEqual(['ep_1', 'ep_8']);
      expect(await owed()).toEqual(['sig_1']);
      expect(await acknowledge(10)).toBe(true);
    });

    it('stands though the debt is told again late', async () => {
      await acknowledge(6);
      await owe(5);
      await owe(4);
      expect(await owed()).toEqual([]);
      await owe(7);
      expect(await owed()).toEqual(['sig_1']);
    });

    it('of what nobody owes is nothing', async () => {
      expect(await acknowledge(6, undefined, 'nobody')).toBe(false);
    });
  });
}
