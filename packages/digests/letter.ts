import type { Language, LanguageMap } from '@undersigned/i18n/languages.ts';
import { instant, languageMap, line, text } from '@undersigned/input/fields.ts';
import type { Outbox } from '@undersigned/outbox/outbox.ts';
import * as z from 'zod/mini';

/** What editors write to a declaration's followers, as `PUT …/letters/{letter}` takes it. */
export const LetterInput = z.strictObject({
  subject: languageMap(line(200)),
  body: languageMap(text(10_000)).check(
    z.describe('Paragraphs of plain text, an empty line between two; in the languages of the subject.'),
  ),
  sendAt: z.optional(instant.check(z.describe('When it goes; without it, when it is let go.'))),
});
export type LetterInput = z.infer<typeof LetterInput>;

/** A letter to a declaration's followers. Each of them gets it once. */
export interface FollowersLetter extends Outbox {
  /** `ltr_…`: under which it is noted to whom it went. */
  id: string;
  /** The declaration's slug. */
  declaration: string;
  /** Its name among the declaration's letters. */
  name: string;
  /** The authoritative language: whoever reads none of its others gets it in this. */
  language: Language;
  /** The mail's subject; `subject` is the events'. */
  title: LanguageMap;
  body: LanguageMap;
  sendAt?: string;
  state: 'draft' | 'sending' | 'sent';
  /** RFC 3339, UTC. */
  createdAt: string;
  /** When it was let go: who followed by then gets it. */
  releasedAt?: string;
  /** Shards of subscribers that everybody in has been written to. */
  done?: number[];
  /** To how many it went, once it was sent. */
  recipients?: number;
}

/** Which letter. */
export type LetterKey = Pick<FollowersLetter, 'declaration' | 'name'>;

/** Where letters are kept. */
export interface Letters {
  get(key: LetterKey): Promise<FollowersLetter | undefined>;
  /** Writes it if nobody has changed it since what was read. Whether it was written. */
  save(letter: FollowersLetter, was: FollowersLetter | undefined): Promise<boolean>;
  /** Whether it is gone: not where somebody has changed it since. */
  remove(was: FollowersLetter): Promise<boolean>;
  /** A declaration's, by name. */
  of(declaration: string): Promise<FollowersLetter[]>;
  /** Drafts whose time has come. */
  due(at: Date): Promise<LetterKey[]>;
}
