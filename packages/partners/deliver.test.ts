import { endpointPinged } from '@undersigned/events/endpoint-pinged.ts';
import { signatureWithdrawn } from '@undersigned/events/signature-withdrawn.ts';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { BROKEN, delivering, HANGING, OK } from './deliver.fixture.ts';
import { sampleEndpoint, sampleEvent } from './partners.fixture.ts';
import { newSecret, rotated } from './secrets.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

describe('a parcel', () => {
  it('is posted signed, the event as it is, and logged', async () => {
    const { deliver, sent, secret, logged, endpoint } = await delivering();
    expect(await deliver()).toEqual({ done: 'delivered' });
    const [{ url, headers, body, timeoutMs }] = sent as [(typeof sent)[0]];
    expect(url).toBe(endpoint.url);
    expect(headers).toMatchObject({
      'content-type': 'application/cloudevents+json',
      'webhook-id': sampleEvent().id,
    });
    // The stock library looks at the clock on the wall.
    const signature = new Webhook(secret).sign(sampleEvent().id, new Date('2026-11-22T10:00:00Z'), body);
    expect(headers['webhook-signature']).toBe(signature);
    expect(JSON.parse(body)).toEqual(sampleEvent());
    expect(timeoutMs).toBe(2000);
    expect(await logged()).toMatchObject({
      state: 'delivered',
      attempts: [{ at: '2026-11-22T10:00:00.000Z', status: 200, ms: 12, excerpt: 'thanks' }],
    });
  });

  it('that was delivered is not sent again, except by a later run', async () => {
    const { deliver, parcel, sent } = await delivering();
    await deliver();
    expect(await deliver()).toEqual({ done: 'delivered-before' });
    expect(await deliver(parcel({ run: '01B' }))).toEqual({ done: 'delivered' });
    expect(await deliver(parcel({ run: '01b' }))).toEqual({ done: 'delivered-before' });
    expect(await deliver(parcel({ run: '01A' }))).toEqual({ done: 'overtaken' });
    expect(await deliver()).toEqual({ done: 'overtaken' });
    expect(new Set(sent.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(sent).toHaveLength(2);
  });

  it('is signed by both secrets while they are rotated, and by the new one alone after a day', async () => {
    const { deps, deliver, parcel, endpoint, sent, wait } = await delivering();
    const secrets = rotated(endpoint.secrets, deps.box.seal(newSecret()), deps.now());
    await deps.endpoints.save({ ...endpoint, secrets, rev: 2 }, 1);
    await deliver();
    wait(DAY);
    await deliver(parcel({ run: '01A' }));
    expect(sent.map(({ headers }) => headers['webhook-signature']?.split(' ').length)).toEqual([2, 1]);
  });

  it('for an endpoint that is not there is dropped', async () => {
    const { deliver, parcel, sent } = await delivering();
    expect(await deliver(parcel({ endpoint: 'ep_gone' }))).toEqual({ done: 'removed' });
    expect(sent).toEqual([]);
  });
});

describe('to an endpoint that fails', () => {
  it('it is sent by the schedule, ten times over three days, and is then a dead letter', async () => {
    const { answer, toTheEnd, parcel, sent, dead, logged } = await delivering();
    answer(() => BROKEN);
    const { waits, outcome } = await toTheEnd(parcel());
    expect(outcome).toEqual({ done: 'dead' });
    expect(sent).toHaveLength(10);
    expect(Math.max(...waits)).toBeLessThanOrEqual(12 * HOUR - 60);
    const total = waits.reduce((sum, seconds) => sum + seconds, 0);
    expect(total).toBeGreaterThan(75 * HOUR);
    expect(total).toBeLessThan(76 * HOUR);
    expect(dead).toMatchObject([{ event: parcel().event }]);
    const times = (await logged())?.attempts.map(({ at }) => Date.parse(at)) ?? [];
    const steps = times.slice(1).map((time, index) => Math.round((time - (times[index] ?? 0)) / 60_000));
    expect(steps).toEqual([0, 5, 30, 120, 300, 600, 840, 1200, 1440]);
    expect(await logged()).toMatchObject({ state: 'failed' });
    expect(new Set(sent.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('it begins anew when it is redriven', async () => {
    const { answer, toTheEnd, parcel, sent, dead, logged } = await delivering();
    answer(() => BROKEN);
    await toTheEnd(parcel());
    answer(() => OK);
    expect(await toTheEnd(dead[0] ?? parcel(), 'slow')).toMatchObject({
      outcome: { done: 'delivered' },
    });
    expect(sent).toHaveLength(11);
    expect(await logged()).toMatchObject({ state: 'delivered', attempts: [{ status: 200 }] });
  });

  it('it comes again after five seconds, and is delivered once the endpoint is back', async () => {
    const { answer, deliver, wait, logged } = await delivering();
    answer(() => BROKEN);
    expect(await deliver()).toEqual({ again: 5, because: 'failed' });
    expect(await logged()).toMatchObject({ state: 'pending', nextAt: '2026-11-22T10:00:05.000Z' });
    expect(await deliver()).toEqual({ again: 5, because: 'too-early' });
    wait(5);
    answer(() => OK);
    expect(await deliver()).toEqual({ done: 'delivered' });
    const delivery = await logged();
    expect(delivery).toMatchObject({ state: 'delivered', attempts: [{ status: 500 }, { status: 200 }] });
    expect(delivery).not.toHaveProperty('nextAt');
  });

  it('and asks for time, it waits as long', async () => {
    const { answer, deliver, slow, logged } = await delivering();
    answer(() => ({ status: 429, retryAfter: '120', excerpt: '', ms: 5 }));
    expect(await deliver()).toEqual({ done: 'forwarded' });
    expect(slow).toMatchObject([{ notBefore: '2026-11-22T10:02:00.000Z' }]);
    expect(await logged()).toMatchObject({ nextAt: '2026-11-22T10:02:00.000Z' });
  });

  it('after five failures in a row others wait for one that probes, without an attempt of their own', async () => {
    const { answer, deliver, parcel, wait, sent } = await delivering();
    answer(() => BROKEN);
    const other = (number: number) => parcel({ event: sampleEvent({ id: `evt_${number}` }) });
    for (const number of [1, 2, 3, 4, 5]) await deliver(other(number), 'slow');
    expect(sent).toHaveLength(5);
    expect(await deliver(other(6))).toEqual({ done: 'forwarded' });
    expect(await deliver(other(6), 'slow')).toEqual({ again: 75, because: 'others-probe' });
    wait(60);
    answer(async () => {
      expect(await deliver(other(7), 'slow')).toMatchObject({ because: 'others-probe' });
      return OK;
    });
    expect(await deliver(other(6), 'slow')).toEqual({ done: 'delivered' });
    answer(() => OK);
    expect(await deliver(other(7))).toEqual({ done: 'delivered' });
    expect(sent).toHaveLength(7);
  });

  it.each([
    ['it is disabled after five days of it', 5 * DAY, 'failing'],
    ['it is not before', 5 * DAY - 60, undefined],
  ])('%s', async (_, seconds, reason) => {
    const { answer, deliver, parcel, wait, stands } = await delivering();
    answer(() => BROKEN);
    await deliver();
    wait(seconds);
    await deliver(parcel({ event: sampleEvent({ id: 'evt_2' }) }), 'slow');
    expect((await stands())?.disabled?.reason).toBe(reason);
  });

  it('enabled again after that it has five days once more', async () => {
    const { answer, deliver, parcel, wait, stands, deps } = await delivering();
    answer(() => BROKEN);
    await deliver();
    wait(5 * DAY);
    await deliver(parcel({ run: '01a' }), 'slow');
    const { disabled: _, ...endpoint } = (await stands()) ?? sampleEndpoint();
    await deps.endpoints.save({ ...endpoint, rev: 3 }, 2);
    await deliver(parcel({ run: '01b' }), 'slow');
    expect((await stands())?.disabled).toBeUndefined();
  });
});

describe('an endpoint that answers 410', () => {
  it('is disabled at once, telling of it, and sent nothing more', async () => {
    const { answer, deliver, parcel, stands, sent, endpoint, logged, dead } = await delivering();
    answer(() => ({ status: 410, excerpt: 'gone', ms: 3 }));
    expect(await deliver()).toEqual({ done: 'disabled' });
    expect(await stands()).toMatchObject({
      disabled: { at: '2026-11-22T10:00:00.000Z', reason: 'gone' },
      events: [
        {
          type: 'endpoint.disabled',
          data: { partner: endpoint.partner, endpoint: endpoint.id, reason: 'gone' },
        },
      ],
    });
    expect(await logged()).toMatchObject({ state: 'failed', attempts: [{ status: 410 }] });
    expect(await deliver(parcel({ run: '01a' }))).toEqual({ done: 'disabled' });
    expect(sent).toHaveLength(1);
    expect(dead).toEqual([]);
  });
});

describe('an endpoint that does not answer', () => {
  it('is cut off soon while others wait, and has all the time in the slow lane', async () => {
    const { answer, toTheEnd, parcel, deliver, slow, sent, logged } = await delivering();
    answer(({ timeoutMs }) => (timeoutMs > 2000 ? { ...OK, ms: 9000 } : HANGING));
    expect(await toTheEnd(parcel())).toEqual({ waits: [], outcome: { done: 'delivered' } });
    expect(sent.map(({ timeoutMs }) => timeoutMs)).toEqual([2000, 20_000]);
    expect(await logged()).toMatchObject({ attempts: [{ failed: 'slow' }, { status: 200 }] });
    expect(await deliver(parcel({ run: '01a' }))).toEqual({ done: 'forwarded' });
    expect(slow).toHaveLength(1);
    expect(sent).toHaveLength(2);
  });

  it('at all has ten attempts with all the time all the same', async () => {
    const { answer, toTheEnd, parcel, sent } = await delivering();
    answer(({ timeoutMs }) => ({ failed: 'timeout', ms: timeoutMs }));
    expect(await toTheEnd(parcel())).toMatchObject({ outcome: { done: 'dead' } });
    expect(sent.filter(({ timeoutMs }) => timeoutMs === 20_000)).toHaveLength(10);
  });
});

describe('a ping', () => {
  const ping = (id = 'evt_ping') => ({ event: sampleEvent({ id }, endpointPinged) });

  it('is sent to an endpoint that is disabled, and does not enable it', async () => {
    const { deliver, parcel, stands } = await delivering({ disabled: { at: '', reason: 'failing' } });
    expect(await deliver(parcel(ping()))).toEqual({ done: 'delivered' });
    expect((await stands())?.disabled).toBeDefined();
    expect(await deliver()).toEqual({ done: 'disabled' });
  });

  it('is tried once, and whether it got through is in the log', async () => {
    const { answer, deliver, parcel, logged, deps, endpoint } = await delivering();
    answer(() => BROKEN);
    expect(await deliver(parcel(ping()))).toEqual({ done: 'failed' });
    expect(await logged(ping().event)).toMatchObject({ state: 'failed', attempts: [{ status: 500 }] });
    expect(await deps.health.get(endpoint.id)).toBeUndefined();
  });
});

describe('that a signature is withdrawn', () => {
  it('is acknowledged by a 2xx, and by nothing else', async () => {
    const { answer, toTheEnd, deliver, parcel, deps, endpoint, wait, debts } = await delivering();
    const event = sampleEvent({}, signatureWithdrawn);
    const { partner, id } = endpoint;
    const signature = event.subject;
    await deps.shared.note({ signature, partner, endpoint: id, at: '2026-11-22T08:00:00.000Z' });
    await deps.shared.owe({ partner, signature, since: event.time });
    answer(() => BROKEN);
    await deliver(parcel({ event }));
    expect((await deps.shared.owed(partner, { limit: 9 })).debts).toHaveLength(1);
    wait(5);
    answer(() => OK);
    await toTheEnd(parcel({ event }));
    expect(await deps.shared.owed(partner, { limit: 9 })).toEqual({ debts: [] });
    expect(await deps.shared.whoHas(signature)).toEqual([]);
    expect([...debts.partitions.values()].flat().at(-1)?.after?.events).toMatchObject([
      { type: 'erasure.acknowledged', data: { partner, signature } },
    ]);
  });
});
