import { expect, it } from 'vitest';
import { answerLink, commented, commentRequest, decide, newUpdate, seenIn, shownOn } from '../letterbox.ts';
import { editor } from '../site.ts';
import { inDays, runSchedule } from './running.ts';

/* What time does by itself to what was put into the letterbox. */

it('a comment that nobody confirms is forgotten after fourteen days', async () => {
  const slug = await newUpdate('forgotten');
  const { confirm } = await commented(slug, commentRequest());
  await runSchedule('expiry', inDays(13.9));
  await expect.poll(() => seenIn('pending', slug)).toHaveLength(1);
  expect((await runSchedule('expiry', inDays(14.1)))['slips']).toBeGreaterThan(0);
  await expect.poll(() => seenIn('pending', slug)).toEqual([]);
  expect((await answerLink('confirmations', confirm)).status).toBe(410);
});

it('a comment goes with what it is on', async () => {
  const slug = await newUpdate('orphan');
  const { confirm } = await commented(slug, commentRequest());
  await answerLink('confirmations', confirm);
  await expect.poll(() => seenIn('waiting', slug)).toHaveLength(1);
  const [waiting] = await seenIn('waiting', slug);
  await decide(waiting?.id ?? '', 'approve');
  expect(await shownOn(slug)).toHaveLength(1);
  const update = await editor('GET', `/updates/${slug}`);
  const ifMatch = { 'if-match': update.headers.get('etag') ?? '' };
  expect((await editor('DELETE', `/updates/${slug}`, undefined, ifMatch)).status).toBe(204);
  expect((await runSchedule('retention', inDays(0)))['orphans']).toBeGreaterThan(0);
  await expect.poll(() => seenIn('published', slug)).toEqual([]);
  const [removed] = await seenIn('removed', slug);
  expect(JSON.stringify(removed)).not.toMatch(/Олена|cleaner|@/);
});
