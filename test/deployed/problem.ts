import { expect } from 'vitest';
import type { Answer } from './site.ts';

/** Expects a problem (RFC 9457) told in Ukrainian: its status and name, and of every fault the pointer and the code. */
export const expectProblem = (
  answer: Answer,
  status: number,
  name: string,
  faults?: readonly (readonly [pointer: string, code: string])[],
): void => {
  expect(answer).toMatchObject({ status, json: { type: `/problems/${name}`, status } });
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(answer.headers.get('content-language')).toBe('uk');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const errors: { pointer: string; code: string; detail: string }[] = answer.json.errors ?? [];
  expect(errors.map(({ pointer, code }) => [pointer, code]).sort()).toEqual((faults ?? []).toSorted());
  for (const sentence of [answer.json.title, answer.json.detail, ...errors.map(({ detail }) => detail)]) {
    expect(sentence).toMatch(/\p{Script=Cyrillic}/u);
    expect(sentence).not.toMatch(/[{}]|undefined/);
  }
};
