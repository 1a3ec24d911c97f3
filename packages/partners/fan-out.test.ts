import { signatureWithdrawn } from '@undersigned/events/signature-withdrawn.ts';
import { describe, expect, it } from 'vitest';
import type { Parcel } from './delivery.ts';
import { type FanOutDeps, fanOut } from './fan-out.ts';
import { healthInMemory } from './health.memory.ts';
import { endpointsInMemory } from './partner-store.memory.ts';
import { sampleEndpoint, sampleEvent } from './partners.fixture.ts';
import { replaysInMemory } from './replay.memory.ts';
import { nameOfReplay, newReplay, runOfReplay } from './replay.ts';
import { sharedInMemory } from './shared.memory.ts';

const at = new Date('2026-11-22T10:00:00.000Z');

async function world(endpoints: Parameters<typeof sampleEndpoint>[0][]) {
  const roster = endpointsInMemory().endpoints;
  for (const changes of endpoints) await roster.save(sampleEndpoint(changes), 0);
  const put: { fast: Parcel[]; slow: Parcel[] } = { fast: [], slow: [] };
  const deps = {
    roster,
    health: healthInMemory(),
    shared: sharedInMemory().shared,
    replays: replaysInMemory(),
    fast: async (parcels) => void put.fast.push(...parcels),
    slow: async (parcels) => void put.slow.push(...parcels),
    now: () => at,
  } satisfies FanOutDeps;
  const to = (lane: 'fast' | 'slow') => put[lane].map(({ endpoint }) => endpoint).sort();
  return { ...deps, deps, put, to };
}

