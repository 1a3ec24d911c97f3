import type { Context } from 'aws-lambda';
import { METRICS_DIMENSIONS, METRICS_NAMESPACE } from './metrics.ts';

/*
 * What is logged of a function's work: one line of JSON for each piece of it, which brings along what was counted
 * meanwhile (CloudWatch's embedded metric format). Never a name, an address, a token or a path that holds one.
 */

type Facts = Record<string, string | number | boolean | undefined>;

/** An instance works on one piece at a time: its ids, and what its line will tell beside what the line says itself. */
let ids: Facts = {};
let facts: Facts = {};
let measured: Record<string, { unit: 'Count' | 'Milliseconds'; values: number[] }> = {};

/** Begins a piece of work: its line carries Lambda's id of the invocation and what the work belongs to. */
export function begin(
  { awsRequestId: requestId }: Pick<Context, 'awsRequestId'>,
  correlationId: string,
): void {
  ids = { correlationId, ...(requestId !== correlationId && { requestId }) };
}

/** Has the line of this piece of work tell more. */
export function attach(more: Facts): void {
  Object.assign(facts, more);
}

/** Counts something. */
export const countMetric = (name: string, count: number): void => measure(name, 'Count', count);

/** Measures a duration, in milliseconds. */
export const lagMetric = (name: string, ms: number): void => measure(name, 'Milliseconds', ms);

function measure(name: string, unit: 'Count' | 'Milliseconds', value: number): void {
  measured[name] ??= { unit, values: [] };
  measured[name].values.push(value);
}

/** Ends a piece of work: logs its line. */
export const note = (message: string, more: Facts = {}): void => write('INFO', message, more);

/** Logs a failure. The error's own message and stack are kept: it comes from code, not from people. */
export const noteFailure = (message: string, error: unknown): void =>
  write('ERROR', message, { error: error instanceof Error ? error.stack : String(error) });

function write(level: 'INFO' | 'ERROR', message: string, more: Facts): void {
  const at = new Date();
  const line = {
    level,
    // Without them Lambda would call every line INFO.
    timestamp: at.toISOString(),
    message,
    ...ids,
    ...more,
    ...facts,
    ...embedded(at),
  };
  facts = {};
  measured = {};
  // Not by the console, whose lines Lambda puts into others: metrics are read only of what is a line itself.
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** The metrics, as https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html has it. */
function embedded(at: Date) {
  const metrics = Object.entries(measured);
  if (metrics.length === 0) return {};
  return {
    _aws: {
      Timestamp: at.getTime(),
      CloudWatchMetrics: [
        {
          Namespace: METRICS_NAMESPACE,
          Dimensions: [Object.keys(METRICS_DIMENSIONS)],
          Metrics: metrics.map(([Name, { unit: Unit }]) => ({ Name, Unit })),
        },
      ],
    },
    ...METRICS_DIMENSIONS,
    ...Object.fromEntries(
      metrics.map(([name, { values }]) => [name, values.length > 1 ? values : values[0]]),
    ),
  };
}
