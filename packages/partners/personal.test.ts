import { sampleAsk, sampleKey } from '@undersigned/declarations/samples.ts';
import { blank, type Signature } from '@undersigned/declarations/signature.ts';
import { signaturesInMemory } from '@undersigned/declarations/signatures.memory.ts';
import { signatureConfirmed } from '@undersigned/events/signature-confirmed.ts';
import { signatureWithdrawn } from '@undersigned/events/signature-withdrawn.ts';
import { describe, expect, it } from 'vitest';
import { FIRST_RUN } from './delivery.ts';
import { partnersInMemory } from './partner-store.memory.ts';
import { sampleEvent, samplePartner } from './partners.fixture.ts';
import { withWhatWasAgreed } from './personal.ts';
import { sharedInMemory } from './shared.memory.ts';

const at = new Date('2026-11-22T10:00:00.000Z');
const consent = { ...sampleAsk().consent, partners: ['green-balkans'] };
const entry = sampleAsk({ consent });

async function world(changes: Partial<Signature> = {}, recordedAt = '2026-01-01T09:00:00.000Z') {
  const signatures = signaturesInMemory();
  const signature = { ...blank(sampleKey(), at), rev: 1, state: 'confirmed' as const, entry, ...changes };
  await signatures.save(signature, 0);
  const { shared } = sharedInMemory();
  const partners = partnersInMemory();
  for (const slug of ['green-balkans', 'ateliers'])
    await partners.save(samplePartner({ slug, createdAt: recordedAt }), 0);
  const sent = (partner = 'green-balkans', declared: unknown = signatureConfirmed, over = signatures) =>
    withWhatWasAgreed(
      { partners, signatures: over, shared, now: () => at },
      {
        partner,
        endpoint: 'ep_1',
        event: sampleEvent({ subject: signature.id }, declared),
        run: FIRST_RUN,
      },
    );
  return { signatures, signature, shared, sent };
}

describe('that a signature counts', () => {
  it('is sent with its signer to the partner that was agreed to, which is remembered', async () => {
    const { sent, shared, signature } = await world();
    const { data } = await sent();
    expect(data).toEqual({
      ...(sampleEvent().data as object),
      signer: {
        name: entry.name,
        email: entry.email,
        country: entry.country,
      },
    });
    expect(signatureConfirmed.sent.data.safeParse(data).success).toBe(true);
    expect(signatureConfirmed.data.safeParse(data).success).toBe(false);
    expect(await shared.whoHas(signature.id)).toEqual([
      { signature: signature.id, partner: 'green-balkans', endpoint: 'ep_1', at: at.toISOString() },
    ]);
  });

  it('is sent with the organisation that was signed for, and nothing that was not asked about', async () => {
    const organisation = {
      name: 'Sea and Sky',
      role: 'Chair',
      website: 'https://sea.example.org',
      mandate: true as const,
    };
    const { sent } = await world({ entry: { ...entry, organisation, comment: 'Not for partners' } });
    const { signer } = (await sent()).data as { signer: Record<string, unknown> };
    expect(signer).toEqual({
      name: entry.name,
      email: entry.email,
      country: entry.country,
      organisation: { name: organisation.name, website: organisation.website },
    });
  });

  it.each<[string, string, Partial<Signature>]>([
    ['another partner', 'ateliers', {}],
    ['anybody, once it is withdrawn', 'green-balkans', { state: 'withdrawn' }],
    ['anybody, while it is held', 'green-balkans', { state: 'held' }],
    [
      'anybody that was not agreed to',
      'green-balkans',
      { entry: { ...entry, consent: sampleAsk().consent } },
    ],
  ])('is told to %s without', async (_, partner, changes) => {
    const { sent, shared, signature } = await world(changes);
    expect((await sent(partner)).data).toEqual(sampleEvent().data);
    expect(await shared.whoHas(signature.id)).toEqual([]);
  });

  it('is told without to a partner that was given the slug of the one that was agreed to', async () => {
    const { sent, shared, signature } = await world({}, '2027-01-01T09:00:00.000Z');
    expect((await sent()).data).toEqual(sampleEvent().data);
    expect(await shared.whoHas(signature.id)).toEqual([]);
  });

  it('is told without when it is withdrawn while it is being sent, and that it may have been sent is known', async () => {
    const { sent, shared, signature, signatures } = await world();
    let reads = 0;
    const withdrawing = {
      ...signatures,
      get: async () => ({ ...signature, ...(++reads > 1 && { state: 'withdrawn' as const }) }),
    };
    expect((await sent('green-balkans', signatureConfirmed, withdrawing)).data).toEqual(sampleEvent().data);
    expect(await shared.whoHas(signature.id)).toHaveLength(1);
  });
});

it('nothing else is sent with anything of a person', async () => {
  const { sent } = await world();
  expect(await sent('green-balkans', signatureWithdrawn)).toEqual(
    expect.objectContaining({ data: signatureWithdrawn.sample.data }),
  );
});
