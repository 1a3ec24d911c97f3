import { beforeEach, describe, expect, it } from 'vitest';
import { partnersAtHand } from './edit.fixture.ts';
import {
  addEndpoint,
  deleteEndpoint,
  disableEndpoint,
  enableEndpoint,
  MOST_ENDPOINTS,
  putEndpoint,
  rotateEndpointSecret,
} from './edit-endpoint.ts';
import { isTold } from './endpoint.ts';
import { sampleEndpoint, samplePartner } from './partners.fixture.ts';
import { liveSecrets } from './secrets.ts';

const partner = 'green-balkans';
const key = { partner, id: 'ep_1' };
const input = { url: 'https://Green-Balkans.example.org/hooks', eventTypes: ['signature.*'] };
const asSeen = () => undefined;
const stale = () => ({ refused: 'precondition-failed' as const });

let deps: ReturnType<typeof partnersAtHand>;
const told = () => [...deps.stream.partitions.values()].flat().map(({ after }) => after?.events ?? []);
const kept = () => deps.endpoints.get(partner, key.id);

beforeEach(async () => {
  deps = partnersAtHand();
  await deps.partners.save(samplePartner(), 0);
});

describe('an endpoint', () => {
  it('is registered with a secret, which is kept sealed, at the address as it was checked', async () => {
    expect(await addEndpoint(deps, partner, { ...input, description: 'The site’s' })).toMatchObject({
      endpoint: {
        id: 'ep_1',
        partner,
        url: 'https://green-balkans.example.org/hooks',
        description: 'The site’s',
        rev: 1,
      },
      secret: 'whsec_1',
    });
    const secrets = (await kept())?.secrets ?? [];
    expect(liveSecrets(deps.box, secrets, deps.now())).toEqual(['whsec_1']);
    expect(JSON.stringify(await deps.endpoints.all())).not.toContain('whsec_1');
  });

  it('is not registered where nothing may be sent', async () => {
    const fault = { refused: 'invalid', faults: [{ pointer: '#/url', code: 'url-not-https' }] };
    expect(await addEndpoint(deps, partner, { ...input, url: 'http://example.org/' })).toEqual(fault);
    expect(await deps.endpoints.all()).toEqual([]);
    await addEndpoint(deps, partner, input);
    expect(await putEndpoint(deps, key, { ...input, url: 'http://example.org/' }, asSeen)).toEqual(fault);
    expect((await kept())?.url).toBe('https://green-balkans.example.org/hooks');
  });

  it('is of a partner that there is, be it removed meanwhile', async () => {
    expect(await addEndpoint(deps, 'nobody', input)).toEqual({ refused: 'unknown-partner' });
    const checkAddress: typeof deps.checkAddress = async (url) => {
      await deps.partners.remove(partner, 1);
      return { url };
    };
    expect(await addEndpoint({ ...deps, checkAddress }, partner, input)).toEqual({
      refused: 'unknown-partner',
    });
    expect(await deps.endpoints.all()).toEqual([]);
  });

  it('is one of so many at most', async () => {
    for (let count = 0; count < MOST_ENDPOINTS; count++) await addEndpoint(deps, partner, input);
    expect(await addEndpoint(deps, partner, input)).toEqual({ refused: 'too-many-endpoints' });
    await deleteEndpoint(deps, key, asSeen);
    expect(await addEndpoint(deps, partner, input)).toHaveProperty('endpoint');
  });

  it('that is changed keeps its secrets and when it was registered, and loses what is left out', async () => {
    await addEndpoint(deps, partner, { ...input, description: 'Old' });
    const was = await kept();
    const changed = await putEndpoint(deps, key, { ...input, eventTypes: ['declaration.*'] }, asSeen);
    const { description: _, ...rest } = was ?? {};
    expect(changed).toStrictEqual({ ...rest, eventTypes: ['declaration.*'], rev: 2 });
    expect(await kept()).toEqual(changed);
  });

  it('is changed and removed by who has seen it as it is', async () => {
    await addEndpoint(deps, partner, input);
    expect(await putEndpoint(deps, key, input, stale)).toEqual({ refused: 'precondition-failed' });
    expect(await deleteEndpoint(deps, key, stale)).toEqual({ refused: 'precondition-failed' });
    expect(await deleteEndpoint(deps, key, asSeen)).toEqual({ removed: true });
    expect(await deleteEndpoint(deps, key, asSeen)).toEqual({ refused: 'unknown-endpoint' });
  });

  it('is none of another partner', async () => {
    await addEndpoint(deps, partner, input);
    const elsewhere = { partner: 'ateliers', id: key.id };
    const unknown = { refused: 'unknown-endpoint' };
    expect(await putEndpoint(deps, elsewhere, input, asSeen)).toEqual(unknown);
    expect(await deleteEndpoint(deps, elsewhere, asSeen)).toEqual(unknown);
    expect(await rotateEndpointSecret(deps, elsewhere)).toEqual(unknown);
    expect(await enableEndpoint(deps, elsewhere)).toEqual(unknown);
    expect(await disableEndpoint(deps, elsewhere)).toEqual(unknown);
  });
});

