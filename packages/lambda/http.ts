import middy from '@middy/core';
import httpRouter, { type Method } from '@middy/http-router';
import { methodsOf, type Route } from '@undersigned/api/route.ts';
import type { Language } from '@undersigned/i18n/languages.ts';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type * as z from 'zod/mini';
import type { Answer } from './answer.ts';
import { type IsRegistered, openedTo, preflight } from './cross-origin.ts';
import { unroutedProblem } from './fallback.ts';
import { finished } from './finished.ts';
import { begin, note, noteFailure } from './observe.ts';
import { isProblem, type Problem, problem, problemAnswer } from './problem.ts';
import { isRefusal, problemOf, type Refusal } from './refusal.ts';
import { languageOf, paramsOf, type RawBody, readBody, validated, viewerOf } from './request.ts';
import { admitSender, type CheckSender } from './sender.ts';
import { admit, type Staff, type VerifyToken } from './staff.ts';

/** A request as a handler sees it: everything by its schema. */
export interface Request<R extends Route = Route, Sender = unknown> {
  params: z.output<NonNullable<R['params']>>;
  query: z.output<NonNullable<R['query']>>;
  body: z.output<NonNullable<R['body']>>;
  /** The reader's. */
  language: Language;
  /** The viewer's address. */
  viewer: string;
  headers: Record<string, string | undefined>;
  /** GET, or HEAD, where a route is declared as GET. */
  method: string;
  path: string;
  /** The fields, where a form was sent. */
  form?: URLSearchParams;
  /** Who asks, on staff's routes. */
  staff?: Staff;
  /** Who has signed the message, on partners' routes. */
  sender?: Sender;
}

/** What a form's sender is answered with, when it was not as it should be: a page. */
export type FormPage = (
  given: Problem,
  request: { form: URLSearchParams; params: Record<string, string>; language: Language },
) => Promise<Answer>;

export interface HttpDeps<Sender = unknown> {
  now?: () => Date;
  /** The key by which the edge shows itself; needed where the viewer's address matters. */
  originKey?: () => Promise<string>;
  /** Needed by staff's routes. */
  verify?: VerifyToken;
  /** Needed by partners' routes. */
  checkSender?: CheckSender<Sender>;
  /** Writes into the audit trail, before what it tells of is done. */
  record?: (entry: { who: Staff; what: string; subject: string; at: string }) => Promise<void>;
  /** Loaded when it is wanted. */
  formPage?: () => Promise<FormPage>;
  /** For routes that are pages: a problem is told by a page. */
  problemPage?: ProblemPage;
  /** Needed where partners' pages may send something. */
  isRegistered?: IsRegistered;
}

/** Tells a problem by a page. */
export type ProblemPage = (given: Problem, language: Language) => Promise<Answer>;

export type Handler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** A Lambda handler of one route. */
export type HttpHandler = Handler & { route: Route } & Pick<HttpDeps, 'problemPage'>;

/**
 * The handler of a route: it lets in who may, validates by the route's schemas, calls the verb, and turns refusals into
 * problems (RFC 9457) in the reader's language. The gateway may lead every method of its path to it.
 */
