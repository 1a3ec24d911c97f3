import { parse } from '@undersigned/input/fault.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DeclarationInput, draft, Notice, revised, TakedownInput } from './declaration.ts';
import { AT, HOUR, later, sampleDeclaration } from './samples.ts';

const least = { title: { en: 'For peace' }, language: 'en' } as const;
const usual = { ...least, addressees: [], topics: [], sensitive: false };
const faultsIn = (changes: object) => {
  const result = parse(DeclarationInput, JSON.parse(JSON.stringify({ ...least, ...changes })));
  return 'refused' in result ? result.faults.map(({ pointer, code }) => `${pointer} ${code}`) : [];
};

describe('a declaration as staff put it', () => {
  it('needs a title and its language alone', () => {
    expect(parse(DeclarationInput, least)).toEqual({ value: usual });
  });

  it('may say who it is for, what it is about and when it can be signed', () => {
    const whole = {
      title: { en: 'For peace', 'sr-Latn': 'Za mir' },
      language: 'en',
      summary: { en: 'Short.\nIn two lines.' },
      addressees: [{ name: { en: 'Governments of the region' }, country: 'BG' }],
      topics: ['security', 'eu-enlargement'],
      convening: 'sofia-2022',
      opensAt: '2026-11-01T00:00:00Z',
      closesAt: '2026-12-01T00:00:00Z',
      sensitive: true,
    };
    expect(parse(DeclarationInput, whole)).toEqual({ value: whole });
  });

  it.each<[string, object, ...string[]]>([
    ['no title', { title: undefined }, '#/title required'],
    ['a title in no language', { title: {} }, '#/title required', '#/title/en required'],
    ['a title in another language only', { title: { uk: 'За мир' } }, '#/title/en required'],
    ['a title in a language we lack', { title: { en: 'x', de: 'y' } }, '#/title/de invalid-language'],
    ['a blank title', { title: { en: ' ' } }, '#/title/en blank'],
    ['a title that is a word', { title: 'For peace' }, '#/title invalid-type'],
    ['no language', { language: undefined }, '#/language required'],
    ['a language we lack', { language: 'de' }, '#/language invalid-language'],
    ['a topic that is no slug', { topics: ['ok', 'Not Ok'] }, '#/topics/1 invalid-slug'],
    [
      'an addressee without a name',
      { addressees: [{ country: 'ZZ' }] },
      '#/addressees/0/name required',
      '#/addressees/0/country invalid-country',
    ],
    ['a day in the place of an instant', { opensAt: '2026-11-01' }, '#/opensAt invalid-date'],
    [
      'an end before its beginning',
      { opensAt: '2026-11-02T00:00:00Z', closesAt: '2026-11-01T00:00:00Z' },
      '#/closesAt not-in-order',
    ],
    [
      'an end at its beginning',
      { opensAt: '2026-11-02T00:00:00Z', closesAt: '2026-11-02T00:00:00Z' },
      '#/closesAt not-in-order',
    ],
    [
      'that, and much else',
      { language: 'de', opensAt: '2026-11-02T00:00:00Z', closesAt: '2026-11-01T00:00:00Z', state: 'open' },
      '#/language invalid-language',
      '#/state unknown-field',
      '#/closesAt not-in-order',
    ],
  ])('is told of %s', (_, changes, ...expected) => expect(faultsIn(changes)).toEqual(expected));

  it('answers whatever JSON comes in a field', () => {
    const field = fc.constantFrom(...Object.keys(DeclarationInput.shape));
    fc.assert(
      fc.property(field, fc.jsonValue(), (name, value) => {
        expect(() => faultsIn({ [name]: value })).not.toThrow();
      }),
    );
    expect(faultsIn({ opensAt: { toString: 1, valueOf: 1 }, closesAt: { toString: 1 } })).toHaveLength(2);
  });
});

it('is a draft at first, known by its slug', () => {
  expect(draft('abcdefghijkl', 'for-peace', usual, AT.toISOString())).toMatchObject({
    ...usual,
    id: 'abcdefghijkl',
    slug: 'for-peace',
    subject: 'for-peace',
    state: 'draft',
    texts: {},
    rev: 1,
    events: [],
    createdAt: AT.toISOString(),
  });
});

it('is put whole: what is not said any more is gone, what has its own route stays', () => {
  const was = sampleDeclaration({
    summary: { en: 'Short.' },
    convening: 'sofia-2022',
    opensAt: AT.toISOString(),
    closesAt: later(HOUR).toISOString(),
    rev: 4,
  });
  const next = revised(was, { ...usual, title: { en: 'Another' } }, later(HOUR).toISOString());
  expect(next).toEqual({
    ...usual,
    title: { en: 'Another' },
    id: was.id,
    slug: was.slug,
    subject: was.subject,
    facts: was.facts,
    state: was.state,
    texts: was.texts,
    openedAt: was.openedAt,
    createdAt: was.createdAt,
    changedAt: later(HOUR).toISOString(),
    rev: 5,
    events: [],
  });
});

it('is paused with a notice or without, and taken down with a reason', () => {
  expect(parse(Notice, {})).toEqual({ value: {} });
  expect(parse(Notice, { notice: { en: 'Wait.' } })).toEqual({ value: { notice: { en: 'Wait.' } } });
  expect(parse(Notice, { notice: 'Wait.' })).toMatchObject({ faults: [{ pointer: '#/notice' }] });
  expect(parse(TakedownInput, { reason: 'court' })).toEqual({ value: { reason: 'court', public: false } });
  expect(parse(TakedownInput, {})).toMatchObject({ faults: [{ pointer: '#/reason', code: 'required' }] });
});
