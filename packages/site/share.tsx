import { declarations } from '@undersigned/i18n/messages/declarations.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { hrefOf, type Page } from './page.ts';

/** Where a link can be passed on without any script of theirs on our page. */
const PLACES: { name: string; href: (url: string, title: string) => string }[] = [
  { name: 'Facebook', href: (url) => `https://www.facebook.com/sharer/sharer.php?u=${url}` },
  { name: 'WhatsApp', href: (url, title) => `https://wa.me/?text=${title}%20${url}` },
  { name: 'Telegram', href: (url, title) => `https://t.me/share/url?url=${url}&text=${title}` },
  { name: 'Viber', href: (url, title) => `viber://forward?text=${title}%20${url}` },
  { name: 'X', href: (url, title) => `https://x.com/intent/post?url=${url}&text=${title}` },
  { name: 'LinkedIn', href: (url) => `https://www.linkedin.com/sharing/share-offsite/?url=${url}` },
];

/** Plain links that pass the page on. */
export const Share: FC<{ page: Page; title: string }> = ({ page, title }) => {
  const t = translator(page.language, declarations);
  const address = page.origin + hrefOf(page.language, page.path);
  const [url, text] = [encodeURIComponent(address), encodeURIComponent(title)];
  return (
    <section class="share unprinted" aria-labelledby="share">
      <h2 id="share">{t('share.heading')}</h2>
      <ul class="row">
        <li>
          <a href={`mailto:?subject=${text}&body=${url}`}>{t('share.mail')}</a>
        </li>
        {PLACES.map(({ name, href }) => (
          <li>
            <a href={href(url, text)} rel="noopener noreferrer">
              {name}
            </a>
          </li>
        ))}
      </ul>
      <p class="hint">
        {t('share.link')}: <span class="address">{address}</span>
      </p>
    </section>
  );
};
