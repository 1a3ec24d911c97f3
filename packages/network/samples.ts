import { topicsOf } from '@undersigned/declarations/topics.ts';
import { ConveningInput } from './convening.ts';
import { DocumentInput } from './document.ts';
import type { RemoveDeps } from './edit.ts';
import { OrganisationInput } from './organisation.ts';
import { ProjectInput } from './project.ts';
import { type RecordInMemory, recordInMemory } from './record.memory.ts';
import type { Collection, Inputs, Thing } from './thing.ts';
import { UpdateInput } from './update.ts';

/* Realistic data for tests; what a test is about, it says itself. */

export const AT = '2026-11-22T09:00:00.000Z';

export const sampleOrganisation = (changes: object = {}): OrganisationInput =>
  OrganisationInput.parse({
    name: { en: 'Centre for Dialogue', 'sr-Cyrl': 'Центар за дијалог' },
    language: 'sr-Cyrl',
    country: 'RS',
    topics: ['youth'],
    ...changes,
  });

export const sampleProject = (changes: object = {}): ProjectInput =>
  ProjectInput.parse({
    title: { en: 'Clean rivers together', bs: 'Čiste rijeke zajedno' },
    language: 'en',
    period: { from: '2025-10', to: '2027-12' },
    topics: ['ecology'],
    ...changes,
  });

export const sampleConvening = (changes: object = {}): ConveningInput =>
  ConveningInput.parse({
    title: { en: 'Rivers without borders', uk: 'Річки без кордонів' },
    language: 'en',
    kind: 'workshop',
    from: '2026-05-30',
    to: '2026-05-31',
    address: { locality: { en: 'Belgrade' }, country: 'RS' },
    topics: ['ecology'],
    ...changes,
  });

export const sampleDocument = (changes: object = {}): DocumentInput =>
  DocumentInput.parse({
    title: { en: 'What the workshop found' },
    language: 'en',
    kind: 'report',
    publishedOn: '2026-06-15',
    topics: ['ecology'],
    ...changes,
  });

export const sampleUpdate = (changes: object = {}): UpdateInput =>
  UpdateInput.parse({
    title: { en: 'The ministry answers' },
    language: 'en',
    kind: 'answer',
    body: { en: 'It will measure the water with us.' },
    date: '2026-07-01',
    topics: ['ecology'],
    ...changes,
  });

/** A thing as it is kept. */
export const sampleThing = <C extends Collection>(
  collection: C,
  slug: string,
  input: Inputs[C],
  changes: object = {},
): Thing<C> =>
  ({
    ...input,
    ...(collection === 'documents' && { files: {} }),
    ...(collection === 'organisations' && { history: [] }),
    id: slug,
    slug,
    formerSlugs: [],
    subject: slug,
    rev: 1,
    events: [],
    createdAt: AT,
    changedAt: AT,
    ...changes,
  }) as unknown as Thing<C>;

/** What editing needs, on the twins in memory; events are numbered as they come. */
export function sampleDeps(changes: Partial<RemoveDeps> = {}): RemoveDeps & RecordInMemory {
  const memory = recordInMemory();
  let events = 0;
  return {
    ...memory,
    isDeclaration: async (slug) => slug === 'peace-and-partnership',
    adoptedAt: async () => [],
    topics: async () => topicsOf([]),
    abandonFiles: async () => {},
    now: () => new Date(AT),
    eventId: () => `evt_${++events}`,
    ...changes,
  };
}
