import type { Language } from './languages.ts';
import { faults } from './messages/faults.ts';
import { patternOf, translator, type Values } from './translate.ts';

/** The sentence of a fault by its code; a code without one is told as a choice that is not offered. */
export function faultText(fault: { code: string; params?: Values | undefined }, language: Language): string {
  const key = `fault.${fault.code}` as 'fault.invalid-choice';
  const known = patternOf(faults, language, key) !== undefined;
  return translator(language, faults)(known ? key : 'fault.invalid-choice', fault.params);
}
