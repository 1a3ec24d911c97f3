import { sampleProject, sampleThing } from '@undersigned/network/samples.ts';
import type { IatiContext } from './iati.ts';

const HTML = '<script>alert(1)</script> & ]]> "x"';

/** Projects of which some say all that standards of aid and grants ask for, and some do not. */
export const PROJECTS = [
  sampleThing(
    'projects',
    'rivers',
    sampleProject({
      summary: { en: HTML, uk: 'Річки' },
      goal: { en: 'To **clean** rivers.' },
      objectives: [{ en: 'One', bs: 'Jedan' }, { en: 'Two' }],
      targetGroups: { en: '- fishers' },
      participants: [
        { organisation: 'centre', role: 'lead' },
        { name: { en: 'River Trust' }, country: 'MK', role: 'partner' },
        { organisation: 'fund', role: 'donor' },
        { organisation: 'draft', role: 'partner' },
      ],
      countries: ['BA', 'XK'],
      topics: ['ecology', 'our-own'],
      budget: { amount: 500_000, currency: 'EUR' },
      awardedOn: '2025-07-01',
      partOf: 'programme',
    }),
    { slug: 'clean-rivers', changedAt: '2026-12-01T10:00:00.000Z' },
  ),
  sampleThing(
    'projects',
    'one-year',
    sampleProject({
      period: { from: '2024', to: '2024-12-31' },
      participants: [{ name: { en: 'River Trust' }, role: 'lead' }],
      budget: { amount: 1000, currency: 'BAM' },
      topics: [],
    }),
  ),
  sampleThing('projects', 'nobody--s', sampleProject()),
  sampleThing(
    'projects',
    'without-period',
    sampleProject({ period: undefined, participants: [{ name: { en: 'River Trust' }, role: 'lead' }] }),
  ),
];

export const PROJECT_CONTEXT: IatiContext = {
  origin: 'https://sign.example.org',
  network: {
    name: { en: 'Neighbours', uk: 'Сусіди' },
    identifier: { scheme: 'BA-JPR', id: '4200123' },
    licence: 'https://creativecommons.org/licenses/by/4.0/',
    topics: [{ slug: 'our-own', name: { en: 'Our own & only' } }],
  },
  now: new Date('2026-11-22T09:00:00Z'),
  nameOf: ({ id }) =>
    id === 'draft'
      ? undefined
      : {
          slug: id,
          name: { en: `The ${id} <b>` },
          language: 'en',
          country: id === 'fund' ? 'XK' : 'BA',
          identifiers: id === 'fund' ? [{ scheme: 'XM-DAC', id: '928' }] : [],
        },
};
