import { describe, expect, it } from 'vitest';
import { countriesInUse } from './countries-in-use.ts';
import { put } from './edit.ts';
import { sampleDeps, sampleOrganisation } from './samples.ts';

const never = () => ({ refused: 'precondition-required' as const });

describe('the countries of a network', () => {
  it('are those of its organisations that anybody may see, looked for every five minutes', async () => {
    const deps = sampleDeps();
    const clock = { at: new Date('2026-11-22T09:00:00Z') };
    const record = (slug: string, changes: object) =>
      put(deps, 'organisations', slug, sampleOrganisation(changes), never);
    await record('centre', { country: 'RS' });
    await record('draft', { country: 'UA', published: false });
    const countries = countriesInUse(deps.cards, () => clock.at);
    expect(await countries()).toEqual(['RS']);
    await record('fund', { country: 'BG' });
    expect(await countries()).toEqual(['RS']);
    clock.at = new Date('2026-11-22T09:05:00Z');
    expect([...(await countries())].sort()).toEqual(['BG', 'RS']);
  });

  it('are looked for again after it has failed once', async () => {
    const { cards } = sampleDeps();
    let failing = true;
    const walk: typeof cards.walk = async (...given) => {
      if (failing) throw new Error('no answer');
      return cards.walk(...given);
    };
    const countries = countriesInUse({ walk }, () => new Date());
    await expect(countries()).rejects.toThrow('no answer');
    failing = false;
    expect(await countries()).toEqual([]);
  });

  it('cost no more however many organisations there are', async () => {
    const { cards } = sampleDeps();
    let walks = 0;
    const endless: typeof cards.walk = async () => {
      walks++;
      return { cards: [], more: true };
    };
    await countriesInUse({ walk: endless }, () => new Date())();
    expect(walks).toBe(5);
  });
});
