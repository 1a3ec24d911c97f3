import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import { METRICS_DIMENSIONS, METRICS_NAMESPACE } from './metrics.ts';

/*
 * What is logged of a function's work: one line of JSON for each piece of it, and one of what was counted meanwhile, where
 * something was (CloudWatch's embedded metric format). Never a name, an address, a token or a path that holds one. What the
 * logger could add of its function (name, ARN, memory) stands in the log group's name: it is not repeated in every line.
 */

type Facts = Record<string, string | number | boolean | undefined>;

const logger = new Logger({ serviceName: METRICS_DIMENSIONS.service });
const metrics = new Metrics({ namespace: METRICS_NAMESPACE, serviceName: METRICS_DIMENSIONS.service });

/** Begins a piece of work: its line carries Lambda's id of the invocation and what the work belongs to. */
export function begin(
  { awsRequestId: requestId }: Pick<Context, 'awsRequestId'>,
  correlationId: string,
): void {
  logger.resetKeys();
  logger.appendKeys({ correlationId, ...(requestId !== correlationId && { requestId }) });
}

/** Has the line of this piece of work tell more. */
export const attach = (more: Facts): void => logger.appendKeys(more);

/** Counts something. */
export const countMetric = (name: string, count: number): void => {
  metrics.addMetric(name, MetricUnit.Count, count);
};

/** Measures a duration, in milliseconds. */
export const lagMetric = (name: string, ms: number): void => {
  metrics.addMetric(name, MetricUnit.Milliseconds, ms);
};

/** Ends a piece of work: logs its line. */
export const note = (message: string, more: Facts = {}): void => ended(() => logger.info(message, more));

/** Logs a failure. The error's own message and stack are kept: it comes from code, not from people. */
export const noteFailure = (message: string, error: unknown, more: Facts = {}): void =>
  ended(() =>
    logger.error(message, { ...more, error: error instanceof Error ? error : new Error(String(error)) }),
  );

function ended(log: () => void): void {
  log();
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
}
