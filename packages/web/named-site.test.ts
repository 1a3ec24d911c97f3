import { networkInMemory } from '@undersigned/network/network-store.memory.ts';
import { expect, it } from 'vitest';
import { namedSite } from './named-site.ts';

const deployed = () => ({
  origin: 'https://sign.example.org',
  network: { name: { en: 'Demo' }, contact: 'a@b.eu' },
});

it('bears the name that the network was deployed with, until its editors give it others', async () => {
  let now = new Date('2026-11-22T09:00:00Z');
  const store = networkInMemory();
  const { site, fresh } = namedSite(store, deployed, () => now);
  await fresh();
  expect(site()).toEqual(deployed());
  const { network } = await store.get();
  const described = { ...network, name: { uk: 'Мережа' }, about: { en: 'We work.' } };
  await store.save({ network: described, rev: 1 }, 0);
  await fresh();
  expect(site()).toEqual(deployed());
  now = new Date('2026-11-22T09:01:00Z');
  await fresh();
  expect(site()).toEqual({
    ...deployed(),
    network: { name: { en: 'Demo', uk: 'Мережа' }, contact: 'a@b.eu', about: { en: 'We work.' } },
  });
});
