import { keyOfId } from '@undersigned/declarations/signature-id.ts';
import type { CloudEvent } from '@undersigned/events/event.ts';
import { signatureConfirmed } from '@undersigned/events/signature-confirmed.ts';
import { deliveryId } from '@undersigned/partners/delivery.ts';
import { isTold } from '@undersigned/partners/endpoint.ts';
import { isErasing } from '@undersigned/partners/shared.ts';
import { Webhook } from 'standardwebhooks';
import { expect } from 'vitest';
import type { WebhookTrial } from './webhook-trial.ts';

const eventIn = ({ body }: { body: string }) =>
  JSON.parse(body) as CloudEvent & { data: { signer?: unknown } };

const isTaken = ({ status }: { status: number }) => status >= 200 && status < 300;

/** Each event is at each endpoint that asked for it; or in the dead letters; or its endpoint was disabled. */
export async function checkNothingIsLost({ stores, published, arrivals, dead, steps, queues }: WebhookTrial) {
  for (const queue of Object.values(queues)) expect(queue.all()).toEqual([]);
  for (const endpoint of await stores.endpoints.all()) {
    const { id, disabled: _, ...asEnabled } = endpoint;
    const has = new Set(
      arrivals.filter((one) => one.endpoint === id && isTaken(one)).map((one) => eventIn(one).id),
    );
    const given = new Set(dead.filter((one) => one.endpoint === id).map(({ event }) => event.id));
    for (const event of published.filter((one) => isTold(asEnabled, one))) {
      const isAccounted = has.has(event.id) || given.has(event.id) || steps.disabled.has(id);
      expect([id, event.id, isAccounted]).toEqual([id, event.id, true]);
      const delivery = await stores.deliveries.get(id, deliveryId(event.id));
      if (!delivery && steps.disabled.has(id)) continue;
      expect([id, event.id, delivery?.state]).toEqual([
        id,
        event.id,
        expect.stringMatching(/^(delivered|failed)$/),
      ]);
      if (delivery?.state === 'delivered') expect([id, has.has(event.id)]).toEqual([id, true]);
    }
  }
}

/** Nothing is sent that was not asked for, under another id, or signed otherwise; and nothing once an endpoint is disabled. */
export async function checkWhatArrived({ stores, published, arrivals, steps, box }: WebhookTrial) {
  const endpoints = new Map((await stores.endpoints.all()).map((one) => [one.id, one]));
  for (const arrival of arrivals) {
    const { headers, body, begun } = arrival;
    const event = eventIn(arrival);
    const endpoint = endpoints.get(arrival.endpoint);
    expect(headers['webhook-id']).toBe(event.id);
    const original = published.find(({ id }) => id === event.id);
    const { signer: _, ...data } = event.data;
    expect({ ...event, data }).toEqual(original);
    if (endpoint && !isErasing(event)) {
      const { disabled: __, ...asEnabled } = endpoint;
      expect(isTold(asEnabled, event)).toBe(true);
    }
    // Signed by a secret that the webmaster had when it was sent.
    const at = new Date(Number(headers['webhook-timestamp']) * 1000);
    const known =
      endpoint?.secrets.map(({ sealed }) => new Webhook(box.open(sealed)).sign(event.id, at, body)) ?? [];
    const signatures = headers['webhook-signature']?.split(' ') ?? [];
    expect(signatures.length).toBeGreaterThan(0);
    if (known.length === 1) expect(signatures).toContain(known[0]);
    const disabledAt = steps.disabled.get(arrival.endpoint) ?? Number.POSITIVE_INFINITY;
    expect(begun).toBeLessThan(disabledAt);
  }
}

/** A signer's data is where it was agreed to be, never after it was withdrawn; and whoever has it is told, or owes an answer. */
export async function checkPersonalData(
  { stores, arrivals, dead, steps }: WebhookTrial,
  agreed: ReadonlyMap<string, string[]>,
) {
  const endpoints = await stores.endpoints.all();
  const partnerOf = new Map(endpoints.map(({ id, partner }) => [id, partner]));
  for (const arrival of arrivals) {
    const event = eventIn(arrival);
    if (event.data.signer === undefined) continue;
    const partner = partnerOf.get(arrival.endpoint) ?? '';
    expect(event.type).toBe(signatureConfirmed.type);
    expect(agreed.get(event.subject)).toContain(partner);
    const withdrawn = steps.withdrawn.get(event.subject) ?? Number.POSITIVE_INFINITY;
    expect(arrival.begun).toBeLessThan(withdrawn);
    if (withdrawn === Number.POSITIVE_INFINITY) continue;
    const isTold = arrivals.some((one) => {
      const told = eventIn(one);
      return (
        one.endpoint === arrival.endpoint && isErasing(told) && told.subject === event.subject && isTaken(one)
      );
    });
    const isDead = dead.some(
      (one) => one.endpoint === arrival.endpoint && one.event.subject === event.subject,
    );
    const owes = (await stores.shared.owed(partner, { limit: 1000 })).debts.some(
      ({ signature }) => signature === event.subject,
    );
    expect([arrival.endpoint, event.subject, isTold || isDead || owes]).toEqual([
      arrival.endpoint,
      event.subject,
      true,
    ]);
    if (!isTold) expect(owes).toBe(true);
  }
}

/** That what was agreed is sent at all: where nothing was withdrawn, and its endpoint is well. */
export async function checkAgreedDataIsSent(
  { stores, arrivals, steps }: WebhookTrial,
  agreed: ReadonlyMap<string, string[]>,
) {
  for (const endpoint of await stores.endpoints.all()) {
    for (const [signature, partners] of agreed) {
      if (steps.withdrawn.has(signature) || !partners.includes(endpoint.partner)) continue;
      const those = arrivals
        .filter((one) => one.endpoint === endpoint.id)
        .map(eventIn)
        .filter(({ subject, type }) => subject === signature && type === signatureConfirmed.type);
      for (const { data } of those) expect(data.signer).toBeDefined();
      expect(keyOfId(signature)).toBeDefined();
    }
  }
}
