import { describe, expect, it } from 'vitest';
import { debtsOf } from './debts.ts';
import { partnersInMemory } from './partner-store.memory.ts';
import { samplePartner } from './partners.fixture.ts';
import { sharedInMemory } from './shared.memory.ts';

const since = '2026-11-22T09:00:00.000Z';

async function world() {
  const partners = partnersInMemory();
  const { shared } = sharedInMemory();
  await partners.save(samplePartner({ slug: 'green' }), 0);
  const owing = (slug: string) => debtsOf({ partners, shared }, slug, { limit: 50 });
  return { partners, shared, owing };
}

describe('what a partner owes', () => {
  it('is told of each that there is, and of nobody else', async () => {
    const { shared, owing } = await world();
    expect(await owing('green')).toEqual({ debts: [] });
    expect(await owing('nobody')).toEqual({ refused: 'unknown-partner' });
    const debt = { partner: 'green', signature: 'sig_1', since };
    await shared.owe(debt);
    expect(await owing('green')).toEqual({ debts: [debt] });
  });

  it('is told of one that was removed, be it told to erase before that or after', async () => {
    const { partners, shared, owing } = await world();
    await shared.owe({ partner: 'green', signature: 'sig_1', since });
    await partners.remove('green', 1);
    await shared.owe({ partner: 'green', signature: 'sig_2', since });
    expect(await owing('green')).toMatchObject({ debts: [{ signature: 'sig_1' }, { signature: 'sig_2' }] });
  });
});
