import { randomBytes } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import type { KeptSubmission, Submissions } from './submissions.ts';

/** A message that somebody is at work on. */
const sampleSubmission = (changes: Partial<KeptSubmission> = {}): KeptSubmission => ({
  partner: 'green-balkans',
  message: 'msg_1',
  digest: 'a digest',
  begunAt: '2026-11-22T09:00:00.000Z',
  workedOnUntil: '2026-11-22T09:01:00.000Z',
  answer: '{"results":[{"index":0,"status":"accepted"}]}',
  forgetAt: 4_000_000_000,
  subject: 'msg_1',
  events: [],
  rev: 1,
  ...changes,
});

/** What every place does in which it is remembered what partners have sent in. */
export function submissionsContract(make: () => Promise<{ submissions: Submissions }>): void {
  let submissions: Submissions;
  beforeEach(async () => {
    ({ submissions } = await make());
  });

  it('is written by who has seen it as it is', async () => {
    const first = sampleSubmission();
    expect(await submissions.get('green-balkans', 'msg_1')).toBeUndefined();
    expect(await submissions.save(first, 0)).toBe(true);
    expect(await submissions.save(first, 0)).toBe(false);
    const { workedOnUntil: _, ...rest } = first;
    const done = {
      ...rest,
      events: [{ id: 'evt_1', type: 'submission.received', time: rest.begunAt }],
      rev: 2,
    };
    expect(await submissions.save(done, 7)).toBe(false);
    expect(await submissions.save(done, 1)).toBe(true);
    expect(await submissions.get('green-balkans', 'msg_1')).toEqual(done);
  });

  it('is a partner’s: another’s message of the same id is another', async () => {
    await submissions.save(sampleSubmission(), 0);
    expect(await submissions.get('ateliers', 'msg_1')).toBeUndefined();
    expect(await submissions.save(sampleSubmission({ partner: 'ateliers' }), 0)).toBe(true);
    expect(await submissions.get('ateliers', 'msg_1')).toMatchObject({ partner: 'ateliers' });
  });

  it('takes ids of any signs, and tells apart those that only look alike', async () => {
    const ids = ['2026/11/22#1', '2026/11/22#1 ', 'a.b', 'A.b', '{"id":1}', '~'.repeat(200)];
    for (const message of ids) expect(await submissions.save(sampleSubmission({ message }), 0)).toBe(true);
    for (const message of ids)
      expect(await submissions.get('green-balkans', message)).toMatchObject({ message });
  });

  it('keeps the longest answer there can be, byte for byte', async () => {
    const answer = JSON.stringify(
      Array.from({ length: 1000 }, (_, index) => ({
        index,
        detail: `Нема ${randomBytes(75).toString('hex')}`,
      })),
    );
    await submissions.save(sampleSubmission({ answer }), 0);
    expect((await submissions.get('green-balkans', 'msg_1'))?.answer).toBe(answer);
  });
}
