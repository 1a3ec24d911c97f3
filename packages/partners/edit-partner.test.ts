import { beforeEach, describe, expect, it } from 'vitest';
import { partnersAtHand } from './edit.fixture.ts';
import { deletePartner, putPartner, rotateSubmissionSecret } from './edit-partner.ts';
import type { PartnerInput } from './partner.ts';
import { sampleEndpoint, samplePartner } from './partners.fixture.ts';
import { liveSecrets, ROTATION_MS } from './secrets.ts';

const SLUG = 'green-balkans';
const { slug: _, submissionSecrets: __, createdAt: ___, rev: ____, ...input } = samplePartner();
const asSeen = () => undefined;
const stale = () => ({ refused: 'precondition-failed' as const });

let deps: ReturnType<typeof partnersAtHand>;
const put = (changes: Partial<PartnerInput> = {}, seen: Parameters<typeof putPartner>[3] = asSeen) =>
  putPartner(deps, SLUG, { ...input, ...changes }, seen);
const live = async (at = deps.now()) =>
  liveSecrets(deps.box, (await deps.partners.get(SLUG))?.submissionSecrets ?? [], at);

beforeEach(() => {
  deps = partnersAtHand();
});

describe('a partner', () => {
  it('is recorded with a secret, which is kept sealed', async () => {
    const result = await put();
    expect(result).toMatchObject({
      partner: { ...input, slug: SLUG, rev: 1, createdAt: '2026-11-22T09:00:00.000Z' },
      submissionSecret: 'whsec_1',
    });
    expect(await live()).toEqual(['whsec_1']);
    expect(JSON.stringify(await deps.partners.list())).not.toContain('whsec_1');
  });

  it('that is changed keeps its secrets, and shows none', async () => {
    await put();
    const changed = await put({ name: 'Green Balkans Network' });
    expect(changed).toMatchObject({ partner: { name: 'Green Balkans Network', rev: 2 } });
    expect(changed).not.toHaveProperty('submissionSecret');
    expect(await live()).toEqual(['whsec_1']);
  });

  it('is changed by who has seen it as it is', async () => {
    await put();
    expect(await put({ name: 'Other' }, stale)).toEqual({ refused: 'precondition-failed' });
    expect((await deps.partners.get(SLUG))?.name).toBe(input.name);
  });

  it('that somebody has removed is not recorded anew by who means to change it', async () => {
    const result = await putPartner(deps, SLUG, input, asSeen, { onlyChange: true });
    expect(result).toEqual({ refused: 'precondition-failed' });
    expect(await deps.partners.list()).toEqual([]);
  });

  it('that two record at once is recorded once', async () => {
    const results = await Promise.all([put(), put()]);
    expect(results.map((one) => ('refused' in one ? one.refused : 'recorded')).sort()).toEqual([
      'precondition-required',
      'recorded',
    ]);
    expect(await live()).toHaveLength(1);
  });

  it('that is recorded has no endpoints of one before it', async () => {
    await deps.endpoints.save(sampleEndpoint(), 0);
    await put();
    expect(await deps.endpoints.of(SLUG)).toEqual([]);
  });
});

describe('removing a partner', () => {
  it('removes its endpoints, and nobody else’s', async () => {
    await put();
    for (const id of ['ep_1', 'ep_2']) await deps.endpoints.save(sampleEndpoint({ id }), 0);
    await deps.endpoints.save(sampleEndpoint({ id: 'ep_3', partner: 'green' }), 0);
    expect(await deletePartner(deps, SLUG, asSeen)).toEqual({ removed: true });
    expect(await deps.partners.get(SLUG)).toBeUndefined();
    expect((await deps.endpoints.all()).map(({ id }) => id)).toEqual(['ep_3']);
  });

  it('that was interrupted is finished when it is asked for again', async () => {
    await put();
    await deps.endpoints.save(sampleEndpoint(), 0);
    await deps.partners.remove(SLUG, 1);
    expect(await deletePartner(deps, SLUG, asSeen)).toEqual({ removed: true });
    expect(await deps.endpoints.all()).toEqual([]);
    expect(await deletePartner(deps, SLUG, asSeen)).toEqual({ refused: 'unknown-partner' });
  });

  it('removes an endpoint that is changed meanwhile', async () => {
    await put();
    await deps.endpoints.save(sampleEndpoint(), 0);
    let once = true;
    const remove: typeof deps.endpoints.remove = async (...given) => {
      if (once) await deps.endpoints.save(sampleEndpoint({ rev: 2 }), 1);
      once = false;
      return deps.endpoints.remove(...given);
    };
    const endpoints = { of: deps.endpoints.of, remove };
    expect(await deletePartner({ ...deps, endpoints }, SLUG, asSeen)).toEqual({ removed: true });
    expect(await deps.endpoints.all()).toEqual([]);
  });

  it('is for who has seen it as it is', async () => {
    await put();
    expect(await deletePartner(deps, SLUG, stale)).toEqual({ refused: 'precondition-failed' });
    expect(await deps.partners.get(SLUG)).toBeDefined();
  });
});

describe('rotating the secret of submissions', () => {
  it('leaves the one before good for a day', async () => {
    await put();
    expect(await rotateSubmissionSecret(deps, SLUG)).toEqual({
      secret: 'whsec_2',
      previousUntil: '2026-11-23T09:00:00.000Z',
    });
    expect(await live()).toEqual(['whsec_2', 'whsec_1']);
    expect(await live(new Date(deps.now().getTime() + ROTATION_MS))).toEqual(['whsec_2']);
  });

  it('is lost by nobody who does it at the same moment', async () => {
    await put();
    const [one, other] = await Promise.all([
      rotateSubmissionSecret(deps, SLUG),
      rotateSubmissionSecret(deps, SLUG),
    ]);
    expect(await live()).toEqual(expect.arrayContaining([one, other].map((a) => 'secret' in a && a.secret)));
  });

  it('is of nobody who is no partner', async () => {
    expect(await rotateSubmissionSecret(deps, 'nobody')).toEqual({ refused: 'unknown-partner' });
  });
});
