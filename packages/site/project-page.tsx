import { countryName } from '@undersigned/i18n/countries.ts';
import { inLanguage } from '@undersigned/i18n/languages.ts';
import { record } from '@undersigned/i18n/messages/record.ts';
import { formatMoney } from '@undersigned/i18n/numbers.ts';
import { formatPeriod } from '@undersigned/i18n/periods.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { FC } from 'hono/jsx';
import { descriptionOf } from './description.ts';
import { Fact, Facts, TopicsFact, WebLink } from './facts.tsx';
import { FeedLinks } from './feed-links.tsx';
import { htmlDocument } from './html-document.ts';
import { JsonLd } from './json-ld.tsx';
import { Layout } from './layout.tsx';
import { isLinked, Linked, LinkedCards } from './linked.tsx';
import type { Page } from './page.ts';
import { Names, Participants, roleName } from './participants.tsx';
import { ListSection, Opening, ProseSection, Untranslated } from './prose.tsx';
import type { ProjectRole, ProjectView } from './record-views.ts';
import { Glance, ThingHead } from './thing-head.tsx';

const ROLES: readonly ProjectRole[] = ['lead', 'partner', 'implementing', 'donor'];

export interface ProjectPageProps {
  /** `path` is `/projects/{slug}`. */
  page: Page;
  project: ProjectView;
  /** For machines. */
  jsonLd?: string | undefined;
}

/** `/{lang}/projects/{slug}`: what is to be reached, by whom, for whom, with what. */
export function projectPage({ page, project, jsonLd }: ProjectPageProps): string {
  const { slug, title, language, linked, summary, goal, objectives, results, activities } = project;
  const { targetGroups, beneficiaries, participants, parts, period, acronym } = project;
  const t = translator(page.language, record);
  const said = { page, authoritative: language };
  return htmlDocument(
    <Layout
      page={page}
      title={inLanguage(title, page.language, language).text}
      description={descriptionOf(page, language, summary ?? goal)}
      head={
        <>
          <FeedLinks page={page} query={{ project: slug }} />
          <JsonLd text={jsonLd} />
        </>
      }
    >
      <article class="thing">
        <ThingHead
          page={page}
          collection="projects"
          language={language}
          name={title}
          kind={acronym && <bdi>{acronym}</bdi>}
          summary={summary}
          whole={project.whole}
        />
        {period && (
          <Glance>
            <p class="glance">{formatPeriod(period, page.language)}</p>
          </Glance>
        )}
        <ProjectFacts page={page} project={project} />
        <div class="columns">
          <div class="main">
            <Untranslated
              {...said}
              said={[title, summary, goal, objectives, results, activities, targetGroups, beneficiaries]}
            />
            <Opening {...said} map={summary} />
            <ProseSection {...said} id="goal" heading={t('section.overall-goal')} map={goal} />
            <ListSection {...said} id="objectives" heading={t('section.objectives')} maps={objectives} />
            <ListSection {...said} id="results" heading={t('section.results')} maps={results} />
            <ProseSection {...said} id="activities" heading={t('section.activities')} map={activities} />
            <ProseSection
              {...said}
              id="target-groups"
              heading={t('section.target-groups')}
              map={targetGroups}
            />
            <ProseSection
              {...said}
              id="beneficiaries"
              heading={t('section.final-beneficiaries')}
              map={beneficiaries}
            />
          </div>
          {(isLinked(linked) || parts.length > 0 || participants.length > 0) && (
            <aside class="beside" aria-label={t('linked')}>
              <Participants
                page={page}
                heading={t('participants')}
                roles={ROLES}
                participants={participants}
              />
              <LinkedCards page={page} heading={t('parts')} collection="projects" id="parts" cards={parts} />
              <Linked page={page} linked={linked} query={`project=${slug}`} />
            </aside>
          )}
        </div>
      </article>
    </Layout>,
  );
}

const ProjectFacts: FC<{ page: Page; project: ProjectView }> = ({ page, project }) => {
  const t = translator(page.language, record);
  const { participants, countries, budget, website, topics } = project;
  const inRole = (role: ProjectRole) => participants.filter((one) => one.role === role);
  return (
    <Facts page={page}>
      {(['lead', 'donor'] as const).map((role) => {
        const found = inRole(role);
        return (
          found.length > 0 && (
            <Fact name={roleName(page, role, found.length)}>
              <Names page={page} participants={found} />
            </Fact>
          )
        );
      })}
      {countries.length > 0 && (
        <Fact name={t('fact.countries')}>
          {countries.map((code) => countryName(code, page.language)).join(', ')}
        </Fact>
      )}
      {budget && (
        <Fact name={t('fact.budget')}>{formatMoney(budget.amount, budget.currency, page.language)}</Fact>
      )}
      {website && (
        <Fact name={t('fact.website')}>
          <WebLink href={website} />
        </Fact>
      )}
      <TopicsFact page={page} collection="projects" topics={topics} />
    </Facts>
  );
};
