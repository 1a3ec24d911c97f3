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
  /** All that is public, newest first; the page puts those open (or paused) before those announced and those past. */
  declarations: readonly ListedDeclaration[];
}

/** `/{lang}/`: who the network is, and what it asks people to sign. */
export function homePage({ page, declarations }: HomePageProps): string {
  const t = translator(page.language, reading);
  const { name, about } = page.network;
  const { open = [], upcoming = [], past = [] } = Object.groupBy(declarations, sectionOf);
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
        {[{ id: 'upcoming', listed: upcoming } as const, { id: 'past', listed: past } as const].map(
          ({ id, listed }) =>
            listed.length > 0 && (
              <section aria-labelledby={id}>
                <h2 id={id}>{t(`home.${id}`)}</h2>
                <DeclarationList page={page} listed={listed} level={3} />
              </section>
            ),
        )}
      </div>
    </Layout>,
  );
}

/** Where a declaration stands on the page: paused, it will go on; a draft that is shown is announced. */
function sectionOf({ declaration: { state } }: ListedDeclaration): 'open' | 'upcoming' | 'past' {
  if (state === 'open' || state === 'paused') return 'open';
  return state === 'draft' ? 'upcoming' : 'past';
}
