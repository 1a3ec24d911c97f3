import { beforeEach, expect, it } from 'vitest';
import type { Declarations } from './declarations.ts';
import type { Gate } from './gate.ts';
import type { KnownPartner } from './known-partner.ts';
import { newDeclarationId } from './new-id.ts';
import { AT, later, sampleDeclaration, sampleKnownPartner } from './samples.ts';
import { type SettingsStore, usualSettings } from './settings.ts';

/** What every gate shows of declarations and settings. `make` is given the clock that the gate shall go by. */
export function gateContract(
  make: (now: () => Date) => Promise<{
    gate: Gate;
    declarations: Declarations;
    settings: SettingsStore;
    keepPartner: (partner: KnownPartner) => Promise<void>;
  }>,
): void {
  let gate: Gate;
  let declarations: Declarations;
  let settings: SettingsStore;
  let keepPartner: (partner: KnownPartner) => Promise<void>;
  let now: Date;
  const open = async () => {
    const id = newDeclarationId();
    const declaration = sampleDeclaration({ id, slug: `declaration-${id}` });
    await declarations.save(declaration, 0);
    return declaration;
  };

  beforeEach(async () => {
    now = AT;
    ({ gate, declarations, settings, keepPartner } = await make(() => now));
  });

  it('shows a declaration by slug and by id, with the network’s settings', async () => {
    const declaration = await open();
    const { rev, ...rest } = await settings.get();
    expect(await gate.bySlug(declaration.slug)).toMatchObject({ declaration, rev, ...rest });
    expect(await gate.byId(declaration.id)).toMatchObject({ declaration, rev, ...rest });
  });

  it('shows none where there is none', async () => {
    expect((await gate.bySlug('no-such-declaration')).declaration).toBeUndefined();
    expect((await gate.byId(newDeclarationId())).declaration).toBeUndefined();
  });

  it('shows of the partners that are named those that there are', async () => {
    const { slug } = await open();
    const [one, other] = [sampleKnownPartner({ slug: 'one' }), sampleKnownPartner({ slug: 'other' })];
    for (const partner of [one, other]) await keepPartner(partner);
    const shown = async (...named: string[]) =>
      (await gate.bySlug(slug, named)).partners.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
    expect((await gate.bySlug(slug)).partners).toEqual([]);
    expect(await shown('other', 'nobody', 'one')).toMatchObject([one, other]);
    expect(await shown('one', 'nobody')).toMatchObject([one]);
    expect(await gate.partner('other')).toMatchObject(other);
    expect(await gate.partner('nobody')).toBeUndefined();
  });

  it('shows a new partner at once, and within a second that one was changed', async () => {
    const { slug } = await open();
    const named = async () => (await gate.bySlug(slug, ['one'])).partners;
    expect(await named()).toEqual([]);
    await keepPartner(sampleKnownPartner({ slug: 'one' }));
    expect(await named()).toMatchObject([{ asksConsent: false }]);
    await keepPartner(sampleKnownPartner({ slug: 'one', asksConsent: true }));
    now = later(1000);
    expect(await named()).toMatchObject([{ asksConsent: true }]);
    expect(await gate.partner('one')).toMatchObject({ asksConsent: true });
  });

  it('shows within a second that a declaration was paused', async () => {
    const was = await open();
    await gate.bySlug(was.slug);
    await declarations.save({ ...was, state: 'paused', rev: 2 }, 1);
    now = later(1000);
    expect((await gate.bySlug(was.slug)).declaration?.state).toBe('paused');
  });

  it('shows at once that a paused declaration was opened', async () => {
    const was = await open();
    await declarations.save({ ...was, state: 'paused', rev: 2 }, 1);
    await gate.bySlug(was.slug);
    await declarations.save({ ...was, rev: 3 }, 2);
    expect((await gate.bySlug(was.slug)).declaration?.state).toBe('open');
  });

  it('shows within a second that all signing was paused', async () => {
    const { slug } = await open();
    await gate.bySlug(slug);
    const { rev } = await settings.get();
    await settings.save({ ...usualSettings(), signing: { paused: true } }, rev);
    now = later(1000);
    expect((await gate.bySlug(slug)).settings.signing.paused).toBe(true);
    await settings.save(usualSettings(), rev + 1);
  });
}
