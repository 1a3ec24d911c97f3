import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { begin, countMetric, note } from './observe.ts';

/** What a schedule sends: the time it was due, RFC 3339. */
export interface Due {
  time?: string;
}

/**
 * The handler of a schedule. Time is what the event says, so that a schedule can be run for another time; where it
 * says none that can be read, it is now.
 */
export function schedule<Result extends Record<string, number>>(
  name: string,
  work: (at: Date) => Promise<Result>,
): (event: Due, context: Context) => Promise<Result> {
  return middy<Due, Result>().handler(async ({ time }: Due, context: Context) => {
    begin(context, context.awsRequestId);
    const due = new Date(time ?? '');
    const result = await work(Number.isNaN(due.getTime()) ? new Date() : due);
    for (const [counted, count] of Object.entries(result)) countMetric(`${name}.${counted}`, count);
    note(`${name} done`);
    return result;
  }) as unknown as (event: Due, context: Context) => Promise<Result>;
}
