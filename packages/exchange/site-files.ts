import { DEFAULT_LANGUAGE, LANGUAGES } from '@undersigned/i18n/languages.ts';
import { COLLECTIONS } from '@undersigned/network/thing.ts';
import { networkName, type Publisher, said } from './linked.ts';
import { plainText } from './plain-text.ts';

/* What programs look for at a site's root. */

/** Pages that are somebody's own, or for staff: nothing for a crawler. */
const NOT_FOR_CRAWLERS = [
  '/*/confirm/',
  '/*/withdraw/',
  '/*/not-me/',
  '/*/subscription/',
  '/*/letterbox/',
  '/*/declarations/*/check-your-mail',
  '/v1/staff/',
];

/** What crawlers may fetch (RFC 9309), and where all pages are listed. */
export const robotsTxt = (origin: string): string =>
  [
    'User-agent: *',
    ...NOT_FOR_CRAWLERS.map((path) => `Disallow: ${path}`),
    'Allow: /',
    '',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ].join('\n');

export interface LlmsContext extends Publisher {
  about?: Partial<Record<string, string>> | undefined;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What is here for programs that read, and may be used how (llmstxt.org). */
export function llmsTxt(context: LlmsContext): string {
  const { origin, network } = context;
  const about = said(context.about, DEFAULT_LANGUAGE);
  const link = (name: string, path: string, note: string) => `- [${name}](${origin}${path}): ${note}`;
  const languages = Object.entries(LANGUAGES).map(([code, { endonym }]) => `${code} (${endonym})`);
  return [
    `# ${oneLine(networkName(context, DEFAULT_LANGUAGE)).replace(/[[\]<>]/g, '')}`,
    '',
    ...(about ? [`> ${oneLine(plainText(about)).slice(0, 500)}`, ''] : []),
    'A network of civil-society organisations: its members, projects, convenings, documents, news, and the joint',
    'declarations that organisations and people sign. Organisations and individuals are counted apart, always.',
    '',
    `Every page is at /{language}/…, in: ${languages.join(', ')}.`,
    ...(network.licence ? [`The record may be used under ${network.licence}.`] : []),
    'Names of signatories are published by their consent, to show who stands behind a text: not for other ends.',
    '',
    '## Data',
    '',
    link('API description', '/v1/openapi.json', 'OpenAPI 3.1 of everything below'),
    link('The network', '/v1/network', 'who it is, as JSON'),
    link('Declarations', '/v1/declarations', 'texts, addressees, states and tallies, as JSON'),
    ...COLLECTIONS.map((name) =>
      link(`${name.charAt(0).toUpperCase()}${name.slice(1)}`, `/v1/${name}`, `JSON; CSV at /v1/${name}.csv`),
    ),
    link('Convenings as a calendar', '/v1/convenings.ics', 'iCalendar; one at /v1/convenings/{slug}.ics'),
    link('Projects as IATI activities', '/v1/projects.iati.xml', 'IATI 2.03'),
    link('Projects as grants', '/v1/projects.360giving.json', '360Giving 1.4'),
    '',
    '## Follow',
    '',
    link('Updates', `/${DEFAULT_LANGUAGE}/updates.atom`, 'Atom; JSON Feed at updates.json, in each language'),
    link(
      'Digests',
      `/${DEFAULT_LANGUAGE}/digests.atom`,
      'Atom: what is new, gathered in issues, in each language',
    ),
    link('Events', '/events', 'what is told to other systems, as it happens'),
    '',
    '## Optional',
    '',
    link('Reference', '/docs', 'the API, for people'),
    link('All pages', '/sitemap.xml', 'in all languages'),
    '',
  ].join('\n');
}
