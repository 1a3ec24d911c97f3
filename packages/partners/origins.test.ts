import { expect, it } from 'vitest';
import { registeredOrigins } from './origins.ts';
import { partnersInMemory } from './partner-store.memory.ts';
import { samplePartner } from './partners.fixture.ts';

function setting() {
  const clock = { at: Date.parse('2026-11-22T09:00:00Z') };
  const partners = partnersInMemory();
  let reads = 0;
  const list = () => {
    reads++;
    return partners.list();
  };
  const isRegistered = registeredOrigins({ partners: { list }, now: () => new Date(clock.at) });
  return { clock, partners, isRegistered, reads: () => reads };
}

it('an origin is registered by whichever partner', async () => {
  const { partners, isRegistered } = setting();
  await partners.save(samplePartner({ slug: 'one', origins: ['https://one.example.org'] }), 0);
  await partners.save(
    samplePartner({ slug: 'two', origins: ['https://two.example.org', 'http://localhost:5000'] }),
    0,
  );
  expect(await isRegistered('http://localhost:5000')).toBe(true);
  expect(await isRegistered('https://one.example.org')).toBe(true);
  expect(await isRegistered('https://one.example.org.evil.example')).toBe(false);
  expect(await isRegistered('null')).toBe(false);
});

it('an origin is known soon after it was registered, and forgotten a minute after it no longer is', async () => {
  const { clock, partners, isRegistered } = setting();
  const origin = 'https://green-balkans.example.org';
  expect(await isRegistered(origin)).toBe(false);
  await partners.save(samplePartner({ origins: [origin] }), 0);
  clock.at += 2000;
  expect(await isRegistered(origin)).toBe(true);
  await partners.remove('green-balkans', 1);
  clock.at += 60_000;
  expect(await isRegistered(origin)).toBe(false);
});

it('whoever asks for origins that nobody knows causes few reads', async () => {
  const { clock, isRegistered, reads } = setting();
  for (let asked = 0; asked < 1000; asked++) {
    await isRegistered(`https://${asked}.example`);
    clock.at += 10;
  }
  expect(reads()).toBeLessThanOrEqual(6);
});
