import * as pages from '@undersigned/api/pages.ts';
import { readAsyncApi, readOpenApi, referenceRoutes } from '@undersigned/api/reference.ts';
import { environment, siteOf } from '@undersigned/aws/environment.ts';
import { json } from '@undersigned/lambda/answer.ts';
import { elsewhere, http, routes } from '@undersigned/lambda/http.ts';
import { docs, event, events, file, HOURS, signatures } from '@undersigned/reference/answers.ts';
import { asyncApi } from '@undersigned/reference/asyncapi.ts';
import { openApi } from '@undersigned/reference/openapi.ts';
import { problemPage } from '@undersigned/web/told-by-page.ts';

const described = {
  siteUrl: environment('SITE_URL'),
  name: environment('NETWORK_NAME'),
  network: environment('NETWORK'),
};
/** These pages are for those who write programs, and in English. */
const page = (path: string) => ({ ...siteOf(), language: 'en', path }) as const;

/** What programs, and those who write them, learn the API and the events from. */
export const handler = routes(
  [
    http(readOpenApi, {}, async () => json(200, openApi(described), HOURS)),
    http(readAsyncApi, {}, async () => json(200, asyncApi(described), HOURS)),
    http(pages.docsPage, {}, async () => docs(page('/docs'))),
    http(pages.signaturesPage, {}, async () => signatures(page('/docs/signatures'), described)),
    http(pages.docsFile, {}, async ({ path, headers }) => file(path, headers['accept-encoding'])),
    http(pages.eventsPage, {}, async () => events(page('/events'), described)),
    http(pages.eventPage, {}, async ({ params, headers, path }) =>
      event(page(path), described, params, headers['accept']),
    ),
  ],
  elsewhere([...referenceRoutes, ...pages.referencePages], {
    problemPage: problemPage({ site: siteOf, fresh: async () => {} }),
  }),
);
