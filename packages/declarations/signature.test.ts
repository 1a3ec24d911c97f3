import { describe, expect, it } from 'vitest';
import { AT, later, sampleAsk, sampleKey, sampleMark } from './samples.ts';
import { blank, counted, factsOf, SETTLED_STATES, type Signature, stateOf, stripped } from './signature.ts';

const signature = blank(sampleKey(), AT);
const request = sampleAsk();

describe('a signature', () => {
  it('is pending while there is a request and nothing is settled', () => {
    expect(stateOf({ ...signature, request })).toBe('pending');
  });

  it.each(SETTLED_STATES)('is what was settled: %s', (state) => {
    expect(stateOf({ ...signature, state })).toBe(state);
  });

  it.each([
    ['held', 'held'],
    ['in-review', 'in-review'],
    ['confirmed', 'confirmed'],
    ['refused', 'pending'],
    ['withdrawn', 'pending'],
    ['invalidated', 'pending'],
    ['expired', 'pending'],
  ] as const)('asked for anew when %s is %s', (state, now) => {
    expect(stateOf({ ...signature, state, request })).toBe(now);
  });
});

it('says in its events what was signed where, and never who it is', () => {
  expect(factsOf(sampleAsk({ source: 'partner-site' }))).toEqual({
    declaration: 'peace-and-partnership',
    capacity: 'individual',
    country: 'UA',
    partner: 'partner-site',
  });
});

it('counts from the day of its confirmation in UTC', () => {
  const was = {
    ...signature,
    request,
    heldFor: 'domain',
    forgetAt: 5,
    listed: { capacity: 'individual', country: 'XX' } as const,
  };
  const mark = sampleMark('signature.confirmed');
  expect(counted(was, request, new Date('2026-11-22T23:59:59.999Z'), [mark])).toEqual({
    ...signature,
    state: 'confirmed',
    entry: request,
    facts: factsOf(request),
    listed: { capacity: 'individual', name: 'Олена Шевченко', country: 'UA' },
    signedOn: '2026-11-22',
    confirmedAt: '2026-11-22T23:59:59.999Z',
    rev: 1,
    events: [mark],
  });
  expect(counted(was, { ...request, display: 'hidden' }, AT, [])).not.toHaveProperty('listed');
});

it('once stripped, holds nothing of the person', () => {
  const full: Signature = {
    ...counted(signature, sampleAsk({ comment: 'SECRET', name: 'SECRET' }), AT, [
      { ...sampleMark('signature.confirmed'), data: { country: 'SECRET' } },
    ]),
    request: sampleAsk({ email: 'SECRET@example.org' }),
    usedProofs: new Set(['SECRET']),
    heldFor: 'SECRET',
    secondOf: 'SECRET',
    evidence: 'SECRET',
    decision: { decision: 'restore', reason: 'SECRET', at: 'SECRET' },
    commentDecision: { decision: 'approve-comment', reason: 'SECRET', at: 'SECRET' },
  };
  const bare = stripped(full, 'withdrawn', later(1500));
  const { id, subject, declaration, capacity, key } = signature;
  expect(bare).toEqual({
    id,
    subject,
    declaration,
    capacity,
    key,
    state: 'withdrawn',
    rev: full.rev + 1,
    events: full.events.map(({ id: event, type, time }) => ({ id: event, type, time })),
    forgetAt: Math.floor(later(1500).getTime() / 1000),
  });
  expect(JSON.stringify(bare)).not.toContain('SECRET');
});
