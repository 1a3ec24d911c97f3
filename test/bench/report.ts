import { mkdir, writeFile } from 'node:fs/promises';
import { arch, availableParallelism, platform } from 'node:os';
import { dirname, join } from 'node:path';
import type { Row } from './row.ts';

const FILE = join(import.meta.dirname, '../../docs/performance.md');
const HEAD = ['what', 'measured', 'budget', 'verdict'];

const cellsOf = ({ what, measured, budget = '', met }: Row): string[] => [
  what,
  measured,
  budget,
  met === undefined ? '' : met ? 'met' : 'missed',
];

/** The table for a terminal. */
export function asText(rows: readonly Row[]): string {
  const lines = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const asMarkdown = (rows: readonly Row[]): string =>
  [HEAD, HEAD.map(() => '---'), ...rows.map(cellsOf)]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

/** Writes the table into the documentation, with what it was made by, when and on what. */
export async function write(rows: readonly Row[]): Promise<void> {
  const machine = `${platform()} ${arch()}, ${availableParallelism()} cores, Node.js ${process.versions.node}`;
  await mkdir(dirname(FILE), { recursive: true });
  await writeFile(
    FILE,
    `# Performance

Made by \`npm run bench -- --write\` on ${new Date().toISOString().slice(0, 10)} (${machine}). Ratios and counts, both sides in one run: no
number of milliseconds, which another machine would not repeat. Rows without a verdict explain those that have one.

${asMarkdown(rows)}

## How it is counted

${HOW.map(([what, how]) => `- **${what}**: ${how}`).join('\n')}
`,
  );
}

const HOW = [
  [
    'Cold start',
    'loading the bundle and answering the first request, in a fresh process each time, sign and its rivals in turns, medians of 21. All are bundled by the same settings, use the same SDK client, validate by the same schema and talk to the same stub. The rivals do one UpdateItem; sign reads two secrets, the slug, and the declaration with the settings as well, and checks limits and the proof of work.',
  ],
  [
    'Write units',
    'as the local AWS reports them for each call of the deployed functions’ bundles; a write counts the first KB of its item, the index counts in full, a failed condition costs what its item would. As billed, the whole item counts. Signers are individuals with a proof of work, one in three with an affiliation, one in ten with a comment; the tally is that of a month’s end, with signatures from 40 countries.',
  ],
  [
    'Price',
    'from the same calls: API requests (sign, the page of the mail’s link, confirm), DynamoDB units, events and log lines as recorded, the API’s access log by its format; Lambda by the processor time measured here, on the share of a processor that 512 MB have, and 5 ms a round trip; one invocation in a hundred cold. Without free tiers, mail, webhooks, storage and pages from the cache.',
  ],
  [
    'Concurrent signatures',
    'the domain’s verbs on the table’s adapters, from 64 instances that each answer one request after the other, as Lambda’s do; each write counts once for the table’s partition key and once for the index’s. The stream’s records are counted in batches of 100, every tenth twice.',
  ],
  [
    'Tally and page',
    'the functions’ bundles behind the local front door, which caches as CloudFront does; what reaches the table is counted on the wire.',
  ],
  [
    'Roll',
    'read units by the sizes of what each query returned, the means of twenty pages from page 1 and from page 1,000.',
  ],
  [
    'Lists of the record',
    'the card catalogue of 10,000 organisations and 5,000 projects, as they are filed when they are written. Each list is walked in pages of ten, to its end or past the hundredth; read units by the sizes of what each query returned, the means of the first five pages and the last five.',
  ],
  [
    'Import',
    'the domain’s own import of 10,000 organisations, 16 rows at once, on the table’s adapters, against its `put` in a loop of 300; both check links and topics. A row’s write units are twice those of the organisation and its cards, since they are one transaction.',
  ],
  [
    'Pages of the record',
    'the functions’ bundles behind the local front door, with lists of hundreds and things that say much in every field; processor time of a warm function, medians of ten, reading the table included.',
  ],
  [
    'Digest',
    'the function’s bundle sends an issue of thirty things to 200 subscribers of one shard, all of whom are told of them; units from its calls, time from the processor’s, 5 ms a round trip and 60 ms for SES, on half a GB. The fan-out’s time is a model: sixteen shards side by side, four mails at a time in each, never faster than four fifths of SES’s rate. SES tells of each mail that it was taken and that it was delivered: its function takes ten such events at a time, and EventBridge is counted as for events of our own. Memory is the heap after a collection, while pages of that many subscribers are sent one by one.',
  ],
] as const;
