import type { Declaration } from '@undersigned/declarations/declaration.ts';
import { stateAt } from '@undersigned/declarations/lifecycle.ts';
import { inLanguage, isLanguage } from '@undersigned/i18n/languages.ts';
import type { Thing } from '@undersigned/network/thing.ts';
import {
  common,
  type JsonLdContext,
  keywords,
  type Node,
  networkNode,
  node,
  participating,
  prose,
  reference,
  subjects,
} from './json-ld-parts.ts';
import { idOf, pageUrl, said } from './linked.ts';

/* What was written, as schema.org's kinds of CreativeWork. */

const DOCUMENT_TYPES = {
  report: 'Report',
  study: 'Report',
  minutes: 'DigitalDocument',
  photo: 'ImageObject',
  logo: 'ImageObject',
  other: 'DigitalDocument',
} as const satisfies Record<Thing<'documents'>['kind'], string>;

/** A document, with the file that there is in each language. */
export function documentNode(thing: Thing<'documents'>, context: JsonLdContext): Node {
  const { language, origin, network } = context;
  const files = Object.entries(thing.files).flatMap(([spoken, versions]) => {
    const newest = versions.filter(({ state }) => state === 'clean').at(-1);
    return newest ? [{ spoken, newest }] : [];
  });
  const encoding = files.map(({ spoken, newest }) =>
    node('MediaObject', {
      contentUrl: `${origin}/v1/documents/${thing.slug}/files/${spoken}`,
      encodingFormat: newest.contentType,
      contentSize: `${newest.size} B`,
      sha256: newest.sha256,
      uploadDate: newest.at,
      inLanguage: spoken,
    }),
  );
  const type = DOCUMENT_TYPES[thing.kind];
  const publishers = participating(thing.authors, ['publisher'], context);
  const shownIn = encoding.find(({ inLanguage: spoken }) => spoken === language) ?? encoding[0];
  return node(type, {
    ...common('documents', thing, thing.title, context),
    description: said(thing.summary, language, thing.language),
    inLanguage: files.map(({ spoken }) => spoken),
    datePublished: thing.publishedOn ?? thing.publishedAt,
    dateModified: thing.changedAt,
    author: participating(thing.authors, ['author'], context),
    publisher: publishers.length > 0 ? publishers : networkNode(context),
    license: thing.licence ?? network.licence,
    about: subjects(thing.about, context),
    encoding,
    ...(type === 'ImageObject' && {
      contentUrl: shownIn?.['contentUrl'],
      encodingFormat: shownIn?.['encodingFormat'],
      caption: said(thing.alt, language, thing.language),
    }),
    keywords: keywords(thing.topics),
  });
}

/** An update as schema.org's NewsArticle. */
export function updateNode(thing: Thing<'updates'>, context: JsonLdContext): Node {
  const { language, network } = context;
  const { alternateName: _, ...shared } = common('updates', thing, thing.title, context);
  const spoken = inLanguage(thing.title, language, thing.language).language;
  return node('NewsArticle', {
    ...shared,
    headline: shared.name,
    articleBody: prose(thing.body, language, thing.language),
    inLanguage: spoken,
    datePublished: thing.date,
    dateModified: thing.changedAt,
    publisher: networkNode(context),
    author: thing.from
      ? node('Organization', { name: said(thing.from, language, thing.language) })
      : networkNode(context),
    isBasedOn: thing.source,
    license: network.licence,
    about: subjects(thing.about, context),
    keywords: keywords(thing.topics),
  });
}

/** How many have put their names under a declaration; the two are never one number. */
export interface Counts {
  organisations: number;
  individuals: number;
}

/** A declaration as schema.org's CreativeWork, with who it addresses and how many endorse it. */
export function declarationNode(
  declaration: Declaration,
  context: JsonLdContext & { tally?: Counts | undefined; now: Date },
): Node {
  const { language, origin, network, tally, now } = context;
  const { slug, title, language: authoritative, summary, convening } = declaration;
  const state = stateAt(declaration, now);
  const hasText = state !== 'draft' && state !== 'taken-down';
  return node('CreativeWork', {
    '@id': idOf(origin, { collection: 'declarations', id: slug }),
    url: pageUrl(origin, language, 'declarations', slug),
    name: said(title, language, authoritative),
    abstract: said(summary, language, authoritative),
    inLanguage: hasText ? Object.keys(declaration.texts).filter(isLanguage) : [],
    datePublished: declaration.openedAt ?? declaration.opensAt,
    dateModified: declaration.changedAt,
    publisher: networkNode(context),
    audience: declaration.addressees.map(({ name, country }) =>
      node('Audience', {
        name: said(name, language, authoritative),
        geographicArea: country && node('Country', { identifier: country }),
      }),
    ),
    // The convening that adopted it.
    subjectOf: convening && reference('Event', { collection: 'convenings', id: convening }, context),
    license: network.licence,
    interactionStatistic: tally && [
      endorsements('organisations', tally.organisations),
      endorsements('individuals', tally.individuals),
    ],
    keywords: keywords(declaration.topics),
  });
}

const endorsements = (name: keyof Counts, count: number): Node =>
  node('InteractionCounter', {
    name,
    interactionType: 'https://schema.org/EndorseAction',
    userInteractionCount: count,
  });
