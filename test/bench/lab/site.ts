import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { frontDoor } from '../../../infra/local/front-door.ts';
import { type Handler, type Listener, listen, plain } from '../../../infra/local/http.ts';
import type { RunningFunction } from './function.ts';
import { httpEvent, ORIGIN_KEY } from './http-event.ts';

/** What a route's function is asked with. */
export interface Served {
  /** What paths it takes; groups of that name are the route's parameters. */
  path: RegExp;
  /** With its parameters in braces. */
  route: string;
  fn: RunningFunction;
}

/** The front door, in the place of CloudFront, before functions. */
export interface Site extends Listener {
  url: string;
  /** How many requests have come through the cache to a function. */
  reached(): number;
}

export async function serve(routes: readonly Served[]): Promise<Site> {
  let reached = 0;
  const origin: Handler = async ({ method, path, headers, body }) => {
    const [pathname = '', query = ''] = path.split('?', 2);
    const served = routes.find((one) => one.path.test(pathname));
    if (!served) return plain(404, 'No such route here');
    reached++;
    const event = httpEvent({
      method,
      route: served.route,
      params: { ...served.path.exec(pathname)?.groups },
      query,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      ...(body.length > 0 && { body: body.toString() }),
    });
    const { answer } = await served.fn.invoke<APIGatewayProxyStructuredResultV2>(event);
    return {
      status: answer.statusCode ?? 200,
      headers: Object.fromEntries(
        Object.entries(answer.headers ?? {}).map(([name, value]) => [name, String(value)]),
      ),
      body: Buffer.from(answer.body ?? '', answer.isBase64Encoded ? 'base64' : 'utf8'),
    };
  };
  const nothing = async () => plain(404, 'Not here');
  const door = frontDoor({ origin, originKey: ORIGIN_KEY, files: nothing, local: nothing });
  const listener = await listen(door);
  return { ...listener, url: `http://127.0.0.1:${listener.port}`, reached: () => reached };
}
