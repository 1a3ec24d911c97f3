import { isLanguage, type Language } from '@undersigned/i18n/languages.ts';
import { coverOf, type DocumentFile } from '@undersigned/network/document.ts';
import type { Thing } from '@undersigned/network/thing.ts';
import type {
  CardView,
  ConveningView,
  DeclarationMention,
  DocumentView,
  FileView,
  LinkedView,
  OrganisationView,
  ProjectView,
  TopicView,
  UpdateView,
} from '@undersigned/site/record-views.ts';
import {
  type CardOf,
  cardView,
  fileHref,
  participantViews,
  pictureView,
  speakerViews,
} from './present-record.ts';

/* Things of the record as their pages show them: every link resolved to a name. */

/** What a thing's page knows beside the thing. */
export interface Around {
  reader: Language;
  linked: LinkedView;
  cardOf: CardOf;
  whole?: CardView | undefined;
  parts: readonly CardView[];
  topicNamed: (slug: string) => TopicView;
  /** The declarations that an organisation signed. */
  signed: readonly DeclarationMention[];
}

const common = ({ topics }: { topics: string[] }, { linked, topicNamed }: Around) => ({
  linked,
  topics: topics.map(topicNamed),
});

export function organisationView(thing: Thing<'organisations'>, around: Around): OrganisationView {
  const logo = thing.logo === undefined ? undefined : around.cardOf('documents', thing.logo);
  const founding =
    thing.foundingConvening === undefined ? undefined : around.cardOf('convenings', thing.foundingConvening);
  return {
    ...thing,
    ...common(thing, around),
    logo: logo && pictureView(logo),
    signed: around.signed,
    foundingConvening: founding && cardView('convenings', founding),
  };
}

export function projectView(thing: Thing<'projects'>, around: Around): ProjectView {
  const { cardOf, whole, parts } = around;
  const participants = participantViews(thing.participants, thing.language, cardOf);
  // As they are found: where it works, and where who takes part comes from, but for who only pays.
  const countries = [
    ...thing.countries,
    ...participants.flatMap(({ role, country }) => (role === 'donor' || !country ? [] : [country])),
  ];
  return {
    ...thing,
    ...common(thing, around),
    participants,
    countries: [...new Set(countries)],
    whole,
    parts,
  };
}

export function conveningView(thing: Thing<'convenings'>, around: Around): ConveningView {
  const { cardOf, whole, parts } = around;
  const { parts: sections, ...rest } = thing;
  return {
    ...rest,
    ...common(thing, around),
    participants: participantViews(thing.participants, thing.language, cardOf),
    sections: sections.map((section) => ({
      ...section,
      sessions: section.sessions.map((session) => ({
        ...session,
        speakers: speakerViews(session.speakers, cardOf),
      })),
    })),
    whole,
    parts,
  };
}

export const updateView = (thing: Thing<'updates'>, around: Around): UpdateView => ({
  ...thing,
  ...common(thing, around),
});

export function documentView(thing: Thing<'documents'>, around: Around): DocumentView {
  const files = Object.entries(thing.files).flatMap(([language, all]) => {
    const versions = all.filter(({ state }) => state === 'clean').reverse();
    return isLanguage(language) && versions.length > 0
      ? [{ language, versions: versions.map((file, index) => fileView(thing.slug, language, file, index)) }]
      : [];
  });
  const cover = coverOf(thing.files, around.reader, thing.language);
  const isPicture = files.some(({ versions: [newest] }) => newest?.contentType.startsWith('image/'));
  return {
    ...thing,
    ...common(thing, around),
    authors: participantViews(thing.authors, thing.language, around.cardOf),
    files,
    ...(cover &&
      isPicture && { picture: { href: cover, alt: thing.alt ?? thing.title, language: thing.language } }),
    ...(cover && !isPicture && { firstPage: cover }),
  };
}

/** The newest version has the address that always leads to the newest. */
const fileView = (slug: string, language: Language, file: DocumentFile, index: number): FileView => ({
  language,
  version: file.version,
  contentType: file.contentType,
  size: file.size,
  sha256: file.sha256,
  at: file.publishedAt ?? file.at,
  pages: file.pages,
  href: fileHref(slug, language, index === 0 ? undefined : file.version),
});
