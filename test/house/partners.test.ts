import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STEPS } from '@undersigned/partners/schedule.ts';
import { MOST_SIGNATURES } from '@undersigned/partners/submission.ts';
import { HOW_WEBHOOKS_COME } from '@undersigned/reference/webhooks.ts';
import { expect, it } from 'vitest';

const page = readFileSync(join(import.meta.dirname, '../../docs/partners.md'), 'utf8');

it('webmasters are told the very times at which it is tried again', () => {
  const inWords = (seconds: number) =>
    seconds < 60 ? `${seconds} s` : seconds < 3600 ? `${seconds / 60} min` : `${seconds / 3600} h`;
  const times = STEPS.map(inWords);
  expect(page).toContain(`${times.slice(0, -1).join(', ')} and ${times.at(-1)}`);
  const hours = STEPS.filter((seconds) => seconds >= 3600).map((seconds) => seconds / 3600);
  expect(HOW_WEBHOOKS_COME.replaceAll('\n', ' ')).toContain(
    `after 5 seconds, 5 minutes, 30 minutes, and ${hours.slice(0, -1).join(', ')} and ${hours.at(-1)} hours`,
  );
});

it('and how much a request may bring', () => {
  expect(page).toContain(`${MOST_SIGNATURES} and 512 KB in a request`);
});
