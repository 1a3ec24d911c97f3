import { reading } from '@undersigned/i18n/messages/reading.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import { DeclarationList, type ListedDeclaration } from './declaration-list.tsx';
import { htmlDocument } from './html-document.ts';
import { Layout } from './layout.tsx';
import type { Page } from './page.ts';

export interface DeclarationsPageProps {
  /** `path` is `/declarations`. */
  page: Page;
  /** All that is public, in the order in which they are to stand. */
  declarations: readonly ListedDeclaration[];
}

/** `/{lang}/declarations`: every declaration of the network. */
export function declarationsPage({ page, declarations }: DeclarationsPageProps): string {
  const t = translator(page.language, reading);
  return htmlDocument(
    <Layout page={page} title={t('list.title')}>
      <div class="home">
        <header class="head">
          <h1>{t('list.title')}</h1>
        </header>
        {declarations.length > 0 ? (
          <DeclarationList page={page} listed={declarations} level={2} />
        ) : (
          <p class="hint">{t('list.none')}</p>
        )}
      </div>
    </Layout>,
  );
}
