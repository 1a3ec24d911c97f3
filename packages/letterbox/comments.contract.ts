import { randomBytes } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { type Comment, stripped } from './comment.ts';
import type { Comments } from './comments.ts';
import { digestOf, slipId } from './letterbox.ts';

/** What every place does in which comments are kept. */
export function commentsContract(make: () => Promise<{ comments: Comments }>): void {
  let comments: Comments;
  let address: string;
  const on = { collection: 'updates', id: 'answer' } as const;
  const comment = (body: string, changes: Partial<Comment> = {}): Comment => {
    const key = { kind: 'comment' as const, address, digest: digestOf(body) };
    return {
      id: slipId(key),
      subject: slipId(key),
      address,
      digest: key.digest,
      state: 'waiting',
      on,
      language: 'uk',
      name: 'Олена',
      body,
      email: 'olena@example.org',
      confirmedAt: '2026-11-22T09:00:00.000Z',
      rev: 1,
      events: [],
      ...changes,
    };
  };
  const at = (hour: number) => ({ confirmedAt: `2026-11-22T${String(hour).padStart(2, '0')}:00:00.000Z` });
  const publish = async (was: Comment) => {
    await comments.save(was, undefined);
    const next: Comment = { ...was, state: 'published', rev: 2 };
    expect(await comments.save(next, was)).toBe(true);
    return next;
  };
  const shown = async (from: { limit: number; after?: string | undefined } = { limit: 9 }) =>
    (await comments.on(on, from)).comments.map(({ body }) => body);

  beforeEach(async () => {
    ({ comments } = await make());
    address = randomBytes(16).toString('hex');
  });

  it('is written by who has seen it as it is', async () => {
    const first = comment('One.');
    expect(await comments.save(first, undefined)).toBe(true);
    expect(await comments.save(first, undefined)).toBe(false);
    const next: Comment = { ...first, state: 'published', rev: 2 };
    expect(await comments.save(next, { ...first, rev: 7 })).toBe(false);
    expect(await comments.save(next, first)).toBe(true);
    expect(await comments.save(next, first)).toBe(false);
    expect(await comments.get(first)).toEqual(next);
    expect(await comments.get({ address, digest: 'nowhere' })).toBeUndefined();
  });

  it('is seen by anybody while it is published, and then nothing but what is shown', async () => {
    const waiting = comment('One.');
    await comments.save(waiting, undefined);
    expect(await shown()).toEqual([]);
    const published: Comment = { ...waiting, state: 'published', rev: 2 };
    await comments.save(published, waiting);
    expect((await comments.on(on, { limit: 9 })).comments).toEqual([
      { name: 'Олена', body: 'One.', language: 'uk', on: '2026-11-22' },
    ]);
    expect((await comments.on({ ...on, collection: 'documents' }, { limit: 9 })).comments).toEqual([]);
    const { email: _, ...without } = published;
    await comments.save({ ...without, rev: 3 }, published);
    expect(await shown()).toEqual(['One.']);
    const removed = stripped({ ...without, rev: 3 }, 'removed', new Date());
    await comments.save(removed, { ...without, rev: 3 });
    expect(await shown()).toEqual([]);
    expect(await comments.get(waiting)).toEqual(removed);
  });

  it('stands among the others of its thing as it was confirmed, page by page', async () => {
    for (const [body, hour] of [
      ['Third.', 12],
      ['First.', 8],
      ['Second.', 10],
    ] as const) {
      await publish(comment(body, at(hour)));
    }
    expect(await shown({ limit: 2 })).toEqual(['First.', 'Second.']);
    const { after } = await comments.on(on, { limit: 2 });
    expect(await shown({ limit: 2, after })).toEqual(['Third.']);
  });

  it('is listed by its state, the oldest first and page by page', async () => {
    await comments.save(comment('Late.', at(12)), undefined);
    await comments.save(comment('Early.', at(8)), undefined);
    await publish(comment('Public.', at(9)));
    const first = await comments.page('waiting', { limit: 1 });
    expect(first.comments.map(({ body }) => body)).toEqual(['Early.']);
    const next = await comments.page('waiting', { limit: 1, after: first.after });
    expect(next.comments.map(({ body }) => body)).toEqual(['Late.']);
    expect((await comments.page('published', { limit: 9 })).comments.map(({ body }) => body)).toEqual([
      'Public.',
    ]);
    expect((await comments.page('refused', { limit: 9 })).comments).toEqual([]);
  });

  it('is found by the address of who made it', async () => {
    await comments.save(comment('One.'), undefined);
    await comments.save(comment('Two.'), undefined);
    expect((await comments.ofAddress(address)).map(({ body }) => body).sort()).toEqual(['One.', 'Two.']);
    expect(await comments.ofAddress('f'.repeat(32))).toEqual([]);
  });
}
