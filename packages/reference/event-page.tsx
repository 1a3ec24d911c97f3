import type { AnyEvent } from '@undersigned/events/event.ts';
import { htmlDocument } from '@undersigned/site/html-document.ts';
import { Layout } from '@undersigned/site/layout.tsx';
import type { Page } from '@undersigned/site/page.ts';
import { eventsStyleFile } from './assets.ts';
import type { Described } from './described.ts';
import { EnvelopeFields, EventFacts } from './event-facts.tsx';

/**
 * `/events/{type}/{version}`, the address that the event's `dataschema` names, as people read it.
 *
 * @param shown the event in the version that is asked for, and in the one that it has at present
 */
export const eventPage = (
  page: Page,
  { declared, present }: { declared: AnyEvent; present: AnyEvent },
  described: Described,
): string =>
  htmlDocument(
    <Layout
      page={page}
      title={declared.type}
      description={declared.summary}
      indexed={false}
      inLanguage={null}
      head={
        <>
          <link rel="stylesheet" href={eventsStyleFile.path} />
          <link rel="alternate" type="application/schema+json" href={`${declared.path}.json`} />
        </>
      }
    >
      <article>
        <header class="head">
          <p class="kind">
            <a href="/events">Events</a>
          </p>
          <h1>{declared.type}</h1>
          <p class="lead">{declared.summary}</p>
          {declared.version !== present.version && (
            <p>
              This is an earlier version of what it says. It is published in{' '}
              <a href={present.path}>version {present.version}</a>.
            </p>
          )}
        </header>
        <div class="catalogue">
          <div>
            <section class="event" aria-label="What it says">
              <EventFacts declared={declared} described={described} />
            </section>
            <section class="event" aria-labelledby="envelope">
              <h2 id="envelope">Around its data</h2>
              <EnvelopeFields />
            </section>
          </div>
        </div>
      </article>
    </Layout>,
  );
