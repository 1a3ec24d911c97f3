import type { Declaration } from '@undersigned/declarations/declaration.ts';
import { publicDeclarations, type ReadDeps } from '@undersigned/declarations/published.ts';
import type { RollReader } from '@undersigned/declarations/roll.ts';
import type { KeptSettings } from '@undersigned/declarations/settings.ts';
import { type SignedDeclarations, signedBy } from '@undersigned/declarations/signed.ts';
import { jsonLdOf, jsonLdText } from '@undersigned/exchange/json-ld.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import { type Answer, cached, redirect } from '@undersigned/lambda/answer.ts';
import type { Comments } from '@undersigned/letterbox/comments.ts';
import { commentsOn } from '@undersigned/letterbox/read-comments.ts';
import { refsOf } from '@undersigned/network/links.ts';
import { type Neighbours, neighbours } from '@undersigned/network/neighbours.ts';
import type { NetworkStore } from '@undersigned/network/network-store.ts';
import { publicThing } from '@undersigned/network/published.ts';
import type { NetworkRecord } from '@undersigned/network/record.ts';
import type { Collection, Thing } from '@undersigned/network/thing.ts';
import type { CommentsView } from '@undersigned/site/comments.tsx';
import { conveningPage } from '@undersigned/site/convening-page.tsx';
import { documentPage } from '@undersigned/site/document-page.tsx';
import { faultPage } from '@undersigned/site/fault-page.tsx';
import { organisationPage } from '@undersigned/site/organisation-page.tsx';
import { hrefOf, type Page } from '@undersigned/site/page.ts';
import { projectPage } from '@undersigned/site/project-page.tsx';
import type { DeclarationMention } from '@undersigned/site/record-views.ts';
import { updatePage } from '@undersigned/site/update-page.tsx';
import { page } from './page-answer.ts';
import { pageOf, type Site } from './present.ts';
import { cardsIn, cardView, declarationMention, linkedView } from './present-record.ts';
import { publisher } from './publisher.ts';
import {
  type Around,
  conveningView,
  documentView,
  organisationView,
  projectView,
  updateView,
} from './thing-views.ts';
import { topicNamed } from './topic-names.ts';

export interface RecordPagesDeps extends Pick<ReadDeps, 'declarations' | 'now'> {
  record: Pick<NetworkRecord, 'get' | 'byIds' | 'linking'>;
  network: Pick<NetworkStore, 'get'>;
  settings: { get(): Promise<KeptSettings> };
  comments: Pick<Comments, 'on'>;
  signed: SignedDeclarations;
  roll: RollReader;
  site: () => Site;
}

/** Editors change the record: what they changed is there within a minute. */
const MINUTE = cached(60);

/** What a page is made from: the thing, and all that is around it. */
interface Shown<C extends Collection> {
  page: Page;
  thing: Thing<C>;
  around: Around;
  /** Declarations that a convening adopted. */
  adopted: DeclarationMention[];
  comments: CommentsView | undefined;
  jsonLd: string;
}

const RENDER: { [C in Collection]: (shown: Shown<C>) => string } = {
  organisations: ({ thing, around, ...shown }) =>
    organisationPage({ ...shown, organisation: organisationView(thing, around) }),
  projects: ({ thing, around, ...shown }) => projectPage({ ...shown, project: projectView(thing, around) }),
  convenings: ({ thing, around, ...shown }) =>
    conveningPage({ ...shown, convening: conveningView(thing, around) }),
  documents: ({ thing, around, ...shown }) =>
    documentPage({ ...shown, document: documentView(thing, around) }),
  updates: ({ thing, around, ...shown }) => updatePage({ ...shown, update: updateView(thing, around) }),
};

