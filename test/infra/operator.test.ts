import { expect, inject, it } from 'vitest';
import { costAtRest, sumOf } from '../../infra/deploy/cost.ts';
import { withoutWords } from '../../infra/deploy/plan.ts';

it('an operator is told of every kind of resource in words', () => {
  expect(withoutWords({ Resources: inject('templates').aws })).toEqual([]);
});

it('a network at rest costs less than six dollars a month', () => {
  expect(sumOf(costAtRest({ Resources: inject('templates').aws }))).toBeLessThan(6);
});
