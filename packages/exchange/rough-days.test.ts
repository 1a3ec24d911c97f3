import { expect, it } from 'vitest';
import { firstDay, lastDay } from './rough-days.ts';

it.each([
  ['2024', '2024-01-01', '2024-12-31'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2025-02', '2025-02-01', '2025-02-28'],
  ['2025-12', '2025-12-01', '2025-12-31'],
  ['2025-06-15', '2025-06-15', '2025-06-15'],
])('%s is from %s to %s', (rough, first, last) => {
  expect([firstDay(rough), lastDay(rough)]).toEqual([first, last]);
});
