import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { parse, pointerTo } from './fault.ts';
import { line, whole } from './fields.ts';

const Schema = z.strictObject({
  name: line(5),
  age: z.optional(whole(1, 120)),
  place: z.optional(
    z.strictObject({ 'a/b~c': z.optional(z.boolean()), kind: z.optional(z.enum(['x', 'y'])) }),
  ),
  list: z.optional(z.array(z.string()).check(z.minLength(1), z.maxLength(2))),
});
const faultsIn = (input: unknown) => {
  const result = parse(Schema, input);
  return 'refused' in result ? result.faults : [];
};

describe('a parse', () => {
  it('gives what the schema makes of it', () => {
    expect(parse(Schema, { name: ' Ana ' })).toEqual({ value: { name: 'Ana' } });
  });

  it.each([
    ['nothing', {}, '#/name', 'required'],
    ['another type', { name: 5 }, '#/name', 'invalid-type'],
    ['null', { name: null }, '#/name', 'invalid-type'],
    ['white space', { name: ' \t' }, '#/name', 'blank'],
    ['too much', { name: 'Anastasia' }, '#/name', 'too-long', { max: 5 }],
    ['a number out of range', { name: 'Ana', age: 0 }, '#/age', 'out-of-range', { min: 1, max: 120 }],
    ['half a number', { name: 'Ana', age: 1.5 }, '#/age', 'invalid-type'],
    ['no choice', { name: 'Ana', place: { kind: 'z' } }, '#/place/kind', 'invalid-choice'],
    ['a field below', { name: 'Ana', place: { 'a/b~c': 1 } }, '#/place/a~1b~0c', 'invalid-type'],
    ['a stranger', { name: 'Ana', nmae: 1 }, '#/nmae', 'unknown-field', { name: 'nmae' }],
    ['a stranger below', { name: 'Ana', place: { z: 1 } }, '#/place/z', 'unknown-field', { name: 'z' }],
    ['an item', { name: 'Ana', list: ['a', 1] }, '#/list/1', 'invalid-type'],
    ['an empty list', { name: 'Ana', list: [] }, '#/list', 'blank'],
    ['a long list', { name: 'Ana', list: ['a', 'b', 'c'] }, '#/list', 'too-many', { max: 2 }],
  ])('names the fault of %s, and where it is', (_, input, pointer, code, params?: object) => {
    expect(faultsIn(input)).toEqual([{ pointer, code, ...(params && { params }) }]);
  });

  it.each([[null], [undefined], [5], ['text'], [[]], [true]])(
    'refuses %j where an object is expected',
    (input) => {
      expect(faultsIn(input)).toEqual([
        { pointer: '#', code: input === undefined ? 'required' : 'invalid-type' },
      ]);
    },
  );

  it('names every fault at once', () => {
    expect(faultsIn({ name: '', age: 'old', place: { kind: 1 }, x: 1, y: 2 })).toEqual([
      { pointer: '#/name', code: 'blank' },
      { pointer: '#/age', code: 'invalid-type' },
      { pointer: '#/place/kind', code: 'invalid-choice' },
      { pointer: '#/x', code: 'unknown-field', params: { name: 'x' } },
      { pointer: '#/y', code: 'unknown-field', params: { name: 'y' } },
    ]);
  });

  it('names a field that plays at being a prototype', () => {
    expect(faultsIn(JSON.parse('{"name":"Ana","__proto__":{"age":5}}'))).toEqual([
      { pointer: '#/__proto__', code: 'unknown-field', params: { name: '__proto__' } },
    ]);
  });
});

it('points as RFC 6901 says', () => {
  expect(pointerTo(['a', 0, 'm~n', 'x/y'])).toBe('#/a/0/m~0n/x~1y');
  expect(pointerTo([])).toBe('#');
});
