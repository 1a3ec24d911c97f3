import { inLanguage, type LanguageMap } from '@undersigned/i18n/languages.ts';
import { signing } from '@undersigned/i18n/messages/signing.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import type { Page } from './page.ts';
import type { DeclarationView } from './views.ts';

interface HeadProps {
  page: Page;
  declaration: DeclarationView;
}

/** A language map's text, marked with its language where that is not the page's. */
export const InLanguage: FC<{
  map: LanguageMap;
  page: Page;
  authoritative?: DeclarationView['language'];
}> = ({ map, page, authoritative }) => {
  const { text, language } = inLanguage(map, page.language, authoritative);
  return <span lang={language === page.language ? undefined : language}>{text}</span>;
};

export const StateBadge: FC<HeadProps> = ({ page, declaration: { state } }) => (
  <span class={`state ${state}`}>{translator(page.language, signing)(`state.${state}`)}</span>
);

/** Title, state and summary. */
export const DeclarationHead: FC<HeadProps> = ({ page, declaration }) => {
  const t = translator(page.language, signing);
  const { title, summary, language } = declaration;
  return (
    <header class="head">
      <p class="kind">
        {t('declaration.kind')} <StateBadge page={page} declaration={declaration} />
      </p>
      <h1>
        <InLanguage map={title} page={page} authoritative={language} />
      </h1>
      {summary && (
        <p class="lead">
          <InLanguage map={summary} page={page} authoritative={language} />
        </p>
      )}
    </header>
  );
};
