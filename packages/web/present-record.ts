import type { Declaration } from '@undersigned/declarations/declaration.ts';
import { stateAt } from '@undersigned/declarations/lifecycle.ts';
import { isLanguage, type Language, type LanguageMap } from '@undersigned/i18n/languages.ts';
import type { Card } from '@undersigned/network/cards.ts';
import type { Neighbours } from '@undersigned/network/neighbours.ts';
import { COLLECTIONS, type Collection } from '@undersigned/network/thing.ts';
import type {
  CardView,
  DeclarationMention,
  LinkedView,
  ParticipantView,
  PictureView,
  RecordCollection,
  SpeakerView,
} from '@undersigned/site/record-views.ts';

/* The record's cards and mentions as pages show them. */

const isPeriod = (value: unknown): value is CardView['when'] => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
const asMap = (value: unknown) =>
  typeof value === 'object' && value !== null ? (value as LanguageMap) : undefined;

/** When a thing was, by what its collection calls it. */
function whenOf(collection: Collection, { shown }: Card): CardView['when'] {
  const { period, from, to, date, publishedOn } = shown;
  if (collection === 'convenings' && isText(from)) return { from, to: isText(to) ? to : from };
  if (isPeriod(period)) return period;
  const day = date ?? publishedOn;
  return isText(day) ? { from: day, to: day } : undefined;
}

/** A card of the catalogue as lists and mentions show it. */
export function cardView(collection: RecordCollection, card: Card): CardView {
  const { slug, name, language, countries, shown } = card;
  const { kind, place, shortName, acronym, membership, from, languages, country } = shown;
  return {
    collection,
    slug,
    name,
    language: language as Language,
    kind: kind as CardView['kind'],
    when: whenOf(collection, card),
    place: asMap(place),
    // Where a convening was; not where all that took part came from.
    countries: collection === 'convenings' ? [country].filter(isText) : countries,
    shortName: asMap(shortName) ?? (isText(acronym) ? { [language]: acronym } : undefined),
    membership: membership as CardView['membership'],
    from: collection === 'updates' ? asMap(from) : undefined,
    languages: Array.isArray(languages) ? languages.filter(isLanguage) : undefined,
  };
}

export const declarationMention = (declaration: Declaration, at: Date): DeclarationMention => ({
  slug: declaration.slug,
  title: declaration.title,
  language: declaration.language,
  state: stateAt(declaration, at),
});

/** Finds the card of a thing that another one names by its id. */
export type CardOf = (collection: Collection, id: string) => Card | undefined;

export const cardsIn =
  (found: Neighbours): CardOf =>
  (collection, id) =>
    found[collection].find((card) => card.id === id);

/** What is linked with a thing, but for those whose ids its page shows elsewhere. */
export function linkedView(
  found: Neighbours,
  declarations: readonly DeclarationMention[],
  elsewhere: readonly (string | undefined)[],
): LinkedView {
  const byCollection = COLLECTIONS.map((collection) => [
    collection,
    found[collection]
      .filter(({ id }) => !elsewhere.includes(`${collection}#${id}`))
      .map((card) => cardView(collection, card)),
  ]);
  return { ...Object.fromEntries(byCollection), declarations };
}

interface Named {
  organisation?: string | undefined;
  name?: LanguageMap | undefined;
  country?: string | undefined;
}

/** Who takes part; one on record that nobody may see is left out. */
export const participantViews = <Role extends string>(
  participants: readonly (Named & { role: Role })[],
  language: Language,
  cardOf: CardOf,
): ParticipantView<Role>[] =>
  participants.flatMap(({ organisation, name, country, role }): ParticipantView<Role>[] => {
    if (name) return [{ name, language, country, role }];
    const card = organisation === undefined ? undefined : cardOf('organisations', organisation);
    if (!card) return [];
    const { slug, countries } = card;
    return [
      { name: card.name, language: card.language as Language, slug, country: country ?? countries[0], role },
    ];
  });

/** People with the organisations that they are of, where those are on record and may be seen. */
export const speakerViews = (
  speakers: readonly (Omit<SpeakerView, 'organisation'> & { organisation?: string | undefined })[],
  cardOf: CardOf,
): SpeakerView[] =>
  speakers.map(({ organisation, ...speaker }) => {
    const card = organisation === undefined ? undefined : cardOf('organisations', organisation);
    return {
      ...speaker,
      organisation: card && { slug: card.slug, name: card.name, language: card.language as Language },
    };
  });

/** Where a file of a document is to be had. */
export const fileHref = (document: string, language: string, version?: number): string =>
  `/v1/documents/${document}/files/${language}${version === undefined ? '' : `?version=${version}`}`;

/** A picture of the record, by its card. */
export function pictureView(card: Card): PictureView | undefined {
  const { picture } = card.shown;
  if (typeof picture !== 'string') return undefined;
  return { href: picture, alt: card.name, language: card.language as Language };
}
