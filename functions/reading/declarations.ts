import { readPartner } from '@undersigned/api/partners.ts';
import {
  health,
  listCountries,
  listDeclarations,
  listLanguages,
  listTopics,
  readDeclaration,
  readRoll,
  readRollCsv,
  readTally,
} from '@undersigned/api/reading.ts';
import { declarationTable } from '@undersigned/aws/declarations.ts';
import { environment } from '@undersigned/aws/environment.ts';
import { networkTable } from '@undersigned/aws/network.ts';
import { partnerTable } from '@undersigned/aws/partners.ts';
import { rollIndex } from '@undersigned/aws/roll.ts';
import { settingsTable } from '@undersigned/aws/settings.ts';
import { openTable } from '@undersigned/aws/table.ts';
import { tallyTable } from '@undersigned/aws/tallies.ts';
import {
  declarationWhole,
  listPublished,
  publicDeclaration,
  tallyOf,
} from '@undersigned/declarations/published.ts';
import { rollPage, wholeRollPage } from '@undersigned/declarations/roll.ts';
import { searchKey } from '@undersigned/i18n/transliterate.ts';
import { pageOf } from '@undersigned/input/page-of.ts';
import { cached, json } from '@undersigned/lambda/answer.ts';
import { http, type Request, routes } from '@undersigned/lambda/http.ts';
import { problem } from '@undersigned/lambda/problem.ts';
import { publicPartner } from '@undersigned/partners/partner.ts';
import { namesIn } from '@undersigned/web/names.ts';
import { rollCsv } from '@undersigned/web/roll-csv.ts';
import { countryVocabulary, languageVocabulary, topicVocabulary } from '@undersigned/web/vocabularies.ts';

const table = openTable(environment('TABLE_NAME'));
const deps = {
  declarations: declarationTable(table),
  tallies: tallyTable(table),
  settings: settingsTable(table),
  now: () => new Date(),
};
const roll = rollIndex(table);
const network = networkTable(table);
const partners = partnerTable(table);

/** A count lags a confirmation by seconds; a text changes rarely; a vocabulary with a release. */
const SECONDS = cached(5);
const HOURS = cached(3600, 600);
const MINUTE = cached(60);

const ofDeclaration = async ({ params }: Pick<Request<typeof readDeclaration>, 'params'>) =>
  publicDeclaration(deps, params.slug);

const whole = http(readDeclaration, {}, async (request) => {
  const declaration = await ofDeclaration(request);
  return declaration ? json(200, await declarationWhole(deps, declaration), SECONDS) : problem('not-found');
});

const tally = http(readTally, {}, async (request) => {
  const declaration = await ofDeclaration(request);
  return declaration ? json(200, await tallyOf(deps, declaration), SECONDS) : problem('not-found');
});

const list = http(listDeclarations, {}, async ({ query }) => {
  const { state, topic, q, order } = query;
  const found = await listPublished(deps, query, searchKey);
  const page = pageOf(JSON.stringify(['declarations', state, topic, q, order]), found, query);
  return 'refused' in page ? page : json(200, page, SECONDS);
});

const signatures = http(readRoll, {}, async (request) => {
  const declaration = await ofDeclaration(request);
  if (!declaration) return problem('not-found');
  const { capacity, q, limit, cursor } = request.query;
  const names = namesIn(request.query.language);
  const page = capacity
    ? await rollPage(roll, declaration.id, { capacity, names, q, limit, cursor })
    : await wholeRollPage(roll, declaration.id, { names, limit, cursor });
  return 'refused' in page ? page : json(200, page, SECONDS);
});

const csv = http(readRollCsv, {}, async (request) => {
  const declaration = await ofDeclaration(request);
  if (!declaration) return problem('not-found');
  return {
    status: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${declaration.slug}-signatories.csv"`,
      ...SECONDS,
    },
    body: await rollCsv(roll, declaration.id, namesIn(request.query.language)),
  };
});

const partner = http(readPartner, {}, async ({ params }) => {
  const found = await partners.get(params.slug);
  return found ? json(200, publicPartner(found), MINUTE) : problem('not-found');
});

const alive = http(health, {}, async () => {
  try {
    await deps.settings.get();
    return json(200, { status: 'ok' });
  } catch {
    return problem('unavailable');
  }
});

/** What anybody reads of declarations, as JSON and CSV; and of partners. */
export const handler = routes([
  list,
  whole,
  tally,
  signatures,
  csv,
  http(listTopics, {}, async () => json(200, topicVocabulary((await network.get()).network.topics), MINUTE)),
  http(listCountries, {}, async () => json(200, countryVocabulary(), HOURS)),
  http(listLanguages, {}, async () => json(200, languageVocabulary(), HOURS)),
  partner,
  alive,
]);
