import { get } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { assetFile, declarationPage } from '@undersigned/api/pages.ts';
import { sign } from '@undersigned/api/signing.ts';
import { parse } from 'node-html-parser';
import { openDeclaration } from './lab/declaration.ts';
import { httpEvent } from './lab/http-event.ts';
import type { Lab } from './lab/lab.ts';
import { fillRoll } from './lab/roll.ts';
import { signer } from './lab/signers.ts';
import { serve } from './lab/site.ts';
import { fillTally } from './lab/tally.ts';
import { atMost, kilobytes, mustBe, type Row } from './row.ts';

const LIMIT = 30 * 1024;
/** More than the page shows of them. */
const SIGNATORIES = 50;

/** The declaration's page as it goes over the wire, and signing on it without JavaScript. */
export async function pageWeight(lab: Lab): Promise<Row[]> {
  const { table, start } = await lab.newPlace();
  const declaration = await openDeclaration(table, new Date());
  await fillRoll(table, declaration.id, SIGNATORIES);
  await fillTally(table, declaration.id, new Date());
  const pages = await start('reading/pages');
  const site = await serve([
    { path: /^\/(?<lang>\w+)\/declarations\/(?<slug>[^/]+)$/, route: declarationPage.path, fn: pages },
    { path: /^\/assets\/(?<file>[^/]+)$/, route: assetFile.path, fn: pages },
  ]);
  const page = await fetched(`${site.url}/uk/declarations/${declaration.slug}`, 'identity');
  const html = parse(page.body.toString());
  const styles = html.querySelectorAll('link[rel=stylesheet]').map((link) => link.getAttribute('href') ?? '');
  const scripts = html
    .querySelectorAll('script')
    .filter((script) => script.getAttribute('type') !== 'application/ld+json')
    .map((script) => script.getAttribute('src') ?? '');
  const weigh = async (encoding: string, paths: readonly string[]) => {
    const sizes = await Promise.all(paths.map((path) => fetched(`${site.url}${path}`, encoding)));
    return sizes.reduce((sum, { body }) => sum + body.length, 0);
  };
  const seen = [`/uk/declarations/${declaration.slug}`, ...styles];
  const brotli = await weigh('br', seen);
  const gzip = await weigh('gzip', seen);
  const script = await weigh('br', scripts.filter(Boolean));
  await site.close();

  const form = html
    .querySelectorAll('form')
    .find((one) => one.getAttribute('action')?.endsWith('/signatures'));
  const fields = new URLSearchParams();
  for (const input of form?.querySelectorAll('input[type=hidden], input[checked]') ?? []) {
    fields.append(input.getAttribute('name') ?? '', input.getAttribute('value') ?? '');
  }
  const signed = await signByForm(await start('signing/sign'), declaration.slug, fields);
  return [
    atMost(
      'The declaration’s page with its styles, Brotli',
      brotli,
      LIMIT,
      kilobytes,
      `, gzip ${kilobytes(gzip)}, script ${kilobytes(script)} beside`,
    ),
    mustBe(
      'Its form sent as it is, without JavaScript',
      signed,
      '303 to check-your-mail',
      signed === '303 to check-your-mail',
    ),
    mustBe(
      'Scripts inside the page',
      String(scripts.filter((src) => !src).length),
      '0',
      scripts.every(Boolean),
    ),
  ];
}

/** A page as a browser gets it: fetch() would unpack it. */
const fetched = (url: string, encoding: string): Promise<{ body: Buffer }> =>
  new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': encoding } }, async (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`));
      resolve({ body: await buffer(answer) });
    }).on('error', reject);
  });

/** What somebody types, with what the form itself sends. */
async function signByForm(
  fn: Awaited<ReturnType<Awaited<ReturnType<Lab['newPlace']>>['start']>>,
  slug: string,
  fields: URLSearchParams,
): Promise<string> {
  const { request, viewer } = signer(0, slug, new Date());
  fields.set('name', request.name);
  fields.set('email', request.email);
  fields.set('country', request.country);
  fields.set('consent.processing', 'true');
  fields.set('consent.publish', 'true');
  const { answer } = await fn.invoke<{ statusCode: number; headers: Record<string, string> }>(
    httpEvent({
      method: sign.method,
      route: sign.path,
      params: { slug },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: fields.toString(),
      viewer,
    }),
  );
  return `${answer.statusCode} to ${answer.headers['location']?.split('/').at(-1)}`;
}
