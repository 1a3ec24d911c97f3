import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AT } from './samples.ts';
import { type Bucket, emptyBucket } from './tally.ts';
import { tallyView } from './tally-view.ts';

const bucket = (month: string, group: number, parts: Partial<Bucket>): Bucket => ({
  ...emptyBucket({ declaration: 'abcdefghijkl', group, month }),
  ...parts,
});
const both = [
  bucket('2026-12', 0, {
    days: { '01': { organisation: 1, individual: 2 } },
    countries: { UA: { organisation: 0, individual: 2 }, BG: { organisation: 1, individual: 0 } },
    partners: { 'partner-site': { organisation: 1, individual: 0 } },
  }),
  bucket('2026-11', 3, {
    days: { '30': { organisation: 0, individual: 4 }, '02': { organisation: 1, individual: 0 } },
    countries: { UA: { organisation: 1, individual: 4 } },
  }),
];

describe('a tally', () => {
  it('is the sum of its buckets, organisations and individuals apart', () => {
    expect(tallyView(both, { at: AT })).toEqual({
      asOf: AT.toISOString(),
      organisations: 2,
      individuals: 6,
      byCountry: [
        { country: 'BG', organisations: 1, individuals: 0 },
        { country: 'UA', organisations: 1, individuals: 6 },
      ],
      byDay: [
        { day: '2026-11-02', organisations: 1, individuals: 0 },
        { day: '2026-11-30', organisations: 0, individuals: 4 },
        { day: '2026-12-01', organisations: 1, individuals: 2 },
      ],
      byPartner: [{ partner: 'partner-site', organisations: 1, individuals: 0 }],
    });
  });

  it('of nothing is nothing', () => {
    expect(tallyView([], { at: AT })).toEqual({
      asOf: AT.toISOString(),
      organisations: 0,
      individuals: 0,
      byCountry: [],
      byDay: [],
      byPartner: [],
    });
  });

  it('does not show countries with few signatures where that is wanted, but how many they are', () => {
    const { byCountry, countriesSuppressed, organisations, individuals } = tallyView(both, {
      at: AT,
      atLeast: 5,
    });
    expect(byCountry).toEqual([{ country: 'UA', organisations: 1, individuals: 6 }]);
    expect(countriesSuppressed).toEqual({ organisations: 1, individuals: 0 });
    expect({ organisations, individuals }).toEqual({ organisations: 2, individuals: 6 });
    expect(tallyView(both, { at: AT, atLeast: 1 })).not.toHaveProperty('countriesSuppressed');
  });

  it('says the same in sum by country and by day', () => {
    const counts = fc.record({ organisation: fc.nat(5), individual: fc.nat(5) });
    const country = fc.constantFrom('UA', 'BG', 'XK', 'RS');
    const signed = fc.array(
      fc.record({ counts, country, day: fc.constantFrom('01', '02'), group: fc.nat(7) }),
    );
    fc.assert(
      fc.property(signed, fc.option(fc.nat(9), { nil: undefined }), (parts, atLeast) => {
        const buckets = parts.map((part) =>
          bucket('2026-11', part.group, {
            days: { [part.day]: part.counts },
            countries: { [part.country]: part.counts },
          }),
        );
        const view = tallyView(buckets, { at: AT, atLeast });
        const shown = [...view.byCountry, view.countriesSuppressed ?? { organisations: 0, individuals: 0 }];
        for (const kind of ['organisations', 'individuals'] as const) {
          expect(shown.reduce((sum, line) => sum + line[kind], 0)).toBe(view[kind]);
          expect(view.byDay.reduce((sum, line) => sum + line[kind], 0)).toBe(view[kind]);
        }
        if (atLeast) {
          for (const line of view.byCountry) {
            expect(line.organisations + line.individuals).toBeGreaterThanOrEqual(atLeast);
          }
        }
      }),
    );
  });
});
