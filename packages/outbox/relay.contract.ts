import { type CloudEvent, cloudEvent } from '@undersigned/events/event.ts';
import { signatureConfirmed } from '@undersigned/events/signature-confirmed.ts';
import { expect, it } from 'vitest';
import { type Bus, EVENTS_PER_CALL } from './relay.ts';

/**
 * What every bus does. `published` waits for what has arrived of events with those ids.
 */
export function busContract(
  make: () => Promise<{ bus: Bus; published: (ids: readonly string[]) => Promise<CloudEvent[]> }>,
): void {
  const run = Date.now().toString(36);
  const events = (count: number, name: string): CloudEvent[] =>
    Array.from({ length: count }, (_, index) =>
      cloudEvent(signatureConfirmed as never, {
        ...signatureConfirmed.sample,
        id: `evt_${run}_${name}_${index}`,
        network: 'demo',
        siteUrl: 'https://sign.example.org',
        time: '2026-11-22T09:00:00.000Z',
      }),
    );

  it('takes as many at once as one call may have, each whole', async () => {
    const { bus, published } = await make();
    const given = events(EVENTS_PER_CALL, 'all');
    expect(await bus.publish(given)).toEqual([]);
    const arrived = await published(given.map(({ id }) => id));
    expect(arrived).toHaveLength(given.length);
    expect(arrived).toEqual(expect.arrayContaining(given));
  });

  it('does not pretend to take more', async () => {
    const { bus } = await make();
    await expect(bus.publish(events(EVENTS_PER_CALL + 1, 'more'))).rejects.toThrow();
  });
}
