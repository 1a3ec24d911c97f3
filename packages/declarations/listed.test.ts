import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { display, initials } from './listed.ts';
import { sampleOrganisationRequest, sampleRequest } from './samples.ts';
import { DISPLAYS } from './sign-request.ts';

describe('initials', () => {
  it.each([
    ['Олена Шевченко', 'О. Ш.'],
    ['Anne-Marie  von Trapp', 'A. M. V. T.'],
    ['đorđe petrović', 'Đ. P.'],
    ["O'Neill", 'O.'],
    ['И\u0306осип', 'И\u0306.'],
    ['عبد الرحمن', 'ع. ا.'],
    ['3rd Person', 'R. P.'],
    ['😀', ''],
  ])('of %s are %s', (name, short) => expect(initials(name)).toBe(short));

  it('never tell the name', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\p{L}{2,10}( \p{L}{2,10}){0,3}$/u), (name) => {
        for (const word of initials(name).split(' ')) expect(word).toMatch(/^\p{L}{1,3}\p{M}*\.$/u);
      }),
    );
  });
});

describe('the roll shows of an individual', () => {
  const individual = sampleRequest({ affiliation: 'Університет' });

  it.each([
    ['full', { name: 'Олена Шевченко', affiliation: 'Університет' }],
    ['initials', { name: 'О. Ш.' }],
    ['country', {}],
  ] as const)('with “%s”: %j', (choice, shown) => {
    expect(display({ ...individual, display: choice })).toEqual({
      capacity: 'individual',
      country: 'UA',
      ...shown,
    });
  });

  it('nothing when hidden', () => expect(display({ ...individual, display: 'hidden' })).toBeUndefined());
});

describe('the roll shows of an organisation', () => {
  const organisation = sampleOrganisationRequest();
  const named = { organisation: 'Centar za dijalog', role: 'direktorka' };

  it.each([
    ['full', { name: 'Ivana Petrović', ...named }],
    ['initials', { name: 'I. P.', ...named }],
    ['country', {}],
  ] as const)('with “%s”: %j', (choice, shown) => {
    expect(display({ ...organisation, display: choice })).toEqual({
      capacity: 'organisation',
      country: 'RS',
      ...shown,
    });
  });

  it('nothing when hidden', () => expect(display({ ...organisation, display: 'hidden' })).toBeUndefined());
});

it('never shows an address, a website or a comment', () => {
  const told = sampleOrganisationRequest({ comment: 'SECRET comment', email: 'SECRET@example.org' });
  const organisation = { name: 'N', role: 'r', website: 'https://SECRET.example', mandate: true as const };
  for (const choice of DISPLAYS) {
    expect(JSON.stringify(display({ ...told, organisation, display: choice })) ?? '').not.toContain('SECRET');
  }
});
