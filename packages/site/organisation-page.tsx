import { countryName } from '@undersigned/i18n/countries.ts';
import { formatDay } from '@undersigned/i18n/dates.ts';
import { inLanguage, type Language } from '@undersigned/i18n/languages.ts';
import { record } from '@undersigned/i18n/messages/record.ts';
import { formatNumber } from '@undersigned/i18n/numbers.ts';
import { formatRough } from '@undersigned/i18n/periods.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { ContactFacts } from './contact-facts.tsx';
import { descriptionOf } from './description.ts';
import { Fact, Facts, TopicsFact, textIn } from './facts.tsx';
import { htmlDocument } from './html-document.ts';
import { JsonLd } from './json-ld.tsx';
import { Layout } from './layout.tsx';
import { isLinked, Linked, LinkedDeclarations } from './linked.tsx';
import { hrefOf, type Page } from './page.ts';
import { Picture } from './picture.tsx';
import { ProseSection, Untranslated } from './prose.tsx';
import type { OrganisationView } from './record-views.ts';
import { Glance, ThingHead } from './thing-head.tsx';

export interface OrganisationPageProps {
  /** `path` is `/organisations/{slug}`. */
  page: Page;
  organisation: OrganisationView;
  /** For machines. */
  jsonLd?: string | undefined;
}

/** `/{lang}/organisations/{slug}`: who it is, what it works for, how it is reached, and what it takes part in. */
export function organisationPage({ page, organisation, jsonLd }: OrganisationPageProps): string {
  const { slug, name, language, linked, logo, signed } = organisation;
  const t = translator(page.language, record);
  const { orientation, goal, beneficiaries, finalBeneficiaries, activities } = organisation;
  const title = inLanguage(name, page.language, language).text;
  const sections = {
    orientation,
    goal,
    activities,
    beneficiaries,
    'final-beneficiaries': finalBeneficiaries,
  };
  const said = { page, authoritative: language };
  return htmlDocument(
    <Layout
      page={page}
      title={title}
      description={descriptionOf(page, language, orientation ?? goal)}
      head={<JsonLd text={jsonLd} />}
    >
      <article class="thing">
        <ThingHead page={page} collection="organisations" language={language} name={name}>
          <OtherNames page={page} organisation={organisation} />
        </ThingHead>
        <Glance>
          <Membership page={page} organisation={organisation} />
          {logo && (
            <span class="logo">
              <Picture page={page} picture={logo} />
            </span>
          )}
        </Glance>
        <OrganisationFacts page={page} organisation={organisation} />
        <div class="columns">
          <div class="main">
            <Untranslated {...said} said={Object.values(sections)} />
            {Object.entries(sections).map(([key, map]) => (
              <ProseSection
                {...said}
                id={key}
                heading={t(`section.${key as keyof typeof sections}`)}
                map={map}
              />
            ))}
          </div>
          {(isLinked(linked) || signed.length > 0) && (
            <aside class="beside" aria-label={t('linked')}>
              <LinkedDeclarations
                page={page}
                heading={t('organisation.signed')}
                declarations={signed}
                id="signed"
              />
              <Linked page={page} linked={linked} query={`organisation=${slug}`} />
            </aside>
          )}
        </div>
      </article>
    </Layout>,
  );
}

interface Props {
  page: Page;
  organisation: OrganisationView;
}

/** Its name in the languages and scripts that the title is not in, and how it is called in short. */
const OtherNames: FC<Props> = ({ page, organisation: { name, shortName, language } }) => {
  const shown = inLanguage(name, page.language, language);
  const others = Object.entries(name).filter(([, other]) => other !== shown.text);
  const distinct = [...new Map(others.map(([code, other]) => [other, code as Language]))];
  if (distinct.length === 0 && !shortName) return null;
  return (
    <ul class="row names-in">
      {shortName && (
        <li>
          <strong>{textIn(page, shortName, language)}</strong>
        </li>
      )}
      {distinct.map(([other, code]) => (
        <li lang={code}>{other}</li>
      ))}
    </ul>
  );
};

/** In which role it belongs to the network, or how else it stands to it; and where it is. */
const Membership: FC<Props> = ({ page, organisation: { membership, country } }) => {
  const t = translator(page.language, record);
  const { status, role } = membership ?? {};
  return (
    <p class="glance">
      {countryName(country, page.language)}
      {status && role && (
        <>
          {' '}
          <span class={`state ${status === 'active' ? 'open' : status}`}>
            {status === 'active' ? t(`membership.${role}`) : t(`membership.${status}`)}
          </span>
        </>
      )}
    </p>
  );
};

const OrganisationFacts: FC<Props> = ({ page, organisation }) => {
  const t = translator(page.language, record);
  const {
    foundingConvening,
    language,
    legalForm,
    founded,
    membership,
    otherNames,
    identifiers,
    employees,
    topics,
  } = organisation;
  return (
    <Facts page={page}>
      {legalForm && <Fact name={t('fact.legal-form')}>{textIn(page, legalForm, language)}</Fact>}
      {founded && <Fact name={t('fact.founded')}>{formatRough(founded, page.language)}</Fact>}
      {foundingConvening && (
        <Fact name={t('network.founding-convening')}>
          <a href={hrefOf(page.language, `/convenings/${foundingConvening.slug}`)}>
            {textIn(page, foundingConvening.name, foundingConvening.language)}
          </a>
        </Fact>
      )}
      {membership?.since && (
        <Fact name={t('membership.since')}>{formatDay(membership.since, page.language)}</Fact>
      )}
      {membership?.until && (
        <Fact name={t('membership.until')}>{formatDay(membership.until, page.language)}</Fact>
      )}
      <ContactFacts page={page} {...organisation} />
      <TopicsFact page={page} collection="organisations" topics={topics} />
      {employees !== undefined && (
        <Fact name={t('fact.employees')}>{formatNumber(employees, page.language)}</Fact>
      )}
      {otherNames.length > 0 && (
        <Fact name={t('fact.other-names')}>
          {otherNames.map((other) => (
            <bdi class="line">{other}</bdi>
          ))}
        </Fact>
      )}
      {identifiers.length > 0 && (
        <Fact name={t('fact.identifiers')}>
          {identifiers.map(({ scheme, id }) => (
            <span class="line">
              {scheme} <code>{id}</code>
            </span>
          ))}
        </Fact>
      )}
    </Facts>
  );
};
