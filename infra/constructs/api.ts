import { api } from '@undersigned/api/api.ts';
import { methodsOf, type Route } from '@undersigned/api/route.ts';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { BoundFunction } from './lambda-function.ts';

/**
 * What is logged of a request: by its route, never its path or address, which may tell who signs. When it was, CloudWatch
 * keeps with the line.
 */
export const ACCESS_LOG = JSON.stringify({
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  ms: '$context.responseLatency',
  error: '$context.integrationErrorMessage',
});

type GatewayRoute = Pick<Route, 'operation' | 'method' | 'path' | 'gatewayPath'>;

/** Whether a path is one of another's: of organisations, one may be called “applications”. */
function covers(wide: string, narrow: string): boolean {
  const [parts, others] = [wide.split('/'), narrow.split('/')];
  // The first of them is never open between two: no language is called v1.
  const fits = (part: string, at: number) => part === others[at] || (at > 1 && part.startsWith('{'));
  return parts.length === others.length && parts.every(fits);
}

/** The one HTTP API. Routes come from their declarations. */
export class Api extends Construct {
  readonly http: HttpApi;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.http = new HttpApi(this, 'Http', { createDefaultStage: false });
    this.http.addStage('Stage', {
      stageName: '$default',
      autoDeploy: true,
      // A flood is refused before it costs; far above what a network's busiest hour asks for.
      throttle: { rateLimit: 1000, burstLimit: 2000 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'AccessLog', {
            retention: RetentionDays.ONE_MONTH,
            removalPolicy: RemovalPolicy.DESTROY,
          }),
        ),
        format: AccessLogFormat.custom(ACCESS_LOG),
      },
    });
  }

  /**
   * Gives routes to the function that serves them. A path that nobody else has a method of comes to it by any method, and
   * it says itself which are its own; where others have some too, all that is nobody's goes to who knows every route.
   */
  serve(fn: BoundFunction, routes: readonly GatewayRoute[]): void {
    const integration = this.integrationOf(fn);
    const others = api.filter(({ operation }) => routes.every((route) => route.operation !== operation));
    for (const [path, those] of Map.groupBy(routes, (route) => route.gatewayPath ?? route.path)) {
      const isShared = those.some((route) => others.some((other) => covers(other.path, route.path)));
      const methods = new Set(isShared ? those.flatMap(methodsOf) : (['ANY'] as const));
      this.http.addRoutes({ path, methods: [...methods].map((method) => HttpMethod[method]), integration });
    }
  }

  /** Gives everything else to a function. */
  serveRest(fn: BoundFunction): void {
    this.http.addRoutes({
      path: '/{proxy+}',
      methods: [HttpMethod.ANY],
      integration: this.integrationOf(fn),
    });
    this.http.addRoutes({ path: '/', methods: [HttpMethod.ANY], integration: this.integrationOf(fn) });
  }

  private readonly integrations = new Map<BoundFunction, HttpLambdaIntegration>();

  private integrationOf(fn: BoundFunction): HttpLambdaIntegration {
    const integration =
      this.integrations.get(fn) ??
      // One permission for the whole API, not one a route: a function's policy has room for 20 KB.
      new HttpLambdaIntegration(fn.node.id, fn.lambda, {
        scopePermissionToRoute: false,
        timeout: Duration.seconds(29),
      });
    this.integrations.set(fn, integration);
    return integration;
  }
}
