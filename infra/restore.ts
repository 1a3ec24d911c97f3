import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { deployedOutputs } from './account.ts';
import { command } from './command.ts';
import { bringBack } from './restore/missing.ts';

/**
 * `npm run restore -- --from <table>` compares a table, restored beside the live one from its point-in-time recovery, with
 * the live one; `--yes` brings back what the live one has lost. docs/operations.md says the whole way, step by step.
 */
await command(async () => {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, yes: { type: 'boolean', default: false } },
  });
  const { TableName: live = '' } = await deployedOutputs();
  const restored = values.from;
  if (!restored || restored === live) throw new Error(`Say --from: a table restored beside ${live}.`);

  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const found = await bringBack(client, { restored, live, write: values.yes });
  const row = (cells: readonly (string | number)[]) =>
    cells.map((cell, index) => (index === 0 ? String(cell).padEnd(16) : String(cell).padStart(10))).join('');
  console.log(row(['kind', 'as it was', 'changed', values.yes ? 'restored' : 'missing']));
  for (const [kind, { same, changed, missing }] of found) console.log(row([kind, same, changed, missing]));
  if (!values.yes) console.log('\nNothing was written. --yes brings back what is missing.');
});
