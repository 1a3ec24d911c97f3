import { describe, expect, it } from 'vitest';
import { busInMemory } from './relay.memory.ts';
import { type Bus, type Change, relay } from './relay.ts';

const site = { network: 'demo', siteUrl: 'https://sign.example.org' };
const change = (index: number, events = 1): Change => ({
  sequenceNumber: String(100 + index),
  before: undefined,
  after: {
    rev: 1,
    subject: `sig_${index}`,
    facts: { declaration: 'for-peace', capacity: 'individual', country: 'UA' },
    events: Array.from({ length: events }, (_, part) => ({
      id: `evt_${index}${part ? `_${part}` : ''}`,
      type: 'signature.requested',
      time: '2026-11-22T09:00:00.000Z',
    })),
  },
});
const changes = (count: number) => Array.from({ length: count }, (_, index) => change(index));
const ids = ({ published }: { published: { id: string }[] }) => published.map(({ id }) => id);

/** A bus that does not take the entries it is told, as many times as it is told. */
const choosy = (refusals: Record<string, number>) => {
  const bus = busInMemory();
  const left = new Map(Object.entries(refusals));
  const calls: number[] = [];
  const publish: Bus['publish'] = async (events) => {
    calls.push(events.length);
    const failed = events.flatMap(({ id }, index) => ((left.get(id) ?? 0) > 0 ? [index] : []));
    for (const index of failed)
      left.set(events[index]?.id ?? '', (left.get(events[index]?.id ?? '') ?? 0) - 1);
    await bus.publish(events.filter((_, index) => !failed.includes(index)));
    return failed;
  };
  return { publish, published: bus.published, calls };
};

describe('the relay', () => {
  it('publishes what changes caused, in their order, ten at a time', async () => {
    const bus = choosy({});
    expect(await relay({ bus, ...site }, changes(23))).toBeUndefined();
    expect(ids(bus)).toEqual(changes(23).map((_, index) => `evt_${index}`));
    expect(bus.calls).toEqual([10, 10, 3]);
  });

  it('asks nothing of the bus where nothing is new', async () => {
    const bus = choosy({});
    expect(
      await relay({ bus, ...site }, [{ sequenceNumber: '1', before: change(1).after, after: undefined }]),
    ).toBeUndefined();
    expect(bus.calls).toEqual([]);
  });

  it('tries again only what was not taken', async () => {
    const bus = choosy({ evt_3: 1, evt_7: 2 });
    expect(await relay({ bus, ...site }, changes(10))).toBeUndefined();
    expect(bus.calls).toEqual([10, 2, 1]);
    expect(ids(bus).toSorted()).toEqual(changes(10).map((_, index) => `evt_${index}`));
  });

  it('says from where to go on when something is not taken at last, and sends nothing that comes after', async () => {
    const bus = choosy({ evt_4: 9, evt_6: 9 });
    expect(await relay({ bus, ...site }, changes(15))).toBe('104');
    expect(ids(bus)).toEqual(['evt_0', 'evt_1', 'evt_2', 'evt_3', 'evt_5', 'evt_7', 'evt_8', 'evt_9']);
    expect(await relay({ bus: busInMemory(), ...site }, changes(15).slice(4))).toBeUndefined();
  });

  it('tells all events of one change, and goes on from it when one of them failed', async () => {
    const bus = choosy({ evt_1_1: 9 });
    expect(await relay({ bus, ...site }, [change(0), change(1, 2), change(2)])).toBe('101');
    expect(ids(bus)).toEqual(['evt_0', 'evt_1', 'evt_2']);
  });

  it('gives the same event the same id when it is told again', async () => {
    const bus = busInMemory();
    await relay({ bus, ...site }, changes(3));
    await relay({ bus, ...site }, changes(3));
    expect(bus.published.slice(0, 3)).toEqual(bus.published.slice(3));
  });

  it('fails as a whole when the bus does', async () => {
    const bus = { publish: () => Promise.reject(new Error('no bus')) };
    await expect(relay({ bus, ...site }, changes(1))).rejects.toThrow('no bus');
  });
});
