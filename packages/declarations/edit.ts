import { declarationTextRevised } from '@undersigned/events/declaration-text-revised.ts';
import { type Invalid, invalid } from '@undersigned/input/fault.ts';
import { changed, type Declaration, type DeclarationInput, draft, revised } from './declaration.ts';
import type { Declarations } from './declarations.ts';
import { type Step, stepped } from './lifecycle.ts';
import { canonicalText, type TextVersion, textHash } from './text.ts';
import { type Topics, unknownTopics } from './topics.ts';

/*
 * What editors do to declarations. Each verb is one conditional write; read-and-write races end in `precondition-failed`
 * where the editor named a version, and in another try where they did not.
 */

export interface EditDeps {
  declarations: Declarations;
  topics: () => Promise<Topics>;
  now: () => Date;
  eventId: () => string;
  declarationId: () => string;
}

export type Precondition = { refused: 'precondition-required' | 'precondition-failed' };
export type Unknown = { refused: 'unknown-declaration' };

/** Whether a change of what is there may go on, by the version its editor has seen. */
export type Seen = (current: { rev: number }) => Precondition | undefined;

/** Drafts a declaration, or changes one whose version the editor names. */
export async function putDeclaration(
  deps: EditDeps,
  slug: string,
  input: DeclarationInput,
  seen: Seen,
): Promise<{ declaration: Declaration; created: boolean } | Precondition | Invalid> {
  const was = await deps.declarations.get(slug);
  const at = deps.now().toISOString();
  const refusal = was && seen(was);
  if (refusal) return refusal;
  const faults = unknownTopics(await deps.topics(), input.topics, was?.topics);
  if (faults.length > 0) return invalid(...faults);
  const next = was ? revised(was, input, at) : draft(deps.declarationId(), slug, input, at);
  if (await deps.declarations.save(next, was?.rev ?? 0)) return { declaration: next, created: !was };
  return { refused: was ? 'precondition-failed' : 'precondition-required' };
}

/**
 * A new version of the text in one language. The same canonical text again makes no new version, so that a request sent
 * twice does nothing the second time.
 */
export async function putText(
  deps: EditDeps,
  slug: string,
  language: string,
  { body, material }: { body: string; material: boolean },
): Promise<Declaration | Unknown> {
  const was = await deps.declarations.get(slug);
  if (!was) return { refused: 'unknown-declaration' };
  const current = was.texts[language];
  const sha256 = textHash(body);
  if (current?.sha256 === sha256) return was;
  const at = deps.now().toISOString();
  const version = await freeVersion(deps, was, { language, sha256, body, material, at });
  const wasPublic = was.openedAt !== undefined;
  const mark = {
    id: deps.eventId(),
    type: declarationTextRevised.type,
    time: at,
    data: { language, version, sha256, material },
  };
  const next: Declaration = {
    ...was,
    ...changed(was, at, wasPublic ? [mark] : []),
    texts: { ...was.texts, [language]: { version, sha256, at } },
    ...(material && { materialSince: { ...was.materialSince, [language]: version } }),
  };
  if (await deps.declarations.save(next, was.rev)) return next;
  return putText(deps, slug, language, { body, material });
}

/** Writes the text under the next version; one left behind by an interrupted try is used if it is the same. */
async function freeVersion(
  { declarations }: EditDeps,
  { id, texts }: Declaration,
  text: Omit<TextVersion, 'version'>,
): Promise<number> {
  for (let version = (texts[text.language]?.version ?? 0) + 1; ; version++) {
    if (await declarations.addText(id, { ...text, version })) return version;
    const left = await declarations.text(id, text.language, version);
    if (left && canonicalText(left.body) === canonicalText(text.body)) return version;
  }
}

/** Takes a step; where it already stands there, nothing is written and nothing is told. */
export async function takeStep(
  deps: EditDeps,
  slug: string,
  step: Step,
): Promise<Declaration | Unknown | { refused: 'no-text' | 'not-from-here'; state: string }> {
  const was = await deps.declarations.get(slug);
  if (!was) return { refused: 'unknown-declaration' };
  const next = stepped(was, step, { at: deps.now(), eventId: deps.eventId });
  if ('refused' in next || next === was) return next;
  return (await deps.declarations.save(next, was.rev)) ? next : takeStep(deps, slug, step);
}
