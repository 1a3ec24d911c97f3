import { describe, expect, it } from 'vitest';
import { EndpointInput, isTold } from './endpoint.ts';
import { asksFor, TOLD_TYPES } from './event-types.ts';
import { PartnerInput } from './partner.ts';
import { sampleEndpoint } from './partners.fixture.ts';

const event = (type: string, data: Record<string, unknown> = {}) => ({ type, data });

describe('an endpoint is told', () => {
  it.each([
    [['signature.confirmed'], 'signature.confirmed', true],
    [['signature.confirmed'], 'signature.withdrawn', false],
    [['signature.*'], 'signature.withdrawn', true],
    [['signature.*'], 'declaration.opened', false],
    [['signature.*', 'declaration.opened'], 'declaration.opened', true],
  ])('%j: %s is %s', (eventTypes, type, told) => {
    expect(isTold(sampleEndpoint({ eventTypes }), event(type))).toBe(told);
  });

  it('nothing while it is disabled', () => {
    const disabled = { at: '2026-11-22T09:00:00Z', reason: 'gone' as const };
    expect(isTold(sampleEndpoint({ disabled }), event('signature.confirmed'))).toBe(false);
  });

  it('nothing of what people put into the letterbox, whatever its filters say', () => {
    expect(TOLD_TYPES.filter((type) => /^(comment|application|message|subscriber)\./.test(type))).toEqual([]);
    expect(asksFor(['comment.*', 'comment.published'], 'comment.published')).toBe(false);
  });

  it('nothing of what is another partner’s business', () => {
    const endpoint = sampleEndpoint({ eventTypes: ['endpoint.disabled'] });
    expect(isTold(endpoint, event('endpoint.disabled', { partner: 'green-balkans' }))).toBe(true);
    expect(isTold(endpoint, event('endpoint.disabled', { partner: 'ateliers' }))).toBe(false);
  });
});

it.each([
  ['a type that there is not', ['signature.imagined']],
  ['a family that there is not', ['imagined.*']],
  ['everything', ['*']],
  ['what is for the secretariat', ['message.submitted']],
  ['nothing', []],
])('cannot ask for %s', (_, eventTypes) => {
  expect(EndpointInput.safeParse({ url: 'https://example.org/', eventTypes }).success).toBe(false);
});

describe('a partner’s origin', () => {
  const withOrigin = (origin: string) =>
    PartnerInput.safeParse({ name: 'P', contact: 'a@example.org', origins: [origin] }).success;

  it.each(['https://example.org', 'https://example.org:8443', 'http://localhost:3000'])(
    'may be %s',
    (origin) => expect(withOrigin(origin)).toBe(true),
  );

  it.each([
    'http://example.org',
    'https://example.org/',
    'https://EXAMPLE.org',
    'https://a@example.org',
    '*',
    'null',
  ])('may not be %s', (origin) => expect(withOrigin(origin)).toBe(false));
});
