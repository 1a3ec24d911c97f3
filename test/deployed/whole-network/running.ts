import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { owner, stack } from '../site.ts';

/** Runs a schedule now, as if it were then; what it did. */
export const runSchedule = async (name: string, at: Date): Promise<Record<string, number>> => {
  const functions: Record<string, string> = JSON.parse(stack.outputs.Schedules);
  const { Payload, FunctionError } = await new LambdaClient(stack.aws).send(
    new InvokeCommand({ FunctionName: functions[name], Payload: JSON.stringify({ time: at.toISOString() }) }),
  );
  const result = Buffer.from(Payload ?? []).toString();
  if (FunctionError) throw new Error(result);
  return JSON.parse(result);
};

export const DAY = 86_400_000;
export const inDays = (days: number): Date => new Date(Date.now() + days * DAY);

/** Sets the network's settings: what is not said has its default. */
export const set = async (settings: Record<string, unknown>): Promise<void> => {
  const etag = (await owner('GET', '/settings')).headers.get('etag') ?? '';
  const { status, text } = await owner('PUT', '/settings', settings, { 'if-match': etag });
  if (status !== 200) throw new Error(`The settings were refused: ${text}`);
};
