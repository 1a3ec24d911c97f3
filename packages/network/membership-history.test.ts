import { describe, expect, it } from 'vitest';
import { put } from './edit.ts';
import { thingForStaff, thingWhole } from './published.ts';
import { AT, sampleDeps, sampleOrganisation } from './samples.ts';

const anyVersion = () => undefined;

describe('the history of a membership', () => {
  it('says what it was, and since when it was recorded as that', async () => {
    const clock = { at: new Date(AT) };
    const deps = sampleDeps({ now: () => clock.at });
    const change = async (day: string, changes: object) => {
      clock.at = new Date(`${day}T09:00:00Z`);
      const result = await put(deps, 'organisations', 'centre', sampleOrganisation(changes), anyVersion);
      return 'thing' in result ? result.thing.history : result;
    };
    expect(await change('2026-01-01', {})).toEqual([]);
    await change('2026-02-01', { membership: { status: 'applied' } });
    await change('2026-03-01', { membership: { status: 'active', role: 'founding' } });
    await change('2026-04-01', {
      membership: { status: 'active', role: 'founding' },
      goal: { en: 'Peace.' },
    });
    await change('2026-05-01', { membership: { status: 'suspended', role: 'founding' } });
    expect(await change('2026-06-01', {})).toEqual([
      { status: 'applied', role: 'full', at: '2026-02-01T09:00:00.000Z' },
      { status: 'active', role: 'founding', at: '2026-03-01T09:00:00.000Z' },
      { status: 'suspended', role: 'founding', at: '2026-05-01T09:00:00.000Z' },
      { status: 'ended', role: 'founding', at: '2026-06-01T09:00:00.000Z' },
    ]);
  });

  it('is for staff, and nobody else', async () => {
    const deps = sampleDeps();
    const input = sampleOrganisation({ membership: { status: 'active' }, mailDomains: ['centar.example'] });
    const result = await put(deps, 'organisations', 'centre', input, anyVersion);
    if ('refused' in result) throw new Error(result.refused);
    expect(thingForStaff(result.thing)).toMatchObject({ history: [{ status: 'active', role: 'full' }] });
    expect(thingWhole(result.thing)).not.toHaveProperty('history');
    expect(thingWhole(result.thing)).not.toHaveProperty('mailDomains');
  });

  it('changes nothing where the same is put again', async () => {
    const deps = sampleDeps();
    const input = sampleOrganisation({ membership: { status: 'active' } });
    await put(deps, 'organisations', 'centre', input, anyVersion);
    expect(await put(deps, 'organisations', 'centre', input, anyVersion)).toMatchObject({
      outcome: 'unchanged',
    });
  });
});
