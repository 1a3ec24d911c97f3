import type { Declaration } from './declaration.ts';
import type { Declarations } from './declarations.ts';
import { stateAt } from './lifecycle.ts';
import type { Settings } from './settings.ts';
import type { Tallies } from './tally.ts';
import { type TallyView, tallyView } from './tally-view.ts';
import type { TextVersion } from './text.ts';

/*
 * What anybody may see of declarations. A draft is not there unless its opening is announced; one that was taken down
 * shows that it was. Neither has a text.
 */

export interface ReadDeps {
  declarations: Pick<Declarations, 'get' | 'list' | 'text'>;
  tallies: Pick<Tallies, 'list'>;
  settings: { get(): Promise<{ settings: Settings }> };
  now: () => Date;
}

/** The declaration as it is kept, if the public may know of it at that instant. */
export async function publicDeclaration(
  { declarations, now }: Pick<ReadDeps, 'declarations' | 'now'>,
  slug: string,
): Promise<Declaration | undefined> {
  const declaration = await declarations.get(slug);
  return declaration && isPublic(declaration, now()) ? declaration : undefined;
}

/** Announced, but not yet said; or said, and taken back. */
const WITHOUT_TEXT: readonly Declaration['state'][] = ['draft', 'taken-down'];

/** A draft with an opening date is announced: its page says when it opens, and its text is not there until then. */
const isPublic = (declaration: Declaration, at: Date): boolean =>
  stateAt(declaration, at) !== 'draft' || declaration.opensAt !== undefined;

/** Those that have opened, and were not taken down. */
export async function publicDeclarations({
  declarations,
  now,
}: Pick<ReadDeps, 'now'> & { declarations: Pick<Declarations, 'list'> }): Promise<Declaration[]> {
  const at = now();
  return (await declarations.list()).filter(
    (declaration) => !WITHOUT_TEXT.includes(stateAt(declaration, at)),
  );
}

/** The tally, with what a sensitive declaration does not show left out. */
export async function tallyOf(
  { tallies, settings, now }: Pick<ReadDeps, 'tallies' | 'settings' | 'now'>,
  { id, sensitive }: Declaration,
): Promise<TallyView> {
  const atLeast = sensitive ? (await settings.get()).settings.sensitiveThreshold : undefined;
  return tallyView(await tallies.list(id), { at: now(), atLeast });
}

/** The current text in each language; none before it opens, or while it is taken down. */
export async function textsOf(
  { declarations, now }: Pick<ReadDeps, 'declarations' | 'now'>,
  declaration: Declaration,
): Promise<TextVersion[]> {
  if (WITHOUT_TEXT.includes(stateAt(declaration, now()))) return [];
  const texts = await Promise.all(
    Object.entries(declaration.texts).map(([language, { version }]) =>
      declarations.text(declaration.id, language, version),
    ),
  );
  return texts.filter((text) => text !== undefined);
}

/** What a list and a single declaration both show. */
const summaryOf = (declaration: Declaration, at: Date) => ({
  slug: declaration.slug,
  state: stateAt(declaration, at),
  title: declaration.title,
  language: declaration.language,
  summary: declaration.summary,
  addressees: declaration.addressees,
  topics: declaration.topics,
  convening: declaration.convening,
  opensAt: declaration.opensAt,
  closesAt: declaration.closesAt,
  sensitive: declaration.sensitive,
});

/** A declaration whole, as `GET /v1/declarations/{slug}` gives it. */
export async function declarationWhole(deps: ReadDeps, declaration: Declaration) {
  const [texts, tally] = await Promise.all([textsOf(deps, declaration), tallyOf(deps, declaration)]);
  const { openedAt, closedAt, notice, takedown } = declaration;
  return {
    ...summaryOf(declaration, deps.now()),
    openedAt,
    closedAt,
    notice,
    takedown: takedown?.public ? { reason: takedown.reason, at: takedown.at } : undefined,
    texts: Object.fromEntries(
      texts.map(({ language, version, sha256, body }) => [language, { version, sha256, body }]),
    ),
    tally,
  };
}

export interface ListQuery {
  state?: Declaration['state'] | undefined;
  topic?: string | undefined;
  q?: string | undefined;
  order: 'newest' | 'closing' | 'signatures';
}

/**
 * The declarations that anybody may see, in the order asked for, each with its tally.
 *
 * @param key what a title and a search have in common, whatever script they are in
 */
export async function listPublished(
  deps: ReadDeps,
  { state, topic, q, order }: ListQuery,
  key: (text: string) => string,
) {
  const at = deps.now();
  const found = (await deps.declarations.list())
    .filter((declaration) => isPublic(declaration, at))
    .filter((declaration) => !state || stateAt(declaration, at) === state)
    .filter(({ topics }) => !topic || topics.includes(topic))
    .filter(({ title }) => !q || Object.values(title).some((text) => key(text).includes(key(q))));
  const listed = await Promise.all(
    found.map(async (declaration) => ({
      ...summaryOf(declaration, at),
      openedAt: declaration.openedAt ?? declaration.opensAt,
      tally: await tallyOf(deps, declaration),
    })),
  );
  return listed.sort(ORDERS[order]);
}

type Listed = { openedAt: string | undefined; closesAt: string | undefined; tally: TallyView };
const newest = (a: Listed, b: Listed) => ((a.openedAt ?? '') < (b.openedAt ?? '') ? 1 : -1);
const ORDERS: Record<ListQuery['order'], (a: Listed, b: Listed) => number> = {
  newest,
  closing: (a, b) => ((a.closesAt ?? '9') < (b.closesAt ?? '9') ? -1 : 1),
  // How many put their name to it is an order only, never shown as one number.
  signatures: (a, b) => signatories(b) - signatories(a) || newest(a, b),
};
const signatories = ({ tally }: Listed) => tally.organisations + tally.individuals;
