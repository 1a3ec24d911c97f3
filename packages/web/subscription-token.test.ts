import { describe, expect, it } from 'vitest';
import { linkTokenOf } from './subscription-token.ts';

describe('the token of a link', () => {
  it.each([
    ['in the header', { authorization: 'Subscription abc' }, undefined, 'abc'],
    ['in the header, whatever its letters', { authorization: 'subscription  abc ' }, undefined, 'abc'],
    ['in the body', {}, 'abc', 'abc'],
    ['in the header before the body', { authorization: 'Subscription abc' }, 'def', 'abc'],
    ['in the body beside another header', { authorization: 'Bearer abc' }, 'def', 'def'],
  ])('is found %s', (_, headers, inBody, token) => {
    expect(linkTokenOf(headers, inBody)).toBe(token);
  });

  it('is asked for where there is none', () => {
    expect(linkTokenOf({ authorization: 'Bearer abc' })).toEqual({
      refused: 'invalid',
      faults: [{ pointer: '#/token', code: 'required' }],
    });
  });
});
