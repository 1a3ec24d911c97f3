import { randomBytes } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { digestOf, type Letterbox, type Slip, slipId } from './letterbox.ts';

/** What every letterbox does. Each test works with an address of its own. */
export function letterboxContract(make: () => Promise<{ letterbox: Letterbox }>): void {
  let letterbox: Letterbox;
  let address: string;
  const slip = (body: string, changes: Partial<Slip<'comment'>> = {}): Slip<'comment'> => {
    const key = { kind: 'comment' as const, address, digest: digestOf(body) };
    return {
      ...key,
      id: slipId(key),
      subject: slipId(key),
      content: { on: { collection: 'updates', id: 'answer' }, name: 'Олена', body },
      email: 'olena@example.org',
      language: 'uk',
      at: '2026-11-22T09:00:00.000Z',
      rev: 1,
      events: [{ id: `evt_${body}`, type: 'comment.submitted', time: '2026-11-22T09:00:00.000Z', data: {} }],
      forgetAt: 1_800_000_000,
      ...changes,
    };
  };
  const at = (hour: number) => ({ at: `2026-11-22T${String(hour).padStart(2, '0')}:00:00.000Z` });

  beforeEach(async () => {
    ({ letterbox } = await make());
    address = randomBytes(16).toString('hex');
  });

  it('keeps a slip under whose it is and what it says, the newest of those that say the same', async () => {
    await letterbox.put(slip('One.'));
    await letterbox.put(slip('One.', { language: 'en', events: [] }));
    await letterbox.put(slip('Two.'));
    expect(await letterbox.get(slip('One.'))).toEqual(slip('One.', { language: 'en', events: [] }));
    expect(await letterbox.get(slip('Two.'))).toEqual(slip('Two.'));
    expect(await letterbox.get({ ...slip('One.'), kind: 'message' })).toBeUndefined();
  });

  it('changes a slip only if it has not been put in anew since', async () => {
    const was = slip('One.');
    await letterbox.put(was);
    const held = { ...was, heldFor: 'domain', rev: 2 };
    expect(await letterbox.save(held, was)).toBe(true);
    expect(await letterbox.save({ ...was, rev: 2 }, was)).toBe(false);
    const anew = slip('One.', { events: [{ id: 'evt_9', type: 'comment.submitted', time: was.at }] });
    await letterbox.put(anew);
    expect(await letterbox.save({ ...anew, heldFor: 'domain', rev: 2 }, was)).toBe(false);
    expect(await letterbox.get(was)).toEqual(anew);
  });

  it('gives what waits, or is held, of a kind, the oldest first and page by page', async () => {
    await letterbox.put(slip('Late.', at(12)));
    await letterbox.put(slip('Early.', at(8)));
    await letterbox.put(slip('Noon.', at(10)));
    await letterbox.put(slip('Held.', { ...at(9), heldFor: 'domain' }));
    const bodies = async (state: 'pending' | 'held', after?: string) => {
      const page = await letterbox.page('comment', state, { limit: 2, after });
      return {
        ...page,
        slips: page.slips.map(({ content }) => ('body' in content ? content.body : undefined)),
      };
    };
    const first = await bodies('pending');
    expect(first.slips).toEqual(['Early.', 'Noon.']);
    expect((await bodies('pending', first.after)).slips).toEqual(['Late.']);
    expect((await bodies('held')).slips).toEqual(['Held.']);
    expect((await letterbox.page('message', 'pending', { limit: 9 })).slips).toEqual([]);
  });

  it('removes a slip, and all of an address', async () => {
    await letterbox.put(slip('One.'));
    await letterbox.put(slip('Two.'));
    await letterbox.note(address, 'alone#messages', {});
    await letterbox.remove(slip('One.'));
    await letterbox.remove(slip('One.'));
    expect(await letterbox.get(slip('One.'))).toBeUndefined();
    expect(await letterbox.forget(address)).toEqual({ comment: 1, application: 0, message: 0 });
    expect(await letterbox.forget(address)).toEqual({ comment: 0, application: 0, message: 0 });
    expect(await letterbox.get(slip('Two.'))).toBeUndefined();
    expect(await letterbox.noted(address, 'alone#messages')).toBeUndefined();
  });

  it('remembers notes of an address', async () => {
    expect(await letterbox.noted(address, 'became#x')).toBeUndefined();
    await letterbox.note(address, 'became#x', { organisation: 'centre', rev: 1, subject: 'x', events: [] });
    expect(await letterbox.noted(address, 'became#x')).toEqual({
      organisation: 'centre',
      rev: 1,
      subject: 'x',
      events: [],
    });
  });
}
