import { parseArgs } from 'node:util';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { command } from '../command.ts';
import { asRoot } from './aws.ts';
import { defaultStatePath, runningStack } from './running.ts';

/** `npm run --silent schedule -- reminders --at 2026-12-01T06:00:00Z` runs what is scheduled now, as if it were then. */
await command(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      at: { type: 'string', default: new Date().toISOString() },
      stack: { type: 'string', default: defaultStatePath },
    },
  });
  const { endpoint, outputs } = await runningStack(values.stack);
  const functions: Record<string, string> = JSON.parse(outputs.Schedules);
  const FunctionName = functions[positionals[0] ?? ''];
  if (!FunctionName)
    throw new Error(`Name one of the schedules: ${Object.keys(functions).sort().join(', ')}.`);
  const at = new Date(values.at);
  if (Number.isNaN(at.getTime())) throw new Error('--at is a time as in 2026-12-01T06:00:00Z.');

  // In EventBridge Scheduler's way of writing <aws.scheduler.scheduled-time>: whole seconds.
  const time = at.toISOString().replace(/\.\d+Z$/, 'Z');
  const { Payload, FunctionError } = await new LambdaClient(asRoot(endpoint)).send(
    new InvokeCommand({ FunctionName, Payload: JSON.stringify({ time }) }),
  );
  const result = Buffer.from(Payload ?? []).toString();
  if (FunctionError) throw new Error(result);
  console.log(result);
});
