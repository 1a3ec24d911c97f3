import { inLanguage } from '@undersigned/i18n/languages.ts';
import type { FC } from 'hono/jsx';
import type { Page } from './page.ts';
import type { PictureView } from './record-views.ts';

/** A picture of the record, with what it shows for who cannot see it. */
export const Picture: FC<{ page: Page; picture: PictureView }> = ({ page, picture }) => {
  const { href, alt, language } = picture;
  const said = inLanguage(alt, page.language, language);
  return (
    <img src={href} alt={said.text} lang={said.language === page.language ? undefined : said.language} />
  );
};
