import { eventOfType } from '@undersigned/events/catalogue.ts';
import { inVersion } from '@undersigned/events/event.ts';
import { type Answer, cached, FOR_EVER, html, json, NEVER } from '@undersigned/lambda/answer.ts';
import { type Problem, problem } from '@undersigned/lambda/problem.ts';
import { contentSecurityPolicy } from '@undersigned/site/content-security-policy.ts';
import { faultPage } from '@undersigned/site/fault-page.tsx';
import type { Page } from '@undersigned/site/page.ts';
import { referenceAssets, unpacked } from './assets.ts';
import type { Described } from './described.ts';
import { docsPage } from './docs-page.tsx';
import { eventPage } from './event-page.tsx';
import { dataSchema } from './event-schema.ts';
import { eventsPage } from './events-page.tsx';
import { signaturesPage } from './signatures-page.tsx';

/** What changes with a release only. */
export const HOURS = cached(3600, 600);
/** What depends on a header that the shared cache does not look at: for the reader's own cache. */
const HOURS_OF_ONES_OWN = { 'cache-control': 'private, max-age=3600', vary: 'accept' };

const policy = { 'content-security-policy': contentSecurityPolicy };
/** Scalar writes style into the page; no other page may. */
const docsPolicy = {
  'content-security-policy': contentSecurityPolicy.replace(
    "style-src 'self'",
    "style-src 'self' 'unsafe-inline'",
  ),
};

/** A secret is typed in: the page has no way to send anything anywhere. */
const testerPolicy = {
  'content-security-policy': contentSecurityPolicy
    .replace("connect-src 'self'", "connect-src 'none'")
    .replace("form-action 'self'", "form-action 'none'"),
};

export const docs = (page: Page): Answer => html(200, docsPage(page), { ...docsPolicy, ...HOURS });

export const signatures = (page: Page, described: Described): Answer =>
  html(200, signaturesPage(page, described), { ...testerPolicy, ...HOURS });

export const events = (page: Page, described: Described): Answer =>
  html(200, eventsPage(page, described), { ...policy, ...HOURS });

/**
 * An event by what its `dataschema` names: a page for browsers, for programs the JSON Schema of its data. With `.json`
 * after the version it is the schema for everybody. Earlier versions stay where they were.
 *
 * @param accept the header of that name
 */
export function event(
  page: Page,
  described: Described,
  { type, version }: { type: string; version: string },
  accept = '',
): Answer | Problem {
  const present = eventOfType(type);
  const declared = present && inVersion(present, version.replace(/\.json$/, ''));
  const forBrowsers = /\btext\/html\b/.test(accept) && !version.endsWith('.json');
  if (!declared) {
    const headers = { ...policy, ...NEVER };
    return forBrowsers ? html(404, faultPage({ page, problem: 'not-found' }), headers) : problem('not-found');
  }
  const headers = version.endsWith('.json') ? HOURS : HOURS_OF_ONES_OWN;
  if (forBrowsers)
    return html(200, eventPage(page, { declared, present }, described), { ...policy, ...headers });
  return json(200, dataSchema(declared, described.siteUrl), {
    'content-type': 'application/schema+json; charset=utf-8',
    'access-control-allow-origin': '*',
    ...headers,
  });
}

/**
 * A file of these pages. A page that is still cached may name one of an older release: it gets the newer.
 *
 * @param accepted the header `accept-encoding`
 */
export function file(path: string, accepted = ''): Answer | Problem {
  const nameOf = (one: string) => one.replace(/\.[0-9a-f]{10}\./, '.');
  const found = referenceAssets.find((one) => nameOf(one.path) === nameOf(path));
  if (!found) return problem('not-found');
  const headers = { 'content-type': found.contentType, ...(found.path === path ? FOR_EVER : NEVER) };
  const { body } = found;
  if ('text' in body) return { status: 200, headers, body: body.text };
  const varied = { ...headers, vary: 'accept-encoding' };
  if (!/\bbr\b/.test(accepted)) return { status: 200, headers: varied, body: unpacked(body.brotli) };
  return { status: 200, headers: { ...varied, 'content-encoding': 'br' }, body: body.brotli, base64: true };
}
