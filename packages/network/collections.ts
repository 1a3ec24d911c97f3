import { conveningChanged } from '@undersigned/events/convening-changed.ts';
import { conveningRecorded } from '@undersigned/events/convening-recorded.ts';
import { documentPublished } from '@undersigned/events/document-published.ts';
import { membershipChanged } from '@undersigned/events/membership-changed.ts';
import { organisationChanged } from '@undersigned/events/organisation-changed.ts';
import { organisationRecorded } from '@undersigned/events/organisation-recorded.ts';
import { projectChanged } from '@undersigned/events/project-changed.ts';
import { projectRecorded } from '@undersigned/events/project-recorded.ts';
import { updatePublished } from '@undersigned/events/update-published.ts';
import type * as z from 'zod/mini';
import { ConveningInput } from './convening.ts';
import { coverOf, DocumentInput } from './document.ts';
import { OrganisationInput } from './organisation.ts';
import { ProjectInput } from './project.ts';
import type { Collection, Inputs, Thing } from './thing.ts';
import { UpdateInput } from './update.ts';

/** Something an event says of a thing. */
export interface Told {
  type: string;
  data: Record<string, unknown>;
}

/** All that tells one collection from another. */
export interface CollectionFacts<C extends Collection> {
  input: z.ZodMiniType<Inputs[C]>;
  /** Its name, in the languages in which it has one. */
  name: (thing: Thing<C>) => Record<string, string>;
  /** What else it is found by. */
  alsoFoundBy: (thing: Thing<C>) => readonly string[];
  /** Its day, where lists are by time, newest first; by name where there is none. */
  day?: (thing: Thing<C>) => string;
  countries: (thing: Thing<C>) => readonly string[];
  /** What lists show beside slug, name and topics. */
  shown: (thing: Thing<C>) => Record<string, unknown>;
  /** What is told of a thing that anybody may see, by what anybody saw before. */
  told: (thing: Thing<C>, before: Thing<C> | undefined) => Told[];
}

/** Each once, in their order. */
const distinct = (values: readonly (string | undefined)[]): string[] => [
  ...new Set(values.filter((value) => value !== undefined)),
];

const organisations: CollectionFacts<'organisations'> = {
  input: OrganisationInput,
  name: ({ name }) => name,
  alsoFoundBy: ({ shortName = {}, otherNames }) => [...Object.values(shortName), ...otherNames],
  countries: ({ country }) => [country],
  shown: ({ shortName, country, website, logo, membership }) => ({
    shortName,
    country,
    website,
    logo,
    membership,
  }),
  told: (thing, before) => {
    const { slug, country, topics, membership } = thing;
    const facts = { organisation: slug, country };
    const was = before?.membership;
    const moved = membership && (membership.status !== was?.status || membership.role !== was.role);
    return [
      { type: (before ? organisationChanged : organisationRecorded).type, data: { ...facts, topics } },
      ...(moved
        ? [
            {
              type: membershipChanged.type,
              data: { ...facts, status: membership.status, role: membership.role },
            },
          ]
        : []),
    ];
  },
};

const projects: CollectionFacts<'projects'> = {
  input: ProjectInput,
  name: ({ title }) => title,
  alsoFoundBy: ({ acronym }) => (acronym ? [acronym] : []),
  day: ({ period, createdAt }) => period?.from ?? createdAt.slice(0, 10),
  countries: ({ countries, participants }) =>
    distinct([
      ...countries,
      ...participants.filter(({ role }) => role !== 'donor').map(({ country }) => country),
    ]),
  shown: (thing) => ({
    acronym: thing.acronym,
    period: thing.period,
    countries: projects.countries(thing),
    lead: thing.participants.find(({ role }) => role === 'lead'),
  }),
  told: (thing, before) => [
    {
      type: (before ? projectChanged : projectRecorded).type,
      data: { project: thing.slug, countries: projects.countries(thing), topics: thing.topics },
    },
  ],
};

const convenings: CollectionFacts<'convenings'> = {
  input: ConveningInput,
  name: ({ title }) => title,
  alsoFoundBy: ({ venue = {}, address }) => [
    ...Object.values(venue),
    ...Object.values(address?.locality ?? {}),
  ],
  day: ({ from }) => from,
  countries: ({ address, participants }) =>
    distinct([address?.country, ...participants.map(({ country }) => country)]),
  shown: ({ kind, format, from, to, address }) => ({
    kind,
    format,
    from,
    to,
    place: address?.locality,
    country: address?.country,
  }),
  told: (thing, before) => [
    {
      type: (before ? conveningChanged : conveningRecorded).type,
      data: {
        convening: thing.slug,
        kind: thing.kind,
        from: thing.from,
        ...(thing.to && { to: thing.to }),
        countries: convenings.countries(thing),
        topics: thing.topics,
      },
    },
  ],
};

const documents: CollectionFacts<'documents'> = {
  input: DocumentInput,
  name: ({ title }) => title,
  alsoFoundBy: () => [],
  day: ({ publishedOn, createdAt }) => publishedOn ?? createdAt.slice(0, 10),
  countries: () => [],
  shown: ({ kind, publishedOn, files, language }) => ({
    kind,
    publishedOn,
    languages: Object.keys(files).filter((language) =>
      files[language]?.some(({ state }) => state === 'clean'),
    ),
    picture: coverOf(files, language),
  }),
  // A document is told of when a file of it is there to download; see gate.ts.
  told: (thing, before) =>
    Object.entries(thing.files).flatMap(([language, versions]) => {
      const known = new Set(
        before?.files[language]?.filter(({ publishedAt }) => publishedAt).map(({ version }) => version),
      );
      return versions
        .filter(({ publishedAt, version }) => publishedAt && !known.has(version))
        .map(({ version }) => ({
          type: documentPublished.type,
          data: {
            document: thing.slug,
            kind: thing.kind,
            language,
            version,
            about: thing.about,
            topics: thing.topics,
          },
        }));
    }),
};

const updates: CollectionFacts<'updates'> = {
  input: UpdateInput,
  name: ({ title }) => title,
  alsoFoundBy: () => [],
  day: ({ date }) => date,
  countries: () => [],
  shown: ({ kind, date, from }) => ({ kind, date, from }),
  told: ({ slug, kind, about, topics, publishedAt }, before) =>
    before || publishedAt
      ? []
      : [{ type: updatePublished.type, data: { update: slug, kind, about, topics } }],
};

/** What each collection is. */
export const collections: { [C in Collection]: CollectionFacts<C> } = {
  organisations,
  projects,
  convenings,
  documents,
  updates,
};

/** What a collection is, for code that treats all alike. */
export const factsOf = <C extends Collection>(collection: C): CollectionFacts<C> =>
  collections[collection] as unknown as CollectionFacts<C>;
