import { randomUUID } from 'node:crypto';
import { DEMO_PARTNER } from '../demo/partner.ts';
import { type Handler, plain, type Response } from '../http.ts';
import { answer } from '../local-answers.ts';
import type { Page } from '../pages.ts';
import type { Keyring } from './keyring.ts';
import { submissionSecretOf } from './keyring.ts';
import { embedPage, plainFormPage, sheetPage, type Visit } from './partner-pages.ts';
import { partnerStyle } from './partner-style.ts';
import { type Signer, type Submission, submit } from './submit.ts';

/** What is signed there, unless its address says otherwise (`?declaration=`, `?partner=`). */
const DEMO_DECLARATION = 'clean-air-across-borders';

/** A partner is somewhere else: the same machine under its other name is another origin to a browser. */
export const partnerOrigin = (baseUrl: string): string => `http://127.0.0.1:${new URL(baseUrl).port}`;

/**
 * `/_local/partner`: the site of a partner, on an origin of its own and with a strict policy of its own. The form as a web
 * component, the form as plain HTML, and a table of signatures that its server sends in.
 */
export const partnerRoutes =
  ({ baseUrl, keyring }: { baseUrl: string; keyring: Keyring }): Handler =>
  async ({ method, path, headers, body }) => {
    const origin = partnerOrigin(baseUrl);
    const url = new URL(path, origin);
    if (headers.host === new URL(baseUrl).host && method === 'GET') return movedTo(url.href);

    const visit = visitOf(url, baseUrl);
    const room = url.pathname.split('/')[3] ?? '';
    if (method === 'POST' && room === 'sheet') {
      const submission = submissionIn(visit, new URLSearchParams(`${body}`));
      const secret = submissionSecretOf(keyring, visit.partner);
      const to = new URL(`/v1/partners/${visit.partner}/submissions`, baseUrl);
      const sent = secret === undefined ? undefined : await submit({ url: to, secret }, submission);
      return page(sheetPage(visit, { submission, sent }), baseUrl);
    }
    if (method !== 'GET' && method !== 'HEAD') return plain(405, 'Only the sheet takes what is posted.');
    if (room === '') return page(embedPage(visit), baseUrl);
    if (room === 'plain') return page(plainFormPage(visit), baseUrl);
    if (room === 'sheet') return page(sheetPage(visit), baseUrl);
    if (room === 'style.css') return answer('text/css', partnerStyle);
    return plain(404, 'This partner has no such page.');
  };

const slugOr = (given: string | null, otherwise: string) =>
  given && /^[a-z0-9-]{2,80}$/.test(given) ? given : otherwise;

const visitOf = ({ searchParams, search }: URL, site: string): Visit => ({
  site,
  partner: slugOr(searchParams.get('partner'), DEMO_PARTNER),
  declaration: slugOr(searchParams.get('declaration'), DEMO_DECLARATION),
  language: /^[a-zA-Z-]{2,10}$/.exec(searchParams.get('language') ?? '')?.[0] ?? 'en',
  search,
});

/** What a site with a strict policy allows: the form's script from the network, and that script to ask it. */
const policyFor = (site: string) =>
  [
    "default-src 'none'",
    `script-src ${site}`,
    `connect-src ${site}`,
    "style-src 'self'",
    `form-action 'self' ${site}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const page = async (content: Page, site: string): Promise<Response> =>
  answer('text/html', `${await content}`, { 'content-security-policy': policyFor(site) });

const movedTo = (location: string): Response => {
  const { headers, ...rest } = plain(302, 'A partner is elsewhere.');
  return { ...rest, headers: { ...headers, location } };
};

/** What the sheet's form says: rows of signers, or a request that is sent once more as it was. */
const submissionIn = ({ declaration }: Visit, fields: URLSearchParams): Submission => {
  const again = fields.get('id');
  if (again) return { id: again, body: fields.get('body') ?? '' };
  const [names, emails, countries] = ['name', 'email', 'country'].map((field) => fields.getAll(field));
  const signatures = (names ?? []).map(
    (name, index): Signer => ({
      name,
      email: emails?.[index] ?? '',
      country: countries?.[index] ?? '',
      capacity: 'individual',
      language: 'en',
      consent: { processing: true, publish: true },
      ...(fields.getAll('verified').includes(`${index}`) && {
        verified: { at: new Date().toISOString(), method: 'mail' },
      }),
    }),
  );
  return { id: `sheet_${randomUUID()}`, body: JSON.stringify({ declaration, signatures }) };
};
