import { beforeEach, expect, it } from 'vitest';
import { type FixedPageInput, type FixedPages, putPage, removePage } from './fixed-page.ts';

const AT = '2026-11-22T09:00:00.000Z';
const anyVersion = () => undefined;
const stale = () => ({ refused: 'precondition-failed' as const });
const input = (text: string): FixedPageInput => ({
  language: 'en',
  title: { en: 'About us' },
  body: { en: text },
});

/** What every place keeps in which fixed pages are kept. */
export function fixedPagesContract(make: () => Promise<{ pages: FixedPages }>): void {
  let pages: FixedPages;
  const deps = () => ({ pages, now: () => new Date(AT) });

  beforeEach(async () => {
    ({ pages } = await make());
  });

  it('has nothing until editors write it', async () => {
    expect(await pages.get('about')).toBeUndefined();
    expect(await removePage(deps(), 'about', anyVersion)).toEqual({ refused: 'unknown' });
  });

  it('keeps what was written, and changes it for who has seen it as it is', async () => {
    const first = await putPage(deps(), 'about', input('First.'), anyVersion);
    expect(first).toEqual({ ...input('First.'), rev: 1, changedAt: AT });
    expect(await putPage(deps(), 'about', input('Second.'), stale)).toEqual(stale());
    expect(await putPage(deps(), 'about', input('Second.'), anyVersion)).toMatchObject({ rev: 2 });
    expect(await pages.get('about')).toMatchObject({ body: { en: 'Second.' } });
    expect(await pages.get('contact')).toBeUndefined();
  });

  it('takes one of two changes made at once', async () => {
    const [kept] = [await putPage(deps(), 'about', input('First.'), anyVersion)];
    if ('refused' in kept) throw new Error(kept.refused);
    expect(await pages.save('about', { ...kept, rev: 2 }, 1)).toBe(true);
    expect(await pages.save('about', { ...kept, rev: 2 }, 1)).toBe(false);
    expect(await pages.save('about', { ...kept, rev: 1 }, 0)).toBe(false);
    expect(await pages.remove('about', 1)).toBe(false);
  });

  it('has nothing again once it is removed', async () => {
    await putPage(deps(), 'about', input('First.'), anyVersion);
    expect(await removePage(deps(), 'about', stale)).toEqual(stale());
    expect(await removePage(deps(), 'about', anyVersion)).toEqual({ removed: true });
    expect(await pages.get('about')).toBeUndefined();
  });
}
