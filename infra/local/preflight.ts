import { randomUUID } from 'node:crypto';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { asRoot } from './aws.ts';
import type { Handler } from './http.ts';

/** What a function behind an HTTP API answers, payload format 2.0. */
type Result = { statusCode: number; headers?: Record<string, string>; body?: string };

/**
 * Preflights (OPTIONS) as AWS's HTTP API passes them on when it has no CORS settings; MiniStack's answers them itself. All of
 * them go to the function behind the route that takes everything: one that has a path of its own answers the same.
 */
export const preflights = (endpoint: string, functionName: string): Handler => {
  const lambda = new LambdaClient(asRoot(endpoint));
  return async ({ method, path, headers }) => {
    const [rawPath = '/', rawQueryString = ''] = path.split('?', 2);
    const event = {
      version: '2.0',
      routeKey: 'ANY /{proxy+}',
      rawPath,
      rawQueryString,
      headers,
      requestContext: { requestId: randomUUID(), http: { method, path: rawPath } },
      isBase64Encoded: false,
    };
    const { Payload } = await lambda.send(
      new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(event) }),
    );
    const result: Result = JSON.parse(Buffer.from(Payload ?? []).toString());
    return { status: result.statusCode, headers: result.headers ?? {}, body: Buffer.from(result.body ?? '') };
  };
};
