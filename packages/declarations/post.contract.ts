import { beforeEach, expect, it } from 'vitest';
import { newDeclarationId } from './new-id.ts';
import type { Ledger, LedgerEntry } from './post.ts';
import { AT } from './samples.ts';

/** What every ledger of mails does. Each test works with an address key of its own. */
export function ledgerContract(make: () => Promise<{ ledger: Ledger }>): void {
  let ledger: Ledger;
  let address: string;
  const entry = (cause: string, done?: 'sent' | 'refused'): LedgerEntry => ({
    cause,
    declaration: 'peace-and-partnership',
    at: AT.toISOString(),
    ...(done && { done }),
  });

  beforeEach(async () => {
    ({ ledger } = await make());
    address = `address of ${newDeclarationId()}`;
  });

  it('is empty for an address that nothing was sent to', async () => {
    expect(await ledger.get(address)).toEqual({ entries: [], rev: 0 });
  });

  it('keeps what was written by whoever read what was there before', async () => {
    expect(await ledger.save(address, [entry('evt_1')], 0)).toBe(true);
    expect(await ledger.save(address, [entry('evt_2')], 0)).toBe(false);
    expect(await ledger.get(address)).toMatchObject({ entries: [entry('evt_1')], rev: 1 });
    expect(await ledger.save(address, [entry('evt_1', 'sent'), entry('evt_2', 'refused')], 1)).toBe(true);
    expect(await ledger.save(address, [], 1)).toBe(false);
    expect(await ledger.get(address)).toMatchObject({
      entries: [entry('evt_1', 'sent'), entry('evt_2', 'refused')],
      rev: 2,
    });
  });

  it('is empty again once it is forgotten', async () => {
    await ledger.save(address, [entry('evt_1')], 0);
    await ledger.forget(address);
    await ledger.forget(address);
    expect(await ledger.get(address)).toEqual({ entries: [], rev: 0 });
    expect(await ledger.save(address, [entry('evt_2')], 0)).toBe(true);
  });

  it('lets one of several at once through', async () => {
    const written = await Promise.all(
      Array.from({ length: 5 }, (_, index) => ledger.save(address, [entry(`evt_${index}`)], 0)),
    );
    expect(written.filter(Boolean)).toHaveLength(1);
    expect(await ledger.get(address)).toMatchObject({ entries: [entry(`evt_${written.indexOf(true)}`)] });
  });
}
