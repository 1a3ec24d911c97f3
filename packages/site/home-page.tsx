import { inLanguage } from '@undersigned/i18n/languages.ts';
import { home } from '@undersigned/i18n/messages/home.ts';
import { reading } from '@undersigned/i18n/messages/reading.ts';
import { formatNumber } from '@undersigned/i18n/numbers.ts';
import { translator } from '@undersigned/i18n/translate.ts';
import type { Child, FC } from 'hono/jsx';
import { BriefList, type BriefView } from './brief-list.tsx';
import { InLanguage } from './declaration-head.tsx';
import { DeclarationList, type ListedDeclaration } from './declaration-list.tsx';
import { htmlDocument } from './html-document.ts';
import { JsonLd } from './json-ld.tsx';
import { Layout } from './layout.tsx';
import { NetworkMap } from './network-map.tsx';
import { hrefOf, type Page } from './page.ts';
import { SubscribeLink } from './subscribe-link.tsx';
import { Timeline, type TimelineEntry } from './timeline.tsx';

/** What the first page shows of the network's record. */
export interface RecordAtAGlance {
  counts: { organisations: number; projects: number; convenings: number };
  countries: readonly { country: string; organisations: number }[];
  updates: readonly BriefView[];
  documents: readonly BriefView[];
  coming: readonly BriefView[];
  timeline: readonly TimelineEntry[];
  /** The newest on the timeline, for who reads rather than looks. */
  lately: readonly BriefView[];
  /** `YYYY-MM-DD` */
  today: string;
}

export interface HomePageProps {
  /** `path` is empty. */
  page: Page;
  /** All that is public, newest first; the page puts those open (or paused) before those announced and those past. */
  declarations: readonly ListedDeclaration[];
  record: RecordAtAGlance;
  /** For machines. */
  jsonLd?: string | undefined;
}

/** `/{lang}/`: who the network is, what it asks people to sign, and what it does. */
export function homePage({ page, declarations, record, jsonLd }: HomePageProps): string {
  const t = translator(page.language, reading);
  const { name, about } = page.network;
  const { open = [], upcoming = [], past = [] } = Object.groupBy(declarations, sectionOf);
  const words = translator(page.language, home);
  return htmlDocument(
    <Layout
      page={page}
      title={inLanguage(name, page.language).text}
      description={about && inLanguage(about, page.language).text}
      head={<JsonLd text={jsonLd} />}
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
          <Counts page={page} record={record} />
        </header>
        <section aria-labelledby="open">
          <h2 id="open">{t('home.open')}</h2>
          {open.length > 0 ? (
            <DeclarationList page={page} listed={open} level={3} />
          ) : (
            <p class="hint">{t('home.none')}</p>
          )}
        </section>
        <div class="beside">
          <Briefly id="news" page={page} entries={record.updates} title={words('home.news')} all="updates">
            <SubscribeLink page={page} />
          </Briefly>
          <Briefly
            id="coming"
            page={page}
            entries={record.coming}
            title={words('home.coming')}
            all="convenings"
          />
          <Briefly
            id="documents"
            page={page}
            entries={record.documents}
            title={words('home.documents')}
            all="documents"
          />
        </div>
        {record.countries.length > 0 && (
          <Section id="map" title={words('home.map')}>
            <NetworkMap page={page} countries={record.countries} />
          </Section>
        )}
        {record.timeline.length > 0 && (
          <Section id="timeline" title={words('home.timeline')}>
            <Timeline page={page} entries={record.timeline} today={record.today} />
            <BriefList page={page} entries={record.lately} kinds />
          </Section>
        )}
        {[{ id: 'upcoming', listed: upcoming } as const, { id: 'past', listed: past } as const].map(
          ({ id, listed }) =>
            listed.length > 0 && (
              <Section id={id} title={t(`home.${id}`)}>
                <DeclarationList page={page} listed={listed} level={3} />
              </Section>
            ),
        )}
      </div>
    </Layout>,
  );
}

const Section: FC<{ id: string; title: string; children?: Child }> = ({ id, title, children }) => (
  <section aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
);

/** How many of what, each with its label, and the way to all of them. */
const Counts: FC<{ page: Page; record: RecordAtAGlance }> = ({ page, record: { counts, countries } }) => {
  const t = translator(page.language, home);
  if (counts.organisations + counts.projects + counts.convenings === 0) return null;
  const counted = [
    { kind: 'organisations', count: counts.organisations, to: '/organisations' },
    { kind: 'countries', count: countries.length, to: '#map' },
    { kind: 'projects', count: counts.projects, to: '/projects' },
    { kind: 'convenings', count: counts.convenings, to: '/convenings' },
  ] as const;
  return (
    <ul class="counts">
      {counted
        .filter(({ count }) => count > 0)
        .map(({ kind, count, to }) => (
          <li>
            <a href={to.startsWith('#') ? to : hrefOf(page.language, to)}>
              <b>{formatNumber(count, page.language)}</b> {t(`count.${kind}`, { count })}
            </a>
          </li>
        ))}
    </ul>
  );
};

const Briefly: FC<{
  id: string;
  page: Page;
  title: string;
  entries: readonly BriefView[];
  all: 'updates' | 'convenings' | 'documents';
  children?: Child;
}> = ({ id, page, title, entries, all, children }) => {
  const t = translator(page.language, home);
  if (entries.length === 0) return null;
  return (
    <Section id={id} title={title}>
      <BriefList page={page} entries={entries} />
      <p>
        <a href={hrefOf(page.language, `/${all}`)}>
          {t('home.all')}
          <span class="unseen">: {t(`nav.${all}`)}</span>
        </a>
      </p>
      {children}
    </Section>
  );
};

/** Where a declaration stands on the page: paused, it will go on; a draft that is shown is announced. */
function sectionOf({ declaration: { state } }: ListedDeclaration): 'open' | 'upcoming' | 'past' {
  if (state === 'open' || state === 'paused') return 'open';
  return state === 'draft' ? 'upcoming' : 'past';
}
