import { describe, expect, it } from 'vitest';
import { PROJECT_CONTEXT as context, PROJECTS } from './projects.fixture.ts';
import { grantPackage } from './three-sixty-giving.ts';

/* Whether it is valid by the standard's own schema, test/standards asks. */

describe('projects as grants', () => {
  const given = grantPackage(PROJECTS, context);

  it('a project that says who gave what to whom, and when, is one', () => {
    expect(given?.['grants']).toEqual([
      expect.objectContaining({
        id: '360G-signexampleorg-rivers',
        title: 'Clean rivers together',
        description: '<script>alert(1)</script> & ]]> "x"',
        currency: 'EUR',
        amountAwarded: 500_000,
        awardDate: '2025-07-01',
        plannedDates: [{ startDate: '2025-10', endDate: '2027-12' }],
        recipientOrganization: [
          { id: '360G-signexampleorg-ORG:centre', name: 'The centre <b>', addressCountry: 'BA' },
        ],
        fundingOrganization: [{ id: 'XM-DAC-928', name: 'The fund <b>' }],
        beneficiaryLocation: [
          { name: 'Bosnia & Herzegovina', countryCode: 'BA' },
          { name: 'Kosovo' },
          { name: 'North Macedonia', countryCode: 'MK' },
        ],
      }),
    ]);
  });

  it('the rest is left out, and the package says so', () => {
    expect(given?.['description']).toContain('one-year, nobody--s, without-period');
    expect(given?.['license']).toBe('https://creativecommons.org/licenses/by/4.0/');
  });

  it('no grants are no package', () => {
    expect(grantPackage(PROJECTS.slice(1), context)).toBeUndefined();
    expect(grantPackage([], context)).toBeUndefined();
  });
});