describe('an event', () => {
  it('is put into the queue for each endpoint that asked for it', async () => {
    const { deps, put, to } = await world([
      { id: 'ep_1' },
      { id: 'ep_2', eventTypes: ['signature.*'], partner: 'ateliers' },
      { id: 'ep_3', eventTypes: ['declaration.opened'] },
      { id: 'ep_4', disabled: { at: '', reason: 'gone' } },
    ]);
    const event = sampleEvent();
    expect(await fanOut(deps, { event })).toBe(2);
    expect(to('fast')).toEqual(['ep_1', 'ep_2']);
    expect(put.fast).toContainEqual({ partner: 'green-balkans', endpoint: 'ep_1', event, run: '0' });
  });

  it('takes the slow lane to an endpoint that is slow', async () => {
    const { deps, health, to } = await world([{ id: 'ep_1' }, { id: 'ep_2' }]);
    await health.save('ep_2', { failures: 0, slowUntil: '2026-11-22T10:30:00.000Z', rev: 1 }, 0);
    await fanOut(deps, { event: sampleEvent() });
    expect([to('fast'), to('slow')]).toEqual([['ep_1'], ['ep_2']]);
  });

  it('goes to 10,000 endpoints', async () => {
    const { deps, put } = await world(
      Array.from({ length: 10_000 }, (_, number) => ({ id: `ep_${number}`, partner: `p-${number % 500}` })),
    );
    const begun = performance.now();
    expect(await fanOut(deps, { event: sampleEvent() })).toBe(10_000);
    expect(new Set(put.fast.map(({ endpoint }) => endpoint)).size).toBe(10_000);
    // Far less than a function has: what takes time are the calls to the queue.
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});

describe('that a signature is withdrawn', () => {
  const event = sampleEvent({ time: '2026-11-22T09:30:00.000Z' }, signatureWithdrawn);
  const shared = (endpoint: string, partner: string) => ({
    signature: event.subject,
    partner,
    endpoint,
    at: '2026-11-22T09:00:00.000Z',
  });

  it('is told to whoever was given its signer’s data, whatever they asked for, and owed by their partners', async () => {
    const { deps, to, ...stores } = await world([
      { id: 'ep_1', partner: 'green' },
      { id: 'ep_2', partner: 'green' },
      { id: 'ep_3', partner: 'ateliers' },
      { id: 'ep_4', partner: 'ateliers', disabled: { at: '', reason: 'staff' } },
      { id: 'ep_5', partner: 'removed-since' },
    ]);
    for (const [endpoint, partner] of [
      ['ep_2', 'green'],
      ['ep_4', 'ateliers'],
    ] as const) {
      await stores.shared.note(shared(endpoint, partner));
    }
    expect(await fanOut(deps, { event })).toBe(1);
    expect(to('fast')).toEqual(['ep_2']);
    for (const partner of ['green', 'ateliers']) {
      expect((await stores.shared.owed(partner, { limit: 9 })).debts).toEqual([
        { partner, signature: event.subject, since: event.time },
      ]);
    }
  });

  it('is owed once, though the event comes again after the answer', async () => {
    const { deps, shared: store } = await world([{ id: 'ep_1', partner: 'green' }]);
    await store.note(shared('ep_1', 'green'));
    await fanOut(deps, { event });
    const mark = { id: 'evt_2', type: 'erasure.acknowledged', time: at.toISOString() };
    const given = { partner: 'green', signature: event.subject, endpoint: 'ep_1', until: event.time };
    expect(await store.acknowledge(given, mark)).toBe(true);
    await fanOut(deps, { event });
    expect((await store.owed('green', { limit: 9 })).debts).toEqual([]);
  });
});

describe('a replayed event', () => {
  const day = { since: '2026-11-22T00:00:00Z', until: '2026-11-23T00:00:00Z' };
  const event = sampleEvent();

  async function replaying(input: Partial<Parameters<typeof newReplay>[1]> = {}) {
    const made = await world([{ id: 'ep_1' }, { id: 'ep_2' }]);
    const replay = newReplay(
      { partner: 'green-balkans', id: 'ep_1' },
      { ...day, ...input },
      { ulid: '01A', at },
    );
    await made.replays.start(replay);
    return { ...made, replay, name: nameOfReplay(replay) };
  }

  it('goes to the one endpoint that it is replayed to, with its own id, in the replay’s run', async () => {
    const { deps, put, replay, name } = await replaying();
    expect(await fanOut(deps, { event, replay: name })).toBe(1);
    expect(put.fast).toEqual([]);
    expect(put.slow).toMatchObject([{ endpoint: 'ep_1', event: { id: event.id }, run: runOfReplay(replay) }]);
  });

  it('comes at its turn, some in a second', async () => {
    const { deps, put, name } = await replaying();
    for (let number = 0; number < 10; number++) await fanOut(deps, { event, replay: name });
    const begins = put.slow.map(({ notBefore = '' }) => Date.parse(notBefore) - at.getTime());
    expect(begins).toEqual([0, 200, 400, 600, 800, 1000, 1200, 1400, 1600, 1800]);
  });

  it('of a month of them comes at its turn too, and what comes twice is of the same run', async () => {
    const { deps, put, name } = await replaying({ since: '2026-10-22T00:00:00Z' });
    const month = Array.from({ length: 10_000 }, (_, number) =>
      sampleEvent({ id: `evt_${number}`, time: new Date(at.getTime() - number * 240_000).toISOString() }),
    );
    // The archive hands some out again, after whatever interrupted them.
    for (const one of [...month, ...month.slice(0, 100)]) await fanOut(deps, { event: one, replay: name });
    expect(new Set(put.slow.map(({ event: { id }, run }) => `${id} ${run}`)).size).toBe(10_000);
    const begins = put.slow.map(({ notBefore = '' }) => Date.parse(notBefore) - at.getTime());
    expect(begins).toEqual(begins.map((_, number) => number * 200));
  });

  it.each([
    ['that was not asked for', { eventTypes: ['declaration.opened'] }],
    ['of another time', { since: '2026-11-22T09:30:00Z' }],
  ])('%s is left out', async (_, input) => {
    const { deps, put, name } = await replaying(input);
    expect(await fanOut(deps, { event, replay: name })).toBe(0);
    expect(put.slow).toEqual([]);
  });

  it.each(['ep_1.01b', 'ep_9.01a', 'somebody-elses', ''])(
    'of %j, which nobody knows, is nobody’s',
    async (name) => {
      const { deps, put } = await replaying();
      expect(await fanOut(deps, { event, replay: name })).toBe(0);
      expect([...put.fast, ...put.slow]).toEqual([]);
    },
  );
});
