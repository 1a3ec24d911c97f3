import { sampleAsk, sampleKey } from '@undersigned/declarations/samples.ts';
import { blank } from '@undersigned/declarations/signature.ts';
import { expect, it } from 'vitest';
import { delivering } from './deliver.fixture.ts';
import { sampleEvent } from './partners.fixture.ts';

it('a parcel with its signer’s data leaves nothing of a person in the log, though the answer repeats it all', async () => {
  const { deps, deliver, answer, parcel, sent, endpoint } = await delivering();
  const consent = { ...sampleAsk().consent, partners: [endpoint.partner] };
  const entry = sampleAsk({ consent });
  const signature = { ...blank(sampleKey(), deps.now()), rev: 1, state: 'confirmed' as const, entry };
  await deps.signatures.save(signature, 0);
  const event = sampleEvent({ subject: signature.id });
  for (const [status, run] of [
    [500, '01a'],
    [200, '01b'],
  ] as const) {
    answer(({ body }) => ({ status, excerpt: body, ms: 12 }));
    await deliver(parcel({ event, run }), 'slow');
  }
  expect(sent.map(({ body }) => body.includes(entry.email))).toEqual([true, true]);
  const log = await deps.deliveries.page(endpoint.id, { limit: 9 });
  expect(log.deliveries).toMatchObject([{ attempts: [{ status: 200 }] }]);
  expect(JSON.stringify(log)).not.toMatch(new RegExp(`${entry.email}|${entry.name}`));
});
