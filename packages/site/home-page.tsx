import { inLanguage } from '@undersigned/i18n/languages.ts';
import { reading } from '@undersigned/i18n/messages/reading.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import { InLanguage } from './declaration-head.tsx';
import { DeclarationList, type ListedDeclaration } from './declaration-list.tsx';
import { htmlDocument } from './html-document.ts';
import { Layout } from './layout.tsx';
import type { Page } from './page.ts';

export interface HomePageProps {
  /** `path` is empty. */
  page: Page;
  /** All that is public, newest first; the page puts those open (or paused) before the rest. */
  declarations: readonly ListedDeclaration[];
}

/** `/{lang}/`: who the network is, and what it asks people to sign. */
export function homePage({ page, declarations }: HomePageProps): string {
  const t = translator(page.language, reading);
  const { name, about } = page.network;
  const isOpen = ({ declaration: { state } }: ListedDeclaration) => state === 'open' || state === 'paused';
  const open = declarations.filter(isOpen);
  const past = declarations.filter((entry) => !isOpen(entry));
  return htmlDocument(
    <Layout
      page={page}
      title={inLanguage(name, page.language).text}
      description={about && inLanguage(about, page.language).text}
    >
      <div class="home">
        <header class="head">
          <h1>
            <InLanguage map={name} page={page} />
          </h1>
          {about && (
            <p class="lead">
              <InLanguage map={about} page={page} />
            </p>
          )}
        </header>
        <section aria-labelledby="open">
          <h2 id="open">{t('home.open')}</h2>
          {open.length > 0 ? (
            <DeclarationList page={page} listed={open} level={3} />
          ) : (
            <p class="hint">{t('home.none')}</p>
          )}
        </section>
        {past.length > 0 && (
          <section aria-labelledby="past">
            <h2 id="past">{t('home.past')}</h2>
            <DeclarationList page={page} listed={past} level={3} />
          </section>
        )}
      </div>
    </Layout>,
  );
}
