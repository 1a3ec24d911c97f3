import { expect, it } from 'vitest';
import { verdicts } from './verdicts.ts';

it('whatever is typed, every format is valid to its validator', () => {
  const all = verdicts(60);
  expect(all.filter(({ valid, of }) => valid !== of)).toEqual([]);
  expect(all.length).toBeGreaterThanOrEqual(3);
});
