import { describe, expect, it } from 'vitest';
import type { Declaration } from './declaration.ts';
import { notConfirmable, notOpen } from './gate.ts';
import { AT, DAY, HOUR, later, sampleDeclaration } from './samples.ts';
import { type KeptSettings, usualSettings } from './settings.ts';

const iso = (milliseconds: number) => later(milliseconds).toISOString();
const usual: KeptSettings = { settings: usualSettings(), rev: 0 };
const because = (changes: Partial<Declaration>, kept = usual) =>
  notOpen(sampleDeclaration(changes), kept, AT);

describe('a declaration', () => {
  it('can be signed while it is open', () => expect(because({})).toBeUndefined());

  it.each<[string, Partial<Declaration>, object]>([
    [
      'paused, with its notice',
      { state: 'paused', notice: { en: 'Wait.' } },
      { because: 'paused', notice: { en: 'Wait.' } },
    ],
    ['paused, without one', { state: 'paused' }, { because: 'paused' }],
    ['a draft', { state: 'draft' }, { because: 'not-yet-open' }],
    [
      'a draft that will open',
      { state: 'draft', opensAt: iso(HOUR) },
      { because: 'not-yet-open', date: iso(HOUR) },
    ],
    [
      'a draft that would have opened with a text',
      { state: 'draft', opensAt: iso(-HOUR), texts: {} },
      { because: 'not-yet-open' },
    ],
    ['closed, and when', { state: 'closed', closedAt: iso(-HOUR) }, { because: 'closed', date: iso(-HOUR) }],
    ['closed by its date', { closesAt: iso(-HOUR) }, { because: 'closed', date: iso(-HOUR) }],
    ['archived', { state: 'archived' }, { because: 'archived' }],
    ['taken down', { state: 'taken-down' }, { because: 'taken-down' }],
  ])('cannot be signed while it is %s', (_, changes, reason) => {
    expect(because(changes)).toEqual({ refused: 'not-open', ...reason });
  });

  it('cannot be signed while all signing is paused', () => {
    const notice = { en: 'Not today.' };
    const settings = { ...usualSettings(), signing: { paused: true, notice } };
    expect(because({}, { settings, rev: 1 })).toEqual({ refused: 'not-open', because: 'paused', notice });
    expect(because({ state: 'closed', closedAt: iso(0) }, { settings, rev: 1 })).toMatchObject({
      because: 'closed',
    });
  });
});

describe('a confirmation', () => {
  it.each<[string, Partial<Declaration>]>([
    ['while it is open', {}],
    ['while it is paused', { state: 'paused' }],
    ['a day after its end, to the millisecond', { closesAt: iso(-DAY) }],
    ['a day after an editor closed it', { state: 'closed', closedAt: iso(-DAY) }],
    ['within that day though it was archived', { state: 'archived', closedAt: iso(-HOUR) }],
  ])('counts %s', (_, changes) => expect(notConfirmable(sampleDeclaration(changes), AT)).toBeUndefined());

  it.each<[string, Partial<Declaration>, object]>([
    ['later', { closesAt: iso(-DAY - 1) }, { because: 'closed', date: iso(-DAY - 1) }],
    ['in a draft', { state: 'draft' }, { because: 'not-yet-open' }],
    ['in what is long archived', { state: 'archived', closedAt: iso(-2 * DAY) }, { because: 'archived' }],
    ['in what is taken down', { state: 'taken-down', closedAt: iso(0) }, { because: 'taken-down' }],
  ])('does not count %s', (_, changes, reason) => {
    expect(notConfirmable(sampleDeclaration(changes), AT)).toMatchObject({ refused: 'not-open', ...reason });
  });
});
