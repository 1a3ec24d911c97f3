import { describe, expect, it } from 'vitest';
import { suspicionOf } from './suspicion.ts';

const AT = new Date('2026-11-22T09:00:00Z');
const form = (fields: Record<string, string>) => new URLSearchParams(fields);
const rendered = (secondsAgo: number) => String(AT.getTime() / 1000 - secondsAgo);

describe('a form looks like a robot’s', () => {
  it.each([
    [
      'where a field is filled in that people do not see',
      { reference: 'x', rendered: rendered(60) },
      'honeypot',
    ],
    ['where it comes at once', { rendered: rendered(0.2) }, 'too-fast'],
    ['where it comes before it was rendered', { rendered: rendered(-60) }, 'too-fast'],
  ])('%s', (_, fields, suspicion) => {
    expect(suspicionOf(form(fields), AT)).toBe(suspicion);
  });
});

describe('a form looks like a person’s', () => {
  it.each([
    ['where it took a while', { reference: '', rendered: rendered(1) }],
    ['where it does not say when it was rendered', {}],
    ['where what it says is no time', { rendered: 'yesterday' }],
  ])('%s', (_, fields) => {
    expect(suspicionOf(form(fields), AT)).toBeUndefined();
  });
});
