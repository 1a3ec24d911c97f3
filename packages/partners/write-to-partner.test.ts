import { sampleKeys } from '@undersigned/declarations/samples.ts';
import { storesInMemory } from '@undersigned/declarations/stores.memory.ts';
import { endpointDisabled } from '@undersigned/events/endpoint-disabled.ts';
import { signatureConfirmed } from '@undersigned/events/signature-confirmed.ts';
import { describe, expect, it } from 'vitest';
import { endpointsInMemory, partnersInMemory } from './partner-store.memory.ts';
import { sampleEndpoint, sampleEvent, samplePartner } from './partners.fixture.ts';
import { disabledIn, type PartnerLetter, writeToPartner } from './write-to-partner.ts';

const SECRETARIAT = 'secretariat@example.org';

async function world({
  contact = 'webmaster@example.org',
  isDisabled = true,
  secretariat = SECRETARIAT,
} = {}) {
  const { ledger, settings, now } = storesInMemory();
  const partners = partnersInMemory();
  const { endpoints } = endpointsInMemory();
  await partners.save(samplePartner({ contact, language: 'uk' }), 0);
  const disabled = { at: '2026-11-22T09:00:00.000Z', reason: 'failing' as const };
  await endpoints.save(sampleEndpoint(isDisabled ? { disabled } : {}), 0);
  const letters: PartnerLetter[] = [];
  const mailer = {
    async send(letter: PartnerLetter) {
      letters.push(letter);
      return 'sent' as const;
    },
  };
  const deps = { ledger, settings, now, keys: sampleKeys, partners, endpoints, mailer, secretariat };
  const { partner, id: endpoint } = sampleEndpoint();
  const cause = (reason: 'failing' | 'gone' | 'staff' = 'failing') => ({
    id: 'evt_1',
    partner,
    endpoint,
    reason,
  });
  return { letters, deps, cause, to: () => letters.map((one) => [one.to, one.language]) };
}

describe('that an endpoint is disabled', () => {
  it('is told its partner in the partner’s language, and the secretariat, once', async () => {
    const { letters, deps, cause, to } = await world();
    expect(await writeToPartner(deps, cause())).toBe('sent');
    expect(await writeToPartner(deps, cause())).toBe('sent-before');
    expect(to()).toEqual([
      ['webmaster@example.org', 'uk'],
      [SECRETARIAT, 'en'],
    ]);
    expect(letters[0]).toMatchObject({
      reason: 'failing',
      endpoint: { id: sampleEndpoint().id, url: sampleEndpoint().url },
    });
  });

  it.each([
    ['by staff, is told the partner alone', {}, 'staff' as const],
    ['of the secretariat’s own, is told once', { contact: SECRETARIAT }, 'gone' as const],
    ['where there is no secretariat, is told the partner alone', { secretariat: '' }, 'gone' as const],
  ])('%s', async (_, given, reason) => {
    const { letters, deps, cause } = await world(given);
    await writeToPartner(deps, cause(reason));
    expect(letters.map(({ reader }) => reader)).toEqual(['partner']);
  });

  it('is told nobody once it is enabled again', async () => {
    const { letters, deps, cause } = await world({ isDisabled: false });
    expect(await writeToPartner(deps, cause())).toBe('nothing-to-say');
    expect(letters).toEqual([]);
  });
});

it('is what one kind of event tells', () => {
  expect(disabledIn({ detail: sampleEvent({ id: 'evt_7' }, endpointDisabled) })).toEqual({
    id: 'evt_7',
    ...endpointDisabled.sample.data,
  });
  expect(disabledIn({ detail: sampleEvent({}, signatureConfirmed) })).toBeUndefined();
});
