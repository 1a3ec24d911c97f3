import { PROBLEMS, type ProblemName } from '@undersigned/api/problems.ts';
import { faultText } from '@undersigned/i18n/fault-text.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import { faults as messages } from '@undersigned/i18n/messages/faults.ts';
import { translator, type Values } from '@undersigned/i18n/translate.ts';
import type { Fault } from '@undersigned/input/fault.ts';
import { type Answer, NEVER } from './answer.ts';

/** A problem to answer with; its sentences are found in the reader's language when it is written. */
export interface Problem {
  problem: ProblemName;
  faults?: readonly Fault[];
  /** The message of the detail where the problem has several, e.g. `problem.not-open.closed`. */
  detail?: string;
  values?: Values;
  headers?: Record<string, string>;
  /** Members beyond those of RFC 9457, section 3.1. */
  more?: Record<string, unknown>;
}

export const problem = (name: ProblemName, rest: Omit<Problem, 'problem'> = {}): Problem => ({
  problem: name,
  ...rest,
});

export const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'problem' in value;

/** The sentences of a problem in one language. */
export function problemTexts({ problem: name, detail, values }: Problem, language: Language) {
  const say = translator(language, messages);
  const key = (detail ?? `problem.${name}.detail`) as 'problem.internal.detail';
  return { title: say(`problem.${name}.title` as 'problem.internal.title'), detail: say(key, values) };
}

/** `application/problem+json` (RFC 9457), in the reader's language. */
export function problemAnswer(given: Problem, language: Language): Answer {
  const { problem: name, faults, headers, more } = given;
  const status = PROBLEMS[name];
  return {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      ...NEVER,
      ...headers,
    },
    body: JSON.stringify({
      type: `/problems/${name}`,
      status,
      ...problemTexts(given, language),
      ...more,
      ...(faults && {
        errors: faults.map((fault) => ({
          pointer: fault.pointer,
          code: fault.code,
          detail: faultText(fault, language),
        })),
      }),
    }),
  };
}
