import { record } from '@undersigned/i18n/messages/record.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { Comments, type CommentsView } from './comments.tsx';
import { isLinked, Linked } from './linked.tsx';
import type { Page } from './page.ts';
import type { LinkedView } from './record-views.ts';

/** What stands around a thing that can be commented on: beside it what it is linked with, below it what was said. */
export const Surroundings: FC<{
  page: Page;
  collection: 'documents' | 'updates';
  slug: string;
  linked: LinkedView;
  comments: CommentsView | undefined;
}> = ({ page, collection, slug, linked, comments }) => (
  <>
    {isLinked(linked) && (
      <aside class="beside" aria-label={translator(page.language, record)('linked')}>
        <Linked page={page} linked={linked} />
      </aside>
    )}
    {comments && (
      <div class="below">
        <Comments page={page} collection={collection} slug={slug} {...comments} />
      </div>
    )}
  </>
);
