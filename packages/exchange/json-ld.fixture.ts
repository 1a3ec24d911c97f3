import { sampleDeclaration } from '@undersigned/declarations/samples.ts';
import { NetworkInput } from '@undersigned/network/network.ts';
import {
  sampleConvening,
  sampleDocument,
  sampleOrganisation,
  sampleProject,
  sampleThing,
  sampleUpdate,
} from '@undersigned/network/samples.ts';
import type { Collection, Inputs } from '@undersigned/network/thing.ts';
import { declarationJsonLd, type JsonLdContext, jsonLdOf, networkJsonLd } from './json-ld.ts';

export const CONTEXT: JsonLdContext = {
  origin: 'https://sign.example.org',
  language: 'en',
  network: { name: { en: 'Neighbours' }, licence: 'https://creativecommons.org/licenses/by/4.0/' },
  nameOf: ({ id }) =>
    id === 'gone' ? undefined : { slug: `${id}-now`, name: { en: `Name of ${id}` }, language: 'en' },
};

/** A thing that says that, in the vocabulary. */
export const nodeOf = <C extends Collection>(collection: C, input: Inputs[C], changes: object = {}) =>
  jsonLdOf(collection, sampleThing(collection, 'a-thing', input, changes), CONTEXT);

/** A file that was found clean. */
export const clean = {
  version: 1,
  state: 'clean',
  fileName: 'r.pdf',
  contentType: 'application/pdf',
  size: 4096,
  sha256: 'ab'.repeat(32),
  key: 'k',
  at: '2026-06-15T10:00:00.000Z',
};

/** Of each collection a thing that says all it can. */
export const EVERY = {
  organisations: nodeOf(
    'organisations',
    sampleOrganisation({
      identifiers: [{ scheme: 'BA-JPR', id: '4200' }],
      openingHours: ['Mo-Fr 09:00-17:00', 'Sa,Su'],
      contact: { email: 'office@example.org', phone: '+387 33 1' },
      website: 'https://centre.example.org',
      address: { street: 'Titova 1', locality: { en: 'Sarajevo', bs: 'Sarajevo' }, country: 'BA' },
      membership: { status: 'active', role: 'founding', since: '2021-10-05' },
      goal: { en: 'To **talk**.' },
      logo: 'the-logo',
      founded: '1999',
      employees: 12,
    }),
  ),
  projects: nodeOf(
    'projects',
    sampleProject({
      acronym: 'CRT',
      participants: [
        { organisation: 'centre', role: 'lead' },
        { name: { en: 'River Trust' }, country: 'MK', role: 'partner' },
        { organisation: 'gone', role: 'donor' },
      ],
      budget: { amount: 500_000, currency: 'EUR' },
      countries: ['BA', 'XK'],
      partOf: 'programme',
    }),
  ),
  convenings: nodeOf(
    'convenings',
    sampleConvening({
      format: 'hybrid',
      streamUrl: 'https://stream.example.org/1',
      participants: [
        { organisation: 'centre', role: 'host' },
        { name: { en: 'Foundation' }, role: 'donor' },
      ],
      parts: [
        {
          title: { en: 'First part' },
          sessions: [
            {
              title: { en: 'Panel' },
              startsAt: '2026-05-30T09:00',
              endsAt: '2026-05-30T10:30',
              speakers: [{ name: 'Ana Anić', title: 'Dr', organisation: 'centre' }],
            },
          ],
        },
        { sessions: [{ title: { en: 'Close' }, startsAt: '2026-05-31T16:00', endsAt: '2026-05-31T17:00' }] },
      ],
    }),
  ),
  documents: nodeOf(
    'documents',
    sampleDocument({ about: { ...sampleUpdate().about, convenings: ['rivers'] } }),
    {
      files: { en: [clean, { ...clean, version: 2, state: 'scanning' }], uk: [clean] },
    },
  ),
  updates: nodeOf(
    'updates',
    sampleUpdate({ from: { en: 'The Ministry' }, source: 'https://ministry.example.org/a' }),
  ),
};

/** The network with all that it can say of itself, and a declaration. */
export const REST = [
  ...networkJsonLd(
    NetworkInput.parse({
      name: { en: 'Neighbours' },
      shortName: { en: 'N' },
      about: { en: 'We **talk**.' },
      identifier: { scheme: 'BA-JPR', id: '4200' },
      founded: '2022-10-05',
      initiators: [{ organisation: 'centre', role: 'initiator' }],
      website: 'https://neighbours.example.org',
      contact: { email: 'office@example.org', phone: '+387 33 1' },
      address: { street: 'Titova 1', country: 'BA' },
      openingHours: ['Mo-Fr 09:00-17:00'],
      spokespersons: [{ name: 'Ana Anić' }],
      areas: [{ name: { en: 'Energy' } }],
      foundingConvening: 'rivers',
    }),
    { ...CONTEXT, searchPath: '/en/search' },
  ),
  declarationJsonLd(
    sampleDeclaration({
      convening: 'rivers',
      topics: ['security'],
      summary: { en: 'A summary' },
      addressees: [{ name: { en: 'Governments' }, country: 'BG' }],
      texts: { en: { version: 1, sha256: 'ab', at: '2026-01-01T00:00:00Z' } },
    }),
    { ...CONTEXT, tally: { organisations: 3, individuals: 40 }, now: new Date('2026-11-22T09:00:00Z') },
  ),
];
