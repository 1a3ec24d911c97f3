import { signatureErased } from '@undersigned/events/signature-erased.ts';
import { describe, expect, it } from 'vitest';
import { sharedContract } from './shared.contract.ts';
import { sharedInMemory } from './shared.memory.ts';
import { acknowledgeErasure, isErasing } from './shared.ts';

describe('what was shared, in memory', () => sharedContract(async () => sharedInMemory()));

it('is told to whoever listens, once it is acknowledged', async () => {
  const { shared, stream } = sharedInMemory();
  await shared.owe({ partner: 'green', signature: 'sig_1', since: '2026-11-22T09:00:00.000Z' });
  const now = () => new Date('2026-11-22T10:00:00Z');
  await acknowledgeErasure({ shared, now, eventId: () => 'evt_1' }, { partner: 'green', signature: 'sig_1' });
  const told = [...stream.partitions.values()].flat().flatMap(({ after }) => after?.events ?? []);
  expect(told).toEqual([
    {
      id: 'evt_1',
      type: 'erasure.acknowledged',
      time: '2026-11-22T10:00:00.000Z',
      data: { partner: 'green', signature: 'sig_1' },
    },
  ]);
});

it.each([
  ['signature.withdrawn', true],
  [signatureErased.type, true],
  ['signature.invalidated', true],
  ['signature.expired', true],
  ['signature.confirmed', false],
  ['declaration.closed', false],
])('has to be erased after %s: %s', (type, erasing) => expect(isErasing({ type })).toBe(erasing));
