import { expect, it } from 'vitest';
import { keepCalendar } from './calendar.ts';
import { HOUR, later, sampleDeclaration } from './samples.ts';
import { storesInMemory } from './stores.memory.ts';

it('writes down what dates have done, once, and leaves the rest alone', async () => {
  const stores = storesInMemory();
  const { openedAt: _, ...bare } = sampleDeclaration({ slug: 'opening' });
  await stores.publish({ ...bare, state: 'draft', opensAt: later(HOUR).toISOString() });
  await stores.publish(sampleDeclaration({ slug: 'closing', closesAt: later(HOUR).toISOString() }));
  const still = await stores.publish(sampleDeclaration({ slug: 'still' }));
  expect(await keepCalendar(stores, later(HOUR - 1))).toEqual({ changed: 0 });
  expect(await keepCalendar(stores, later(HOUR))).toEqual({ changed: 2 });
  expect(await keepCalendar(stores, later(2 * HOUR))).toEqual({ changed: 0 });
  expect(await stores.declarations.get('opening')).toMatchObject({
    state: 'open',
    events: [{ type: 'declaration.opened' }],
  });
  expect(await stores.declarations.get('closing')).toMatchObject({
    state: 'closed',
    closedAt: later(HOUR).toISOString(),
    events: [{ type: 'declaration.closed' }],
  });
  expect(await stores.declarations.get('still')).toEqual(still);
});
