import type { Route } from '@undersigned/api/route.ts';
import type { CheckSender, Sender } from '@undersigned/partners/sender.ts';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Problem, problem } from './problem.ts';
import { problemOf } from './refusal.ts';
import { bodyBytes, isTooLong } from './request.ts';

/**
 * The partner whose server has signed what it sent, or the problem to answer. Of the body nothing is looked at before
 * but how long it is.
 */
export async function admitSender(
  check: CheckSender,
  route: Route,
  event: APIGatewayProxyEventV2,
  { viewer, now }: { viewer: string; now: Date },
): Promise<Sender | Problem> {
  const body = bodyBytes(event);
  if (isTooLong(body, route)) return problem('too-large');
  const slug = event.pathParameters?.['slug'] ?? '';
  const sender = await check({ slug, headers: event.headers, body, address: viewer });
  return 'refused' in sender ? problemOf(sender, now) : sender;
}
