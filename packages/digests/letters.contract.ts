import { beforeEach, expect, it } from 'vitest';
import type { FollowersLetter, Letters } from './letter.ts';

const AT = '2026-11-22T09:00:00.000Z';

export const sampleLetter = (changes: Partial<FollowersLetter> = {}): FollowersLetter => ({
  id: 'ltr_1',
  declaration: 'peace',
  name: 'handed-over',
  language: 'en',
  title: { en: 'Handed over', uk: 'Вручено' },
  body: { en: 'We handed it over.\n\nThe minister listened.', uk: 'Ми її вручили.' },
  state: 'draft',
  createdAt: AT,
  subject: 'ltr_1',
  facts: { declaration: 'peace', letter: 'handed-over' },
  events: [],
  rev: 1,
  ...changes,
});

/** What every keeper of letters does. */
export function lettersContract(make: () => Promise<{ letters: Letters }>): void {
  let letters: Letters;
  beforeEach(async () => {
    ({ letters } = await make());
  });

  it('keeps what whoever read what was there before has written', async () => {
    const first = sampleLetter();
    expect(await letters.get(first)).toBeUndefined();
    expect(await letters.save(first, undefined)).toBe(true);
    expect(await letters.save(first, undefined)).toBe(false);
    expect(await letters.get(first)).toEqual(first);
    const second = sampleLetter({ rev: 2, state: 'sending', releasedAt: AT });
    expect(await letters.save(second, first)).toBe(true);
    expect(await letters.save(second, first)).toBe(false);
    expect(await letters.get(first)).toEqual(second);
  });

  it('lists those of a declaration by name', async () => {
    for (const name of ['second', 'first']) await letters.save(sampleLetter({ name }), undefined);
    await letters.save(sampleLetter({ declaration: 'peace-2' }), undefined);
    expect((await letters.of('peace')).map(({ name }) => name)).toEqual(['first', 'second']);
  });

  it('tells which drafts are due, by the time that they have now', async () => {
    const first = sampleLetter({ sendAt: '2026-11-22T10:00:00.000Z' });
    await letters.save(first, undefined);
    await letters.save(sampleLetter({ name: 'whenever' }), undefined);
    const due = (time: string) => letters.due(new Date(time));
    expect(await due('2026-11-22T09:59:59Z')).toEqual([]);
    expect(await due('2026-11-22T10:00:00Z')).toEqual([{ declaration: 'peace', name: 'handed-over' }]);
    const second = sampleLetter({ sendAt: '2026-11-22T12:00:00.000Z', rev: 2 });
    expect(await letters.save(second, first)).toBe(true);
    expect(await due('2026-11-22T11:00:00Z')).toEqual([]);
    expect(await due('2026-11-22T12:00:00Z')).toHaveLength(1);
    const { sendAt: _, ...gone } = second;
    await letters.save({ ...gone, state: 'sending', rev: 3 }, second);
    expect(await due('2026-11-23T12:00:00Z')).toEqual([]);
  });

  it('removes what nobody has changed since, its time with it', async () => {
    const first = sampleLetter({ sendAt: AT });
    await letters.save(first, undefined);
    expect(await letters.remove({ ...first, rev: 7 })).toBe(false);
    expect(await letters.remove(first)).toBe(true);
    expect(await letters.get(first)).toBeUndefined();
    expect(await letters.due(new Date(AT))).toEqual([]);
  });
}
