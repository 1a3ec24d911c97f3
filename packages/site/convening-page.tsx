import { countryName } from '@undersigned/i18n/countries.ts';
import { formatDays } from '@undersigned/i18n/dates.ts';
import { inLanguage } from '@undersigned/i18n/languages.ts';
import { record } from '@undersigned/i18n/messages/record.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { Address } from './contact-facts.tsx';
import { descriptionOf } from './description.ts';
import { Fact, Facts, TopicsFact, textIn, WebLink } from './facts.tsx';
import { htmlDocument } from './html-document.ts';
import { JsonLd } from './json-ld.tsx';
import { Layout } from './layout.tsx';
import { isLinked, Linked, LinkedCards, LinkedDeclarations } from './linked.tsx';
import type { Page } from './page.ts';
import { Names, Participants, roleName } from './participants.tsx';
import { Programme } from './programme.tsx';
import { Opening, ProseSection, Untranslated } from './prose.tsx';
import type { ConveningRole, ConveningView, DeclarationMention } from './record-views.ts';
import { Glance, ThingHead } from './thing-head.tsx';

const ROLES: readonly ConveningRole[] = ['host', 'organiser', 'initiator', 'donor', 'participant'];

export interface ConveningPageProps {
  /** `path` is `/convenings/{slug}`. */
  page: Page;
  convening: ConveningView;
  /** The declarations that it adopted. */
  adopted: readonly DeclarationMention[];
  /** For machines. */
  jsonLd?: string | undefined;
}

/** `/{lang}/convenings/{slug}`: when and where, what was on, who took part, and what came of it. */
export function conveningPage({ page, convening, adopted, jsonLd }: ConveningPageProps): string {
  const { slug, title, language, kind, linked, summary, description, conclusions, sections } = convening;
  const { participants, parts, streamUrl, goal, targetGroups } = convening;
  const t = translator(page.language, record);
  const said = { page, authoritative: language };
  return htmlDocument(
    <Layout
      page={page}
      title={inLanguage(title, page.language, language).text}
      description={descriptionOf(page, language, summary ?? description)}
      head={<JsonLd text={jsonLd} />}
    >
      <article class="thing">
        <ThingHead
          page={page}
          collection="convenings"
          language={language}
          name={title}
          kind={t(`kind.${kind}`)}
          summary={summary}
          whole={convening.whole}
        />
        <Glance>
          <WhenAndWhere page={page} convening={convening} />
          {streamUrl && (
            <a class="button unprinted" href={streamUrl} rel="noopener">
              {t('convening.watch')}
            </a>
          )}
        </Glance>
        <ConveningFacts page={page} convening={convening} />
        <div class="columns">
          <div class="main">
            <Untranslated
              {...said}
              said={[title, summary, description, goal, targetGroups, conclusions, sections]}
            />
            <Opening {...said} map={summary} />
            <LinkedDeclarations
              page={page}
              heading={t('convening.adopted')}
              declarations={adopted}
              id="adopted"
            />
            <ProseSection {...said} id="about" heading={t('section.about')} map={description} />
            <ProseSection {...said} id="goal" heading={t('section.goal')} map={goal} />
            <ProseSection
              {...said}
              id="target-groups"
              heading={t('section.target-groups')}
              map={targetGroups}
            />
            <Programme page={page} convening={convening} />
            <ProseSection {...said} id="conclusions" heading={t('section.conclusions')} map={conclusions} />
            <Participants page={page} heading={t('participants')} roles={ROLES} participants={participants} />
          </div>
          {(isLinked(linked) || parts.length > 0) && (
            <aside class="beside" aria-label={t('linked')}>
              <LinkedCards
                page={page}
                heading={t('parts')}
                collection="convenings"
                id="parts"
                cards={parts}
              />
              <Linked page={page} linked={linked} query={`convening=${slug}`} />
            </aside>
          )}
        </div>
      </article>
    </Layout>,
  );
}

interface Props {
  page: Page;
  convening: ConveningView;
}

const WhenAndWhere: FC<Props> = ({ page, convening }) => {
  const t = translator(page.language, record);
  const { from, to, address, language, format } = convening;
  const place = textIn(page, address?.locality, language);
  const country = address?.country && countryName(address.country, page.language);
  return (
    <p class="glance">
      <time datetime={from}>{formatDays(from, to ?? from, page.language)}</time>
      <span class="line">
        {place}
        {place && country && ', '}
        {country} <span class="state">{t(`format.${format}`)}</span>
      </span>
    </p>
  );
};

const ConveningFacts: FC<Props> = ({ page, convening }) => {
  const t = translator(page.language, record);
  const { language, venue, address, attendance, website, topics, participants, streamUrl } = convening;
  const hosts = participants.filter(({ role }) => role === 'host');
  return (
    <Facts page={page}>
      {(venue || address) && (
        <Fact name={t('fact.where')}>
          {venue && <span class="line">{textIn(page, venue, language)}</span>}
          {address && <Address page={page} address={address} authoritative={language} />}
        </Fact>
      )}
      {hosts.length > 0 && (
        <Fact name={roleName(page, 'host', hosts.length)}>
          <Names page={page} participants={hosts} />
        </Fact>
      )}
      {attendance && (
        <Fact name={t('fact.attendance')}>
          {t(`attendance.${attendance.precision}`, { count: attendance.count })}
        </Fact>
      )}
      {streamUrl && (
        <Fact name={t('fact.stream')}>
          <WebLink href={streamUrl} />
        </Fact>
      )}
      {website && (
        <Fact name={t('fact.website')}>
          <WebLink href={website} />
        </Fact>
      )}
      <TopicsFact page={page} collection="convenings" topics={topics} />
      <Fact name={t('fact.calendar')}>
        <a href={`/v1/convenings/${convening.slug}.ics`}>{t('convening.calendar')}</a>
      </Fact>
    </Facts>
  );
};
