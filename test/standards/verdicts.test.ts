import { expect, it } from 'vitest';
import { verdicts } from './verdicts.ts';

it('whatever is typed, every format is valid to its validator', { timeout: 30_000 }, () => {
  const all = verdicts(40);
  expect(all.filter(({ valid, of }) => valid !== of)).toEqual([]);
  expect(all.length).toBeGreaterThanOrEqual(3);
});
