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

  /** Gives routes to the function that serves them; those that share a path of the gateway's share its route. */
  serve(fn: BoundFunction, routes: readonly Pick<Route, 'method' | 'path' | 'gatewayPath'>[]): void {
    const integration = this.integrationOf(fn);
    const methods = new Map<string, Set<HttpMethod>>();
    for (const route of routes) {
      const path = route.gatewayPath ?? route.path;
      const known = methods.get(path) ?? new Set();
      methods.set(path, known);
      for (const method of methodsOf(route)) known.add(HttpMethod[method]);
    }
    for (const [path, those] of methods) this.http.addRoutes({ path, methods: [...those], integration });
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
