import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import { METRICS_NAMESPACE } from './metrics.ts';

/** What is logged of a function's work. Never a name, an address, a token or a path that holds one. */
const logger = new Logger({ serviceName: process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? 'undersigned' });
const metrics = new Metrics({ namespace: METRICS_NAMESPACE, serviceName: 'undersigned' });

/** Logs one line with facts, under the correlation id of what is being worked on. */
export const note = (
  message: string,
  facts: Record<string, string | number | boolean | undefined> = {},
): void => logger.info(message, facts);

/** Logs a failure. The error's own message and stack are kept: it comes from code, not from people. */
export const noteFailure = (message: string, error: unknown): void =>
  logger.error(message, error instanceof Error ? error : new Error(String(error)));

/** Counts something; told to CloudWatch at the end of the invocation (embedded metric format). */
export const countMetric = (name: string, count: number): void => {
  metrics.addMetric(name, MetricUnit.Count, count);
};

/** Measures a duration, in milliseconds. */
export const lagMetric = (name: string, ms: number): void => {
  metrics.addMetric(name, MetricUnit.Milliseconds, ms);
};

/** Begins an invocation: what is logged carries its correlation id. */
export function begin(context: Context, correlationId: string): void {
  logger.resetKeys();
  logger.addContext(context);
  logger.appendKeys({ correlationId });
}

/** Ends an invocation. */
export const end = (): void => {
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
};
