import { faultText } from './fault-text.ts';
import type { Language } from './languages.ts';
import { imports } from './messages/imports.ts';
import { patternOf, translator, type Values } from './translate.ts';

/** The sentence of a fault in a file: of the file itself, or of one of its fields. */
export function importFaultText(
  fault: { code: string; params?: Values | undefined },
  language: Language,
): string {
  const key = `import.${fault.code}` as 'import.formula';
  return patternOf(imports, language, key) === undefined
    ? faultText(fault, language)
    : translator(language, imports)(key, fault.params);
}