export function http<R extends Route, Sender = unknown>(
  route: R,
  deps: HttpDeps<Sender>,
  verb: (request: Request<R, Sender>) => Promise<Answer | Refusal | Problem>,
): HttpHandler {
  const now = deps.now ?? (() => new Date());

  async function answer(event: APIGatewayProxyEventV2): Promise<Answer> {
    const viewer = viewerOf(event, await deps.originKey?.());
    const sender = await senderOf(event, viewer);
    if (isProblem(sender)) return problemAnswer(sender, languageOf(event, undefined));
    const body = await readBody(event, route);
    const given = await answerTo(event, body, { viewer, ...(sender && { sender }) });
    if (!route.fromPartners) return given;
    if (!deps.isRegistered) throw new Error(`${route.operation} is partners’ and knows none of them`);
    const opened = await openedTo(deps.isRegistered, event.headers['origin'], body);
    return { ...given, headers: { ...given.headers, ...opened } };
  }

  async function senderOf(event: APIGatewayProxyEventV2, viewer: string) {
    if (route.access !== 'partner') return undefined;
    if (!deps.checkSender) throw new Error(`${route.operation} is partners' and cannot check signatures`);
    return admitSender(deps.checkSender, route, event, { viewer, now: now() });
  }

  async function answerTo(
    event: APIGatewayProxyEventV2,
    body: RawBody | Problem,
    from: Pick<Request<R, Sender>, 'viewer' | 'sender'>,
  ): Promise<Answer> {
    const raw = isProblem(body) ? undefined : body;
    const language = languageOf(event, raw);
    const tell = (given: Problem) => tellProblem(given, raw, event, language);
    let staff: Staff | undefined;
    if (route.access !== 'public' && route.access !== 'partner') {
      if (!deps.verify) throw new Error(`${route.operation} is staff's and cannot verify tokens`);
      const admitted = await admit(deps.verify, event.headers['authorization'], route.access);
      if (isProblem(admitted)) return tell(admitted);
      staff = admitted;
    }
    if (isProblem(body)) return tell(body);
    const input = validated(route, event, raw);
    if (isProblem(input)) return tell(input);
    if (staff && deps.record && (route.audited || route.method !== 'GET')) {
      await deps.record({
        who: staff,
        what: route.operation,
        subject: event.rawPath,
        at: now().toISOString(),
      });
    }
    const result = await verb({
      ...(input as Pick<Request<R>, 'params' | 'query' | 'body'>),
      language,
      ...from,
      headers: event.headers,
      method: event.requestContext.http.method,
      path: event.rawPath,
      ...(raw && 'form' in raw && { form: raw.form }),
      ...(staff && { staff }),
    });
    if (isProblem(result)) return tell(result);
    return isRefusal(result) ? tell(problemOf(result, now())) : result;
  }

  async function tellProblem(
    given: Problem,
    raw: RawBody,
    event: APIGatewayProxyEventV2,
    language: Language,
  ) {
    if (deps.problemPage) return deps.problemPage(given, language);
    if (!deps.formPage || !raw || !('form' in raw)) return problemAnswer(given, language);
    const params = paramsOf(route, event);
    return (await deps.formPage())(given, { form: raw.form, params, language });
  }

  const { problemPage } = deps;
  const rest = elsewhere([route], deps);
  const stack = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(observed(route))
    .handler(async (event, context) =>
      (methodsOf(route) as readonly string[]).includes(event.requestContext.http.method)
        ? finished(await answer(event), event, route)
        : rest(event, context),
    );
  return Object.assign(stack as unknown as Handler, { route, ...(problemPage && { problemPage }) });
}

/**
 * One function for several routes.
 *
 * @param rest answers what none of them takes
 */
export function routes(
  handlers: readonly HttpHandler[],
  rest: Handler = elsewhere(
    handlers.map(({ route }) => route),
    handlers.find(({ problemPage }) => problemPage),
  ),
): Handler {
  const router = httpRouter({
    routes: handlers.flatMap((handler) =>
      methodsOf(handler.route).map((method) => ({
        method: method as Method,
        path: handler.route.path,
        handler: handler as never,
      })),
    ),
    notFoundResponse: () => undefined,
  }) as unknown as (...given: Parameters<Handler>) => Promise<APIGatewayProxyStructuredResultV2 | undefined>;
  return async (event, context) => (await router(event, context)) ?? rest(event, context);
}

/**
 * Answers what came by a wider path of the gateway's than any of the routes has, or by another method: programs by
 * problem+json, people by a page, preflights by what is open to whom.
 */
export const elsewhere =
  (
    routes: readonly Route[],
    { problemPage, isRegistered }: Pick<HttpDeps, 'problemPage' | 'isRegistered'> = {},
  ): Handler =>
  async (event) => {
    const path = event.rawPath;
    const { method } = event.requestContext.http;
    const answer = async () => {
      if (method === 'OPTIONS') return preflight(routes, path, event.headers, isRegistered);
      const tell = path.startsWith('/v1/') ? problemAnswer : (problemPage ?? problemAnswer);
      return tell(unroutedProblem(routes, method, path), languageOf(event, undefined));
    };
    return finished(await answer(), event, { access: 'public', method: 'GET', path: '/' });
  };

/** Logs each request by its route, never by its path, which may hold a token; and answers what nobody expected. */
const observed = (
  route: Route,
): middy.MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> => {
  let started = 0;
  return {
    before: ({ event, context }) => {
      started = performance.now();
      begin(context, event.requestContext.requestId);
    },
    after: ({ response }) => {
      note('answered', {
        operation: route.operation,
        status: response?.statusCode,
        ms: Math.round(performance.now() - started),
      });
    },
    onError: (request) => {
      noteFailure(`${route.operation} failed`, request.error);
      request.response = finished(
        problemAnswer(problem('internal'), languageOf(request.event, undefined)),
        request.event,
        route,
      );
    },
  };
};
