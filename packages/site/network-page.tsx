import { countryName } from '@undersigned/i18n/countries.ts';
import { inLanguage } from '@undersigned/i18n/languages.ts';
import { record } from '@undersigned/i18n/messages/record.ts';
import { formatRough } from '@undersigned/i18n/periods.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { Cards } from './cards.tsx';
import { ContactFacts } from './contact-facts.tsx';
import { InLanguage } from './declaration-head.tsx';
import { descriptionOf } from './description.ts';
import { Licence } from './document-page.tsx';
import { Fact, Facts } from './facts.tsx';
import { htmlDocument } from './html-document.ts';
import { JsonLd } from './json-ld.tsx';
import { Layout } from './layout.tsx';
import { hrefOf, type Page } from './page.ts';
import { Names, roleName, Speakers } from './participants.tsx';
import { ProseSection, Untranslated } from './prose.tsx';
import type { NetworkView } from './record-views.ts';
import { Crumbs } from './thing-head.tsx';

export interface NetworkPageProps {
  /** `path` is `/network`. */
  page: Page;
  network: NetworkView;
  /** For machines. */
  jsonLd?: string | undefined;
}

/** `/{lang}/network`: who founded the network, on what it works together, and who speaks for it. */
export function networkPage({ page, network, jsonLd }: NetworkPageProps): string {
  const t = translator(page.language, record);
  const { about, areas, spokespersons, initiators, foundingConvening, shortName } = network;
  const name = network.name ?? page.network.name;
  const authoritative = inLanguage(name, page.language).language;
  const said = { page, authoritative };
  const isDescribed = about || areas.length > 0 || spokespersons.length > 0 || initiators.length > 0;
  return htmlDocument(
    <Layout
      page={page}
      title={t('network.title')}
      description={descriptionOf(page, authoritative, about)}
      head={<JsonLd text={jsonLd} />}
    >
      <article class="thing">
        <header class="head">
          <Crumbs page={page} />
          <h1>
            <InLanguage map={name} page={page} />
          </h1>
          {shortName && (
            <p class="lead">
              <InLanguage map={shortName} page={page} />
            </p>
          )}
        </header>
        <NetworkFacts page={page} network={network} />
        <div class="columns">
          <div class="main">
            <Untranslated {...said} said={[about, areas.map((area) => area.name)]} />
            {!isDescribed && <p class="hint">{t('network.none')}</p>}
            <ProseSection {...said} id="about" heading={t('network.about')} map={about} />
            {areas.length > 0 && (
              <section aria-labelledby="areas">
                <h2 id="areas">{t('network.areas')}</h2>
                <Areas page={page} areas={areas} />
              </section>
            )}
            {spokespersons.length > 0 && (
              <section aria-labelledby="spokespersons">
                <h2 id="spokespersons">{t('network.spokespersons')}</h2>
                <Speakers page={page} speakers={spokespersons} authoritative={authoritative} />
              </section>
            )}
          </div>
          {(initiators.length > 0 || foundingConvening) && (
            <aside class="beside" aria-label={t('network.founding')}>
              {foundingConvening && (
                <section aria-labelledby="founding">
                  <h2 id="founding">{t('network.founding-convening')}</h2>
                  <Cards page={page} cards={[foundingConvening]} />
                </section>
              )}
              {initiators.length > 0 && (
                <section aria-labelledby="initiators">
                  <h2 id="initiators">{roleName(page, 'initiator', initiators.length)}</h2>
                  <Names page={page} participants={initiators} />
                </section>
              )}
            </aside>
          )}
        </div>
      </article>
    </Layout>,
  );
}

const NetworkFacts: FC<{ page: Page; network: NetworkView }> = ({ page, network }) => {
  const t = translator(page.language, record);
  const { founded, countries, licence } = network;
  return (
    <Facts page={page}>
      {founded && <Fact name={t('fact.founded')}>{formatRough(founded, page.language)}</Fact>}
      {countries.length > 0 && (
        <Fact name={t('fact.countries')}>
          {countries.map((code) => countryName(code, page.language)).join(', ')}
        </Fact>
      )}
      <ContactFacts page={page} language={page.language} {...network} />
      <Fact name={t('network.licence')}>
        <Licence href={licence} />
      </Fact>
    </Facts>
  );
};

/** What the network works on together; each area with its topics, which lead to the projects about them. */
const Areas: FC<{ page: Page; areas: NetworkView['areas'] }> = ({ page, areas }) => (
  <ul class="cards">
    {areas.map(({ name, topics }) => (
      <li>
        <p class="title">
          <InLanguage map={name} page={page} />
        </p>
        {topics.length > 0 && (
          <ul class="row">
            {topics.map((topic) => (
              <li>
                <a href={`${hrefOf(page.language, '/projects')}?topic=${topic.slug}`}>
                  <InLanguage map={topic.name} page={page} />
                </a>
              </li>
            ))}
          </ul>
        )}
      </li>
    ))}
  </ul>
);
