import { LANGUAGES, type Language } from '@undersigned/i18n/languages.ts';
import { declarations } from '@undersigned/i18n/messages/declarations.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import { raw } from 'hono/html';
import type { FC } from 'hono/jsx';
import { markdownToHtml } from './markdown.ts';
import { hrefOf, type Page } from './page.ts';
import type { DeclarationView, TextView } from './views.ts';

interface TextProps {
  page: Page;
  declaration: DeclarationView;
  text: TextView;
  /** Every language that has a text. */
  languages: readonly Language[];
}

/** The text, which language and version of it this is, and where the others are. */
export const DeclarationText: FC<TextProps> = ({ page, declaration, text, languages }) => {
  const t = translator(page.language, declarations);
  const others = languages.filter((language) => language !== text.language);
  return (
    <section class="text" aria-labelledby="text">
      <h2 id="text" class="unseen">
        {t('declaration.text')}
      </h2>
      {text.language !== page.language && <p class="aside">{t('declaration.fallback')}</p>}
      <div class="prose" lang={text.language} dir={LANGUAGES[text.language].dir}>
        {raw(markdownToHtml(text.body, 2))}
      </div>
      <dl class="identity">
        <div>
          <dt>{t('declaration.shown')}</dt>
          <dd lang={text.language}>{LANGUAGES[text.language].endonym}</dd>
        </div>
        <div>
          <dt>{t('declaration.authoritative')}</dt>
          <dd lang={declaration.language}>{LANGUAGES[declaration.language].endonym}</dd>
        </div>
        <div>
          <dt>{t('declaration.version')}</dt>
          <dd>{text.version}</dd>
        </div>
        <div class="whole">
          <dt>{t('declaration.hash')}</dt>
          <dd>
            <code>{text.sha256}</code>
            <p class="hint">{t('declaration.hash.hint')}</p>
          </dd>
        </div>
        {others.length > 0 && (
          <div class="whole unprinted">
            <dt>{t('declaration.texts')}</dt>
            <dd>
              <ul class="row">
                {others.map((language) => (
                  <li>
                    <a href={hrefOf(language, page.path)} lang={language} hreflang={language}>
                      {LANGUAGES[language].endonym}
                    </a>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
};
