import type { FC } from 'hono/jsx';
import { hrefOf, type Page } from './page.ts';

/** Where a feed reader looks for feeds: of all updates, or of those that `query` narrows them to. */
export const FeedLinks: FC<{ page: Page; query?: Record<string, string> }> = ({ page, query }) => {
  const narrowed = query ? `?${new URLSearchParams(query)}` : '';
  const feed = (ending: string) => hrefOf(page.language, `/updates.${ending}${narrowed}`);
  return (
    <>
      <link rel="alternate" type="application/atom+xml" href={feed('atom')} />
      <link rel="alternate" type="application/feed+json" href={feed('json')} />
    </>
  );
};
