import { catalogue } from '@undersigned/events/catalogue.ts';
import { htmlDocument } from '@undersigned/site/html-document.ts';
import { Layout } from '@undersigned/site/layout.tsx';
import { markdownToHtml } from '@undersigned/site/markdown.ts';
import type { Page } from '@undersigned/site/page.ts';
import { raw } from 'hono/html';
import { eventsStyleFile } from './assets.ts';
import { HOW_EVENTS_COME } from './asyncapi.ts';
import type { Described } from './described.ts';
import { EnvelopeFields, EventFacts } from './event-facts.tsx';
import { HOW_WEBHOOKS_COME } from './webhooks.ts';

/** `/events`: the catalogue of everything that is published. */
export const eventsPage = (page: Page, described: Described): string =>
  htmlDocument(
    <Layout
      page={page}
      title="Events"
      description="What this deployment publishes when something happens."
      indexed={false}
      inLanguage={null}
      head={<link rel="stylesheet" href={eventsStyleFile.path} />}
    >
      <article>
        <header class="head">
          <p class="kind">For developers</p>
          <h1>Events</h1>
          <p class="lead">
            What is published when something happens, one by one. For programs:{' '}
            <a href="/v1/asyncapi.json">AsyncAPI 3.0</a>. What is asked for instead: the{' '}
            <a href="/docs">API reference</a>.
          </p>
        </header>
        <div class="catalogue">
          <nav aria-label="Events">
            <ul>
              {catalogue.map(({ type }) => (
                <li>
                  <a href={`#${type}`}>{type}</a>
                </li>
              ))}
              <li>
                <a href="#envelope">Around every event</a>
              </li>
            </ul>
          </nav>
          <div>
            <section class="prose" aria-label="How they come">
              {raw(markdownToHtml(HOW_EVENTS_COME))}
              <h2 id="webhooks">Webhooks</h2>
              {raw(markdownToHtml(HOW_WEBHOOKS_COME))}
            </section>
            {catalogue.map((declared) => (
              <section class="event" aria-labelledby={declared.type}>
                <h2 id={declared.type}>
                  <a href={declared.path}>
                    <code>{declared.type}</code>
                  </a>
                </h2>
                <p>{declared.summary}</p>
                <EventFacts declared={declared} described={described} />
              </section>
            ))}
            <section class="event" aria-labelledby="envelope">
              <h2 id="envelope">Around every event</h2>
              <p>
                The attributes of CloudEvents 1.0, with the <code>data</code> of the event among them.
              </p>
              <EnvelopeFields />
            </section>
          </div>
        </div>
      </article>
    </Layout>,
  );
