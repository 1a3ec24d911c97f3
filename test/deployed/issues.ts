import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from './site.ts';
import { inDays, runSchedule } from './whole-network/running.ts';

/** A page of the archive, never from a cache. */
const afresh = (path: string) => ask(`${path}?afresh=${Date.now()}`);

/** How many issues of a rhythm went out. */
const issuesOf = async (rhythm: string): Promise<number> => {
  for (let number = 1; ; number++) {
    if ((await afresh(`/en/digests/${rhythm}-${number}`)).status !== 200) return number - 1;
  }
};

/**
 * Lets days go by until an issue of the daily digest went out that says something.
 *
 * @returns the issue's id
 */
export const issueThatSays = async (words: string): Promise<string> => {
  let seen = 0;
  for (let day = 1; day <= 60; day++) {
    await runSchedule('digests', inDays(day));
    const newest = await issuesOf('daily');
    for (; seen < newest; seen++) {
      const id = `daily-${seen + 1}`;
      if ((await afresh(`/en/digests/${id}`)).text.includes(words)) return id;
    }
    await sleep(1000);
  }
  throw new Error(`No issue says: ${words}`);
};
