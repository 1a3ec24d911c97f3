import { rollOver } from '@undersigned/declarations/roll.memory.ts';
import { signedBy } from '@undersigned/declarations/signed.ts';
import { put, remove } from '@undersigned/network/edit.ts';
import { recordInMemory } from '@undersigned/network/record.memory.ts';
import { sampleDeps, sampleOrganisation } from '@undersigned/network/samples.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { type World, world } from './world.ts';

const DAY = 86_400_000;
const anyVersion = () => undefined;
const active = { status: 'active', role: 'full' };

let system: World;
let deps: ReturnType<typeof sampleDeps>;

/** What an editor puts of the organisation. */
const puts = (changes: object) =>
  put(
    deps,
    'organisations',
    'centre',
    sampleOrganisation({ mailDomains: ['centar.example'], membership: active, ...changes }),
    anyVersion,
  );

/** Opens a declaration, signs it for the organisation from its own mail, and presses the button. */
const signs = async (slug: string, changes: object = {}) => {
  await system.drafts(slug, {}, { en: 'We ask.' });
  await system.steps(slug, { step: 'open' });
  const email = `office-${slug}@centar.example`;
  await system.signs(slug, {
    name: 'Ivana Petrović',
    email,
    country: 'RS',
    language: 'sr-Latn',
    capacity: 'organisation',
    organisation: { name: 'Centar za dijalog', role: 'direktorka', mandate: true },
    consent: { processing: true, publish: true },
    ...changes,
  });
  await system.settle();
  const answer = await system.presses(system.mailsTo(email).at(-1), 'confirm');
  await system.settle();
  system.pass(DAY);
  return (answer as { status: string }).status;
};

const signed = async () => {
  const roll = rollOver(system.signatures, system.known);
  return (await signedBy({ ...system, roll }, 'centre')).map(({ declaration }) => declaration.slug);
};

beforeEach(() => {
  system = world();
  deps = sampleDeps(recordInMemory(system.known));
});

describe('a member of the network', () => {
  it('signs at once from the day it is one to the day it is none, and is linked with what it signed', async () => {
    expect(await signs('before')).toBe('in-review');
    await puts({});
    expect(await signs('during')).toBe('confirmed');
    expect(await signs('hidden', { display: 'hidden', consent: { processing: true } })).toBe('confirmed');
    expect(await signed()).toEqual(['during']);
    await puts({ membership: { status: 'suspended' } });
    expect(await signs('suspended')).toBe('in-review');
    await puts({ membership: active, mailDomains: ['centar.example', 'dijalog.example'] });
    expect(await signs('again')).toBe('confirmed');
    expect(await signed()).toEqual(['again', 'during']);
    await puts({ membership: { status: 'ended' } });
    expect(await signs('after')).toBe('in-review');
  });

  it('is linked with what is approved of it, and with nothing once it is removed', async () => {
    await puts({ membership: { status: 'applied' } });
    expect(await signs('applied')).toBe('in-review');
    const [waiting] = await system.finds('applied', { state: 'in-review' });
    await system.decides(waiting?.id ?? '', 'approve');
    await system.settle();
    expect(await signed()).toEqual(['applied']);
    expect(await remove(deps, 'organisations', 'centre', anyVersion)).toEqual({ removed: true });
    expect(await signed()).toEqual([]);
    expect(await system.roll('applied', 'organisation')).toMatchObject([
      { organisation: 'Centar za dijalog' },
    ]);
  });
});
