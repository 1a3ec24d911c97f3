import type { FixedPageName, FixedPages, KeptPage } from './fixed-page.ts';

/** Fixed pages in memory. */
export function fixedPagesInMemory(): FixedPages {
  const pages = new Map<FixedPageName, KeptPage>();
  const isAsRead = (name: FixedPageName, rev: number) => (pages.get(name)?.rev ?? 0) === rev;
  return {
    get: async (name) => structuredClone(pages.get(name)),
    async save(name, page, expectedRev) {
      if (!isAsRead(name, expectedRev)) return false;
      pages.set(name, structuredClone(page));
      return true;
    },
    remove: async (name, expectedRev) => isAsRead(name, expectedRev) && pages.delete(name),
  };
}