/** `/{lang}/{collection}/{slug}`; by a slug that it no longer has, the way to where it is now. */
export async function thingPage<C extends Collection>(
  deps: RecordPagesDeps,
  collection: C,
  { lang, slug }: { lang: Language; slug: string },
  query: Record<string, string>,
): Promise<Answer> {
  const found = await publicThing(deps, collection, slug);
  if (!found) return page(404, faultPage({ page: pageOf(deps.site(), lang, ''), problem: 'not-found' }));
  const { thing, moved } = found;
  const path = `/${collection}/${thing.slug}`;
  if (moved) return redirect(308, hrefOf(lang, path), MINUTE);
  const [near, { network }, declarations, comments, signed] = await Promise.all([
    neighbours(deps, collection, thing as Thing),
    deps.network.get(),
    declarationsOf(deps, collection, thing as Thing),
    commentsOf(deps, { collection, id: thing.id }, query['comments']),
    collection === 'organisations' ? signedBy(deps, thing.id) : [],
  ]);
  const site = deps.site();
  const cardOf = cardsIn(near);
  const shown: Shown<C> = {
    page: pageOf(site, lang, path),
    thing,
    around: {
      ...aroundOf(collection, thing as Thing, near, declarations.about),
      reader: lang,
      topicNamed: topicNamed(network),
      signed: signed.map(({ declaration, signedOn }) => ({ ...declaration, signedOn })),
    },
    adopted: declarations.adopted,
    comments,
    jsonLd: jsonLdText(
      jsonLdOf(collection, thing, {
        ...publisher(site, network, cardOf, [...declarations.about, ...declarations.adopted]),
        language: lang,
      }),
    ),
  };
  return page(200, (RENDER[collection] as (shown: Shown<C>) => string)(shown), MINUTE);
}

/** The declarations that a thing is about, and those that a convening adopted. */
async function declarationsOf(deps: RecordPagesDeps, collection: Collection, thing: Thing) {
  const slugs = refsOf(collection, thing).flatMap((ref) =>
    ref.collection === 'declarations' ? [ref.id] : [],
  );
  if (slugs.length === 0 && collection !== 'convenings') return { about: [], adopted: [] };
  const names = [thing.id, thing.slug, ...thing.formerSlugs];
  const all = await publicDeclarations(deps);
  const isAdopted = ({ convening }: Declaration) =>
    collection === 'convenings' && convening !== undefined && names.includes(convening);
  const mention = (declaration: Declaration) => declarationMention(declaration, deps.now());
  return {
    about: all.filter((one) => slugs.includes(one.slug) && !isAdopted(one)).map(mention),
    adopted: all.filter(isAdopted).map(mention),
  };
}

const COMMENTS_A_PAGE = 30;

/** What was said about what can be commented on. A cursor that is not this list's begins it anew. */
async function commentsOf(
  deps: Pick<RecordPagesDeps, 'comments' | 'settings' | 'now'>,
  on: { collection: Collection; id: string },
  cursor: string | undefined,
): Promise<CommentsView | undefined> {
  if (on.collection !== 'updates' && on.collection !== 'documents') return undefined;
  const { collection, id } = on;
  const [found, { settings }] = await Promise.all([
    commentsOn(deps, { collection, id }, { limit: COMMENTS_A_PAGE, cursor }),
    deps.settings.get(),
  ]);
  if ('refused' in found) return commentsOf(deps, on, undefined);
  return {
    comments: found.items,
    next: found.next,
    continued: cursor !== undefined,
    proofBits: settings.limits.proofBits,
    renderedAt: deps.now(),
  };
}

/** What is linked with a thing, apart from what it is part of, what is part of it, and whom it names where they act. */
function aroundOf(
  collection: Collection,
  thing: Thing,
  near: Neighbours,
  declarations: DeclarationMention[],
): Omit<Around, 'reader' | 'topicNamed' | 'signed'> {
  const cardOf = cardsIn(near);
  const wholeId = 'partOf' in thing ? thing.partOf : undefined;
  const whole = wholeId === undefined ? undefined : cardOf(collection, wholeId);
  const acting = [
    ...('participants' in thing ? thing.participants : []),
    ...('authors' in thing ? thing.authors : []),
    ...(collection === 'convenings' ? speakersOf(thing as Thing<'convenings'>) : []),
  ];
  const elsewhere = [
    ...acting.map(({ organisation }) => organisation && `organisations#${organisation}`),
    whole && `${collection}#${whole.id}`,
    'logo' in thing && thing.logo !== undefined ? `documents#${thing.logo}` : undefined,
  ];
  return {
    linked: linkedView(near, declarations, elsewhere),
    cardOf,
    whole: whole && cardView(collection, whole),
    parts: near.parts.map((card) => cardView(collection, card)),
  };
}

const speakersOf = ({ parts }: Thing<'convenings'>) =>
  parts.flatMap(({ sessions }) => sessions.flatMap(({ speakers }) => speakers));
