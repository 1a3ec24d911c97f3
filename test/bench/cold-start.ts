import { marshall } from '@aws-sdk/util-dynamodb';
import { sign as route } from '@undersigned/api/signing.ts';
import { declarationKey, settingsKey } from '@undersigned/aws/keys.ts';
import { sampleDeclaration } from '@undersigned/declarations/samples.ts';
import { plain } from '../../infra/local/http.ts';
import { bundleRivals, type Rival } from './cold-start/bundles.ts';
import { environmentOf, startFunction } from './lab/function.ts';
import { httpEvent } from './lab/http-event.ts';
import { bundleOf, SERVICES } from './lab/lab.ts';
import { PROOF_BITS, signer } from './lab/signers.ts';
import { answering, recordCalls } from './lab/wire.ts';
import { atMost, median, type Row, told, twoDigits } from './row.ts';

const RUNS = 21;
const TABLE = 'Table';

const BUDGETS: Partial<Record<Rival, { name: string; ratio: number }>> = {
  powertools: { name: 'Powertools event-handler', ratio: 0.7 },
  express: { name: 'Express', ratio: 0.45 },
  nest: { name: 'NestJS', ratio: 0.3 },
};

/**
 * The cold start of `sign` against the same route in other frameworks: loading the bundle and answering the first
 * request, in a fresh process each time, one after the other in turns, with a stub in AWS's place.
 */
export async function coldStart(): Promise<Row[]> {
  const declaration = sampleDeclaration();
  const wire = await recordCalls(
    answering({ ...SERVICES, ...stub(declaration) }, async () => plain(500, '{}')),
  );
  const candidates = { sign: bundleOf('signing/sign'), ...(await bundleRivals()) };
  const { request, viewer } = signer(1, declaration.slug, new Date());
  const event = httpEvent({
    method: route.method,
    route: route.path,
    params: { slug: declaration.slug },
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
    viewer,
  });
  const spent = Object.fromEntries(Object.keys(candidates).map((name) => [name, [] as number[]])) as Record<
    keyof typeof candidates,
    number[]
  >;
  try {
    for (let run = 0; run < RUNS; run++) {
      for (const [name, bundle] of Object.entries(candidates)) {
        spent[name as keyof typeof candidates].push(await firstAnswer(bundle, wire.endpoint, event));
      }
    }
  } finally {
    await wire.close();
  }
  const ratioTo = (name: Rival) => median(spent.sign) / median(spent[name]);
  return [
    ...Object.entries(BUDGETS).map(([rival, { name, ratio }]) =>
      atMost(`Cold start of sign, against the route in ${name}`, ratioTo(rival as Rival), ratio),
    ),
    ...Object.entries(BUDGETS).map(([rival, { name }]) =>
      told(
        `The same of a function without any framework, against ${name}`,
        twoDigits(median(spent['no-framework']) / median(spent[rival as Rival])),
      ),
    ),
  ];
}

async function firstAnswer(bundle: string, endpoint: string, event: unknown): Promise<number> {
  const fn = await startFunction(bundle, environmentOf(endpoint, TABLE));
  const { answer, spent } = await fn.invoke<{ statusCode: number }>(event);
  await fn.stop();
  if (answer.statusCode !== 202) throw new Error(`${bundle} answered ${answer.statusCode}`);
  return fn.loaded.elapsed + spent.elapsed;
}

/** A table that holds the declaration and takes every write. */
const stub = (declaration: ReturnType<typeof sampleDeclaration>) => ({
  'DynamoDB_20120810.GetItem': () => ({ Item: marshall({ id: declaration.id }) }),
  'DynamoDB_20120810.BatchGetItem': () => ({
    Responses: {
      [TABLE]: [
        marshall({ ...declaration, ...declarationKey(declaration.id) }),
        marshall({ ...settingsKey, settings: { limits: { proofBits: PROOF_BITS } }, rev: 1 }),
      ],
    },
  }),
  'DynamoDB_20120810.UpdateItem': () => ({}),
});
