import { erase } from '@undersigned/declarations/erase.ts';
import {
  AT,
  requestMark,
  sampleAsk,
  sampleDeclaration,
  sampleKey,
  sampleMark,
} from '@undersigned/declarations/samples.ts';
import { storesInMemory } from '@undersigned/declarations/stores.memory.ts';
import { signatureErased } from '@undersigned/events/signature-erased.ts';
import { expect, it } from 'vitest';
import { delivering } from './deliver.fixture.ts';
import { deliver } from './deliver.ts';
import { FIRST_RUN, type Parcel } from './delivery.ts';
import { fanOut } from './fan-out.ts';
import { sampleEvent } from './partners.fixture.ts';
import { replaysInMemory } from './replay.memory.ts';

it('whom staff erase, a partner that was sent their data erases too, whatever it asked for, and says so by its 2xx', async () => {
  const stores = storesInMemory();
  const world = await delivering({ eventTypes: ['declaration.closed'] });
  const { partner, id } = world.endpoint;
  const declaration = await stores.publish(sampleDeclaration());
  const key = sampleKey({ declaration: declaration.id });
  const ask = sampleAsk({ consent: { ...sampleAsk().consent, partners: [partner] } });
  await stores.signatures.ask(key, ask, requestMark(key, ask));
  await stores.signatures.confirm(key, AT, sampleMark('signature.confirmed'));
  const deps = { ...world.deps, signatures: stores.signatures };
  const { subject } = { subject: '', ...(await stores.signatures.get(key)) };
  const told = { partner, endpoint: id, event: sampleEvent({ subject }), run: FIRST_RUN };
  expect(await deliver(deps, told, 'fast')).toEqual({ done: 'delivered' });
  expect(world.sent[0]?.body).toContain(ask.email);

  expect(await erase(stores, ask.email)).toEqual({ signatures: 1 });
  const erased = await stores.signatures.get(key);
  const [mark] = erased?.events ?? [];
  expect(mark?.type).toBe(signatureErased.type);
  const event = sampleEvent({ ...mark, subject: erased?.subject ?? '' }, signatureErased);
  const parcels: Parcel[] = [];
  const put = async (some: readonly Parcel[]) => void parcels.push(...some);
  const roster = { all: async () => [world.endpoint] };
  await fanOut({ ...deps, roster, replays: replaysInMemory(), fast: put, slow: put }, { event });
  const owed = async () => (await deps.shared.owed(partner, { limit: 9 })).debts;
  expect([parcels, await owed()]).toMatchObject([[{ endpoint: id }], [{ signature: subject }]]);
  for (const parcel of parcels) await deliver(deps, parcel, 'fast');
  expect([JSON.parse(world.sent[1]?.body ?? '').type, await owed()]).toEqual(['signature.erased', []]);
});
