import { get } from 'node:http';
import { buffer } from 'node:stream/consumers';
import * as pages from '@undersigned/api/pages.ts';
import { collectionPages, networkPage } from '@undersigned/api/record-pages.ts';
import { put } from '@undersigned/network/edit.ts';
import { NetworkInput } from '@undersigned/network/network.ts';
import { putNetwork } from '@undersigned/network/network-store.ts';
import {
  sampleConvening,
  sampleOrganisation,
  sampleProject,
  sampleUpdate,
} from '@undersigned/network/samples.ts';
import { COLLECTIONS } from '@undersigned/network/thing.ts';
import { parse } from 'node-html-parser';
import { openDeclaration } from './lab/declaration.ts';
import type { RunningFunction } from './lab/function.ts';
import { httpEvent } from './lab/http-event.ts';
import type { Lab, Place } from './lab/lab.ts';
import { editing, fillCards } from './lab/record.ts';
import { fillRoll } from './lab/roll.ts';
import { type Served, serve } from './lab/site.ts';
import { fillTally } from './lab/tally.ts';
import { atMost, kilobytes, median, type Row, twoDigits } from './row.ts';

const LIMIT = 30 * 1024;
const ORGANISATIONS = 400;
const PROJECTS = 200;
const RENDERINGS = 15;
/** Of a page's processor time against that of a declaration's page. */
const DEARER = 2;

/** Every public page as it goes over the wire, and what making one costs against the declaration's. */
export async function recordPagesMeasured(lab: Lab): Promise<Row[]> {
  const place = await lab.newPlace();
  const declaration = await openDeclaration(place.table, new Date());
  await fillRoll(place.table, declaration.id, 50);
  await fillTally(place.table, declaration.id, new Date());
  await fillRecord(place, declaration.slug);
  const reading = await place.start('reading/pages');
  const record = await place.start('record/pages');

  const shown: Shown[] = [
    of(pages.declarationPage.path, reading, { slug: declaration.slug }),
    of(pages.homePage.path, reading),
    of(pages.searchPage.path, reading, {}, 'q=rivers'),
    of(pages.declarationsPage.path, reading),
    of(pages.signatoriesPage.path, reading, { slug: declaration.slug }),
    of(pages.joinPage.path, reading),
    of(pages.privacyPage.path, reading),
    ...pages.fixedPages.map(({ route }) => of(route.path, reading)),
    of(networkPage.path, record),
    ...COLLECTIONS.map((collection) => of(collectionPages[collection].list.path, record)),
    of(collectionPages.organisations.thing.path, record, { slug: 'centre' }),
    of(collectionPages.projects.thing.path, record, { slug: 'rivers' }),
    of(collectionPages.convenings.thing.path, record, { slug: 'workshop' }),
    of(collectionPages.updates.thing.path, record, { slug: 'answer' }),
  ];
  const site = await serve([
    ...shown.map(({ route, fn }): Served => ({ path: asPattern(route), route, fn })),
    { path: /^\/assets\/(?<file>[^/]+)$/, route: pages.assetFile.path, fn: reading },
  ]);
  const weights = await Promise.all(
    shown.map(async (one) => ({ ...one, bytes: await weigh(site.url, one) })),
  );
  await site.close();
  const heaviest = weights.reduce((a, b) => (a.bytes > b.bytes ? a : b));

  const work: { route: string; worked: number }[] = [];
  for (const one of shown) work.push({ route: one.route, worked: await rendering(one) });
  const [declarations] = work;
  const ratios = work.map(({ route, worked }) => ({ route, ratio: worked / (declarations?.worked ?? 1) }));
  const dearest = ratios.reduce((a, b) => (a.ratio > b.ratio ? a : b));
  return [
    atMost(
      `The heaviest of ${shown.length} public pages with its styles, Brotli`,
      heaviest.bytes,
      LIMIT,
      kilobytes,
      `, ${heaviest.route}`,
    ),
    atMost(
      'The dearest page against the declaration’s, processor time',
      dearest.ratio,
      DEARER,
      twoDigits,
      `, ${dearest.route}`,
    ),
    ...ratios
      .filter(({ route }) => /\{slug\}$|\/network$|\/organisations$|\{lang\}$/.test(route))
      .map(({ route, ratio }): Row => ({ what: `Processor time of ${route}`, measured: twoDigits(ratio) })),
  ];
}

interface Shown {
  route: string;
  fn: RunningFunction;
  params: Record<string, string>;
  query: string;
}

