import { cloudEvent } from '@undersigned/events/event.ts';
import { signatureConfirmed } from '@undersigned/events/signature-confirmed.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { FIRST_RUN } from './delivery.ts';
import { partnersAtHand } from './edit.fixture.ts';
import { sampleEndpoint } from './partners.fixture.ts';
import { ping, readReplay, redeliver, replay } from './send-again.ts';

const key = { partner: 'green-balkans', id: 'ep_1' };
const elsewhere = { partner: 'ateliers', id: 'ep_1' };
const unknown = { refused: 'unknown-endpoint' };
const disabled = { at: '2026-11-22T08:00:00.000Z', reason: 'failing' as const };

let deps: ReturnType<typeof partnersAtHand>;
beforeEach(async () => {
  deps = partnersAtHand();
  await deps.endpoints.save(sampleEndpoint({ id: key.id }), 0);
});
const disable = () => deps.endpoints.save(sampleEndpoint({ id: key.id, disabled, rev: 2 }), 1);

describe('a ping', () => {
  it('is sent to that endpoint alone', async () => {
    expect(await ping(deps, key)).toEqual({ delivery: 'dlv_1' });
    expect(deps.sent).toMatchObject([
      {
        partner: key.partner,
        endpoint: key.id,
        run: FIRST_RUN,
        event: {
          id: 'evt_1',
          type: 'endpoint.pinged',
          source: '/networks/demo',
          subject: key.id,
          data: { partner: key.partner, endpoint: key.id },
        },
      },
    ]);
  });

  it('reaches a disabled one, and leaves it so', async () => {
    await disable();
    expect(await ping(deps, key)).toEqual({ delivery: 'dlv_1' });
    expect((await deps.endpoints.get(key.partner, key.id))?.disabled).toEqual(disabled);
  });

  it('is none where there is no such endpoint', async () => {
    expect(await ping(deps, elsewhere)).toEqual(unknown);
    expect(deps.sent).toEqual([]);
  });
});

describe('a redelivery', () => {
  const event = cloudEvent(signatureConfirmed, {
    ...signatureConfirmed.sample,
    id: 'evt_7',
    network: 'demo',
    siteUrl: 'https://sign.example.org',
    time: '2026-11-22T08:00:00.000Z',
  });
  beforeEach(() =>
    deps.deliveries.save(
      {
        id: 'dlv_7',
        partner: key.partner,
        endpoint: key.id,
        event,
        run: FIRST_RUN,
        state: 'delivered',
        attempts: [],
        rev: 1,
      },
      0,
    ),
  );

  it('is the same event in a run of its own', async () => {
    expect(await redeliver(deps, key, 'dlv_7')).toEqual({ delivery: 'dlv_7' });
    await redeliver(deps, key, 'dlv_7');
    expect(deps.sent).toEqual([
      { partner: key.partner, endpoint: key.id, event, run: 'run1' },
      { partner: key.partner, endpoint: key.id, event, run: 'run2' },
    ]);
  });

  it('is of what the endpoint was sent, and of nothing else', async () => {
    expect(await redeliver(deps, key, 'dlv_8')).toEqual({ refused: 'unknown-delivery' });
    expect(await redeliver(deps, elsewhere, 'dlv_7')).toEqual(unknown);
    await disable();
    expect(await redeliver(deps, key, 'dlv_7')).toEqual({ refused: 'disabled' });
    expect(deps.sent).toEqual([]);
  });
});

describe('a replay', () => {
  const day = { since: '2026-11-21T00:00:00Z', until: '2026-11-22T00:00:00Z' };

  it('is begun, and can be asked for', async () => {
    const begun = await replay(deps, key, day);
    expect(begun).toEqual({
      id: 'rpl_run1',
      partner: key.partner,
      endpoint: key.id,
      since: day.since,
      until: '2026-11-22T00:00:00.000Z',
      createdAt: '2026-11-22T09:00:00.000Z',
    });
    expect(await readReplay(deps, key, 'rpl_run1')).toMatchObject({ id: 'rpl_run1', state: 'done' });
    expect(await readReplay(deps, elsewhere, 'rpl_run1')).toEqual({ refused: 'unknown-replay' });
    expect(await readReplay(deps, key, 'rpl_run2')).toEqual({ refused: 'unknown-replay' });
  });

  it('ends where the present is, and does not begin after it', async () => {
    const until = '2027-01-01T00:00:00Z';
    expect(await replay(deps, key, { ...day, until })).toMatchObject({ until: '2026-11-22T09:00:00.000Z' });
    expect(await replay(deps, key, { since: '2026-11-22T09:00:00Z', until })).toEqual({
      refused: 'invalid',
      faults: [{ pointer: '#/since', code: 'in-the-future' }],
    });
  });

  it('is for an endpoint that is told things', async () => {
    expect(await replay(deps, elsewhere, day)).toEqual(unknown);
    await disable();
    expect(await replay(deps, key, day)).toEqual({ refused: 'disabled' });
  });

  it('waits for others to end', async () => {
    const replays = { ...deps.replays, start: async () => 'busy' as const };
    expect(await replay({ ...deps, replays }, key, day)).toEqual({ refused: 'too-many-replays' });
  });
});
