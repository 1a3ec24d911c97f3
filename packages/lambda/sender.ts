import type { Route } from '@undersigned/api/route.ts';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Problem, problem } from './problem.ts';
import { isRefusal, problemOf, type Refusal } from './refusal.ts';
import { bodyBytes, isTooLong } from './request.ts';

/** Finds out who has signed a message, by its bytes and headers alone. */
export type CheckSender<Sender> = (message: {
  /** The partner that it says it is from. */
  slug: string;
  /** By their names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
  /** The body's bytes, as they were sent. */
  body: Buffer;
  /** The address that it came from. */
  address: string;
}) => Promise<Sender | Refusal>;

/**
 * Who has signed what was sent, or the problem to answer. Of the body nothing is looked at before but how long it is.
 */
export async function admitSender<Sender>(
  check: CheckSender<Sender>,
  route: Route,
  event: APIGatewayProxyEventV2,
  { viewer, now }: { viewer: string; now: Date },
): Promise<Sender | Problem> {
  const body = bodyBytes(event);
  if (isTooLong(body, route)) return problem('too-large');
  const slug = event.pathParameters?.['slug'] ?? '';
  const sender = await check({ slug, headers: event.headers, body, address: viewer });
  return isRefusal(sender) ? problemOf(sender, now) : sender;
}