const of = (route: string, fn: RunningFunction, params: Record<string, string> = {}, query = ''): Shown => ({
  route,
  fn,
  params: { lang: 'uk', ...params },
  query,
});

const asPattern = (route: string) =>
  new RegExp(`^${route.replace(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>[^/]+)`)}$`);
const pathOf = ({ route, params, query }: Shown) =>
  route.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '') + (query && `?${query}`);

/** The middle one of many renderings by a warm function. Milliseconds of the processor's. */
async function rendering({ route, fn, params, query }: Shown): Promise<number> {
  const worked: number[] = [];
  for (let time = 0; time < RENDERINGS; time++) {
    const { spent } = await fn.invoke(httpEvent({ method: 'GET', route, params, query }));
    worked.push(spent.worked);
  }
  return median(worked.slice(RENDERINGS / 3));
}

/** Bytes over the wire, the page and its styles. */
async function weigh(url: string, one: Shown): Promise<number> {
  const html = parse((await fetched(url + pathOf(one), 'identity')).toString());
  const styles = html.querySelectorAll('link[rel=stylesheet]').map((link) => link.getAttribute('href') ?? '');
  const bodies = await Promise.all([pathOf(one), ...styles].map((path) => fetched(url + path, 'br')));
  return bodies.reduce((sum, body) => sum + body.length, 0);
}

/** As a browser gets it: fetch() would unpack it. */
const fetched = (url: string, encoding: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': encoding } }, async (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`));
      resolve(await buffer(answer));
    }).on('error', reject);
  });

const PARAGRAPH =
  'Ми разом вимірюємо воду чотирьох річок, вчимо школярів читати дані й двічі на рік розповідаємо про це людям. ';
const prose = { en: 'What the members have agreed to do. '.repeat(40), uk: PARAGRAPH.repeat(12) };

/** Lists that are full, and one thing of each collection that says much and is linked with the others. */
async function fillRecord({ table, unwatched }: Place, declaration: string): Promise<void> {
  await fillCards(unwatched, ORGANISATIONS, PROJECTS);
  const deps = editing(table);
  const anyVersion = () => undefined;
  const done = async (result: Promise<object>) => {
    const answer = await result;
    if ('refused' in answer) throw new Error(JSON.stringify(answer));
  };
  const organisation = sampleOrganisation({
    ...{ orientation: prose, goal: prose, beneficiaries: prose, activities: prose },
    membership: { status: 'active' },
  });
  await done(put(deps, 'organisations', 'centre', organisation, anyVersion));
  const partners = Array.from({ length: 12 }, (_, index) => `partner-${index}`);
  for (const slug of partners)
    await done(
      put(
        deps,
        'organisations',
        slug,
        sampleOrganisation({ name: { en: slug }, language: 'en' }),
        anyVersion,
      ),
    );
  const participants = [
    { organisation: 'centre', role: 'lead', country: 'RS' },
    ...partners.map((partner) => ({ organisation: partner, role: 'partner', country: 'BA' })),
  ];
  const list = Array.from({ length: 8 }, (_, index) => ({ en: `Objective ${index}`, uk: `Мета ${index}` }));
  const project = sampleProject({
    ...{ goal: prose, targetGroups: prose, activities: prose, beneficiaries: prose },
    ...{ objectives: list, results: list, participants },
    about: { declarations: [declaration] },
  });
  await done(put(deps, 'projects', 'rivers', project, anyVersion));
  const speakers = Array.from({ length: 4 }, (_, index) => ({
    name: `Спікерка ${index}`,
    organisation: 'centre',
  }));
  const sessions = Array.from({ length: 12 }, (_, index) => ({ title: { en: `Panel ${index}` }, speakers }));
  const convening = sampleConvening({
    parts: [{ title: { en: 'Panels' }, sessions }],
    conclusions: prose,
    participants: partners.map((partner) => ({ organisation: partner, role: 'participant' })),
    about: { projects: ['rivers'], declarations: [declaration] },
  });
  await done(put(deps, 'convenings', 'workshop', convening, anyVersion));
  const update = sampleUpdate({ body: prose, about: { declarations: [declaration], projects: ['rivers'] } });
  await done(put(deps, 'updates', 'answer', update, anyVersion));
  const network = NetworkInput.parse({ about: prose, foundingConvening: 'workshop' });
  await done(putNetwork(deps, network, anyVersion));
}
