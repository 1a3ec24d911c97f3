import { randomBytes } from 'node:crypto';
import { type Answer, editor } from './site.ts';

/** What staff put, in part: a test says what it is about. */
export type DeclarationInput = Record<string, unknown>;

const ok = (answer: Answer): Answer => {
  if (answer.status >= 300) throw new Error(`${answer.status}: ${answer.text}`);
  return answer;
};

/** A slug that no other test has. */
export const newSlug = (about: string): string => `${about}-${randomBytes(4).toString('hex')}`;

/** Drafts a declaration with its text in English, and gives its slug. */
export const draft = async (about: string, input: DeclarationInput = {}): Promise<string> => {
  const slug = newSlug(about);
  const title = { en: `About ${about}`, uk: `Про ${about}` };
  ok(await editor('PUT', `/declarations/${slug}`, { title, language: 'en', ...input }));
  ok(await editor('PUT', `/declarations/${slug}/texts/en`, { body: `We ask for ${about}.\n` }));
  return slug;
};

/** Drafts a declaration and opens it, and gives its slug. */
export const open = async (about: string, input: DeclarationInput = {}): Promise<string> => {
  const slug = await draft(about, input);
  ok(await editor('POST', `/declarations/${slug}/openings`));
  return slug;
};
