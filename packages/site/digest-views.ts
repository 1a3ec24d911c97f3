import type { SaidLine } from '@undersigned/i18n/digest-text.ts';
import type { Language, LanguageMap } from '@undersigned/i18n/languages.ts';

/** An issue that went out. */
export interface IssueView {
  id: string;
  rhythm: 'daily' | 'weekly' | 'monthly';
  number: number;
  /** The day that it was due. */
  day?: string | undefined;
}

/** A thing that an issue told of. */
export interface DigestLineView extends SaidLine {
  /** Of its page, below the language. */
  path: string;
  title: LanguageMap;
  language: Language;
}

/** A section of an issue, or a page of it. */
export interface DigestSectionView {
  section: 'declarations' | 'signatures' | 'updates' | 'documents' | 'convenings' | 'projects' | 'members';
  lines: readonly DigestLineView[];
  /** How many there are in all. */
  count: number;
}
