import type { Language } from './languages.ts';

/** The topics of a network's work, by slug, with their names. */
export const topics: Record<string, Record<Language, string>> = {};
