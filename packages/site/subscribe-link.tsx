import { home } from '@undersigned/i18n/messages/home.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { hrefOf, type Page } from './page.ts';

/** The way to the form to ask for news by mail. */
export const SubscribeLink: FC<{ page: Page }> = ({ page }) => (
  <p class="unprinted">
    <a href={hrefOf(page.language, '/subscribe')}>{translator(page.language, home)('footer.subscribe')}</a>
  </p>
);