it('rotating an endpoint’s secret leaves the one before good for a day', async () => {
  await addEndpoint(deps, partner, input);
  expect(await rotateEndpointSecret(deps, key)).toEqual({
    secret: 'whsec_2',
    previousUntil: '2026-11-23T09:00:00.000Z',
  });
  const secrets = (await kept())?.secrets ?? [];
  expect(liveSecrets(deps.box, secrets, deps.now())).toEqual(['whsec_2', 'whsec_1']);
});

describe('an endpoint that is disabled', () => {
  beforeEach(async () => {
    await deps.endpoints.save(sampleEndpoint({ id: key.id }), 0);
  });

  it('is told nothing, and that it is disabled is told once', async () => {
    const disabled = await disableEndpoint(deps, key);
    expect(disabled).toMatchObject({ disabled: { at: '2026-11-22T09:00:00.000Z', reason: 'staff' } });
    expect(await disableEndpoint(deps, key)).toEqual(disabled);
    expect(told().at(-1)).toEqual([
      {
        id: 'evt_1',
        type: 'endpoint.disabled',
        time: '2026-11-22T09:00:00.000Z',
        data: { partner, endpoint: 'ep_1', reason: 'staff' },
      },
    ]);
    expect('refused' in disabled || isTold(disabled, { type: 'signature.confirmed', data: {} })).toBe(false);
  });

  it('is enabled with a clean slate, and that tells nothing anew', async () => {
    await disableEndpoint(deps, key);
    const failing = { failures: 40, failingSince: '2026-11-15T09:00:00.000Z', rev: 3 };
    await deps.health.save(key.id, failing, 0);
    const enabled = await enableEndpoint(deps, key);
    expect(enabled).not.toHaveProperty('disabled');
    expect(await deps.health.get(key.id)).toEqual({ failures: 0, rev: 4 });
    expect(
      new Set(
        told()
          .flat()
          .map(({ id }) => id),
      ),
    ).toEqual(new Set(['evt_1']));
    expect(await enableEndpoint(deps, key)).toEqual(enabled);
  });

  it('is enabled though its failures are counted on meanwhile', async () => {
    await deps.health.save(key.id, { failures: 1, failingSince: '2026-11-15T09:00:00.000Z', rev: 1 }, 0);
    let once = true;
    const save: typeof deps.health.save = async (...given) => {
      if (once) await deps.health.save(key.id, { failures: 2, rev: 2 }, 1);
      once = false;
      return deps.health.save(...given);
    };
    await enableEndpoint({ ...deps, health: { ...deps.health, save } }, key);
    expect(await deps.health.get(key.id)).toMatchObject({ failures: 0 });
  });
});
