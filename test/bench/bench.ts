import { parseArgs } from 'node:util';
import { bundleOfSign } from './bundle.ts';
import { coldStart } from './cold-start.ts';
import { crowd } from './crowd.ts';
import { digests } from './digests.ts';
import { formats } from './formats.ts';
import { journey } from './journey.ts';
import { type Lab, openLab } from './lab/lab.ts';
import { pageWeight } from './page-weight.ts';
import { priceOfAMillion } from './price.ts';
import { recordImport } from './record-import.ts';
import { recordLists } from './record-lists.ts';
import { recordPagesMeasured } from './record-pages.ts';
import { asText, write } from './report.ts';
import { rollPages } from './roll-pages.ts';
import type { Row } from './row.ts';
import { submissions } from './submissions.ts';
import { tallyReads } from './tally-reads.ts';
import { unitsAndRoundTrips } from './units.ts';
import { webhooks } from './webhooks.ts';

/** What is measured, by the name that the command takes. */
const MEASUREMENTS: Record<string, (lab: Lab) => Promise<Row[]>> = {
  'cold-start': coldStart,
  bundle: async ({ metafile }) => bundleOfSign(metafile),
  signing: async (lab) => {
    const taken = await journey(lab);
    return [...unitsAndRoundTrips(taken), ...priceOfAMillion(taken)];
  },
  crowd,
  submissions,
  webhooks,
  'tally-reads': tallyReads,
  roll: rollPages,
  page: pageWeight,
  'record-lists': recordLists,
  'record-import': recordImport,
  'record-pages': recordPagesMeasured,
  formats,
  digests,
};

const { values, positionals } = parseArgs({
  options: { write: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const wanted = positionals.length > 0 ? positionals : Object.keys(MEASUREMENTS);
const unknown = wanted.filter((name) => !MEASUREMENTS[name]);
if (unknown.length > 0 || (values.write && positionals.length > 0)) {
  console.error(
    'npm run bench [-- --write]: all; or some of: npm run bench --',
    ...Object.keys(MEASUREMENTS),
  );
  process.exit(2);
}

const lab = await openLab();
const rows: Row[] = [];
try {
  for (const name of wanted) {
    const began = Date.now();
    console.error(`${name} …`);
    rows.push(...((await MEASUREMENTS[name]?.(lab)) ?? []));
    console.error(`${name}: ${Math.round((Date.now() - began) / 1000)} s`);
  }
} finally {
  await lab.close();
}
console.log(asText(rows));
if (values.write) await write(rows);
process.exitCode = rows.some(({ met }) => met === false) ? 1 : 0;
