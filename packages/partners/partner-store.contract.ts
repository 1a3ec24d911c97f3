import { beforeEach, expect, it } from 'vitest';
import type { Endpoints, Partners, Roster } from './partner-store.ts';
import { sampleEndpoint, samplePartner } from './partners.fixture.ts';

/** What every place does in which partners are kept. */
export function partnersContract(make: () => Promise<{ partners: Partners }>): void {
  let partners: Partners;
  beforeEach(async () => {
    ({ partners } = await make());
  });

  it('is written by who has seen it as it is', async () => {
    const first = samplePartner();
    expect(await partners.save(first, 0)).toBe(true);
    expect(await partners.save(first, 0)).toBe(false);
    const next = samplePartner({ name: 'Green Balkans Network', rev: 2 });
    expect(await partners.save(next, 7)).toBe(false);
    expect(await partners.save(next, 1)).toBe(true);
    expect(await partners.get(first.slug)).toEqual(next);
    expect(await partners.get('nobody')).toBeUndefined();
  });

  it('is listed by slug, until it is removed', async () => {
    for (const slug of ['sea-and-sky', 'ateliers', 'green-balkans'])
      await partners.save(samplePartner({ slug }), 0);
    const slugs = async () => (await partners.list()).map(({ slug }) => slug);
    expect(await slugs()).toEqual(['ateliers', 'green-balkans', 'sea-and-sky']);
    expect(await partners.remove('green-balkans', 2)).toBe(false);
    expect(await partners.remove('green-balkans', 1)).toBe(true);
    expect(await slugs()).toEqual(['ateliers', 'sea-and-sky']);
  });
}

/** What every place does in which endpoints are kept; `another` sees the same place, as another instance does. */
export function endpointsContract(
  make: () => Promise<{ endpoints: Endpoints; roster: Roster; another: Roster }>,
): void {
  let endpoints: Endpoints;
  let roster: Roster;
  let another: Roster;
  beforeEach(async () => {
    ({ endpoints, roster, another } = await make());
  });
  const ids = (of: readonly { id: string }[]) => of.map(({ id }) => id);

  it('is written by who has seen it as it is', async () => {
    const first = sampleEndpoint();
    expect(await endpoints.save(first, 0)).toBe(true);
    expect(await endpoints.save(first, 0)).toBe(false);
    const next = sampleEndpoint({ description: 'The site’s own', rev: 2 });
    expect(await endpoints.save(next, 7)).toBe(false);
    expect(await endpoints.save(next, 1)).toBe(true);
    expect(await endpoints.get(first.partner, first.id)).toEqual(next);
    expect(await endpoints.get('another-partner', first.id)).toBeUndefined();
  });

  it('is a partner’s, and of no other whose name begins alike', async () => {
    for (const [partner, id] of [
      ['green', 'ep_2'],
      ['green', 'ep_1'],
      ['green-balkans', 'ep_3'],
    ] as const) {
      await endpoints.save(sampleEndpoint({ partner, id }), 0);
    }
    expect(ids(await endpoints.of('green'))).toEqual(['ep_1', 'ep_2']);
    expect(ids(await endpoints.of('green-balkans'))).toEqual(['ep_3']);
    expect(ids(await endpoints.of('nobody'))).toEqual([]);
  });

  it('stands in the roster as soon as it is written, and no longer once it is removed', async () => {
    expect(await roster.all()).toEqual([]);
    await endpoints.save(sampleEndpoint({ id: 'ep_1' }), 0);
    await endpoints.save(sampleEndpoint({ id: 'ep_2', partner: 'ateliers' }), 0);
    expect(ids(await roster.all()).sort()).toEqual(['ep_1', 'ep_2']);
    const disabled = { at: '2026-11-22T10:00:00.000Z', reason: 'gone' as const };
    await endpoints.save(sampleEndpoint({ id: 'ep_1', disabled, rev: 2 }), 1);
    expect((await another.all()).find(({ id }) => id === 'ep_1')?.disabled).toEqual(disabled);
    expect((await roster.all()).find(({ id }) => id === 'ep_1')?.disabled).toEqual(disabled);
    expect(await endpoints.remove('green-balkans', 'ep_1', 1)).toBe(false);
    expect(await endpoints.remove('green-balkans', 'ep_1', 2)).toBe(true);
    expect(ids(await roster.all())).toEqual(['ep_2']);
    expect(ids(await another.all())).toEqual(['ep_2']);
  });
}
