import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { RemovalPolicy, type Duration } from 'aws-cdk-lib/core';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { deploymentName, type Config } from '../config.ts';
import type { FunctionName } from '../functions.ts';
import { ROUTES, routeKey, WHY_NO_AUTHORIZER, type Method, type Route } from '../routes.ts';

/**
 * One line a request, without anything about a person: the route and never the path (`/p/{token}` is a secret), no
 * query string, no address of the caller, no user agent.
 */
const ACCESS_LOG_FIELDS = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  routeKey: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  integrationStatus: '$context.integration.status',
  integrationLatencyMs: '$context.integrationLatency',
  errorType: '$context.error.responseType',
};

const SERVER_ERRORS = 'ServerErrors';

const METHODS: Readonly<Record<Method, HttpMethod>> = {
  GET: HttpMethod.GET,
  HEAD: HttpMethod.HEAD,
  POST: HttpMethod.POST,
  ANY: HttpMethod.ANY,
};

export interface PublicApiProps {
  readonly config: Config;
  /** `iss` of the tokens that open `/v1`. */
  readonly issuer: string;
  /** Client that the tokens must have been made for. */
  readonly audience: string;
}

/** The one door: the HTTP API with its routes, its token check, its throttles and its access log. */
export class PublicApi extends Construct {
  readonly api: HttpApi;
  readonly stage: HttpStage;
  readonly #config: Config;
  readonly #authorizer: HttpJwtAuthorizer;

  constructor(scope: Construct, id: string, props: PublicApiProps) {
    super(scope, id);
    this.#config = props.config;
    this.api = new HttpApi(this, 'HttpApi', {
      apiName: deploymentName(props.config),
      createDefaultStage: false,
      corsPreflight: {
        allowOrigins: originsOf(props.config.callbackUrls),
        allowMethods: [
          CorsHttpMethod.GET,
          CorsHttpMethod.POST,
          CorsHttpMethod.PUT,
          CorsHttpMethod.PATCH,
          CorsHttpMethod.DELETE,
        ],
        allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-match'],
        exposeHeaders: ['etag', 'location', 'retry-after'],
      },
    });
    this.#authorizer = new HttpJwtAuthorizer('Jwt', props.issuer, { jwtAudience: [props.audience] });
    this.stage = this.#addStage();
  }

  /** Adds every route to the function that answers it. */
  addRoutes(functionNamed: (name: FunctionName) => IFunction): void {
    const integrations = new Map<FunctionName, HttpLambdaIntegration>();
    const limits: Record<string, { ThrottlingRateLimit: number; ThrottlingBurstLimit: number }> = {};
    const routes = ROUTES.map((route) => {
      const integration =
        integrations.get(route.function) ?? new HttpLambdaIntegration(route.function, functionNamed(route.function));
      integrations.set(route.function, integration);
      if (isPublic(route)) limits[routeKey(route)] = this.#publicLimit();
      return this.#addRoute(route, integration);
    });
    const { defaultChild } = this.stage.node;
    if (!(defaultChild instanceof CfnStage))
      throw new Error('The stage of the HTTP API has no CloudFormation resource.');
    defaultChild.routeSettings = limits;
    // CloudFormation refuses settings for a route that is not there yet.
    for (const route of routes) this.stage.node.addDependency(route);
  }

  /** Requests to each of a function's routes that were answered with a 5xx, timeouts included. */
  serverErrors(name: FunctionName, period: Duration): Metric[] {
    return ROUTES.filter((route) => route.function === name).map(
      (route) =>
        new Metric({
          namespace: deploymentName(this.#config),
          metricName: SERVER_ERRORS,
          dimensionsMap: { route: routeKey(route) },
          statistic: Stats.SUM,
          period,
          label: routeKey(route),
        }),
    );
  }

  #addRoute(route: Route, integration: HttpLambdaIntegration): HttpRoute {
    const added = new HttpRoute(this, routeKey(route), {
      httpApi: this.api,
      routeKey: HttpRouteKey.with(route.path, METHODS[route.method]),
      integration,
      ...(route.guard === 'jwt' && { authorizer: this.#authorizer }),
    });
    if (route.guard !== 'jwt') acknowledge(added, 'AwsSolutions-APIG4', WHY_NO_AUTHORIZER[route.guard]);
    return added;
  }

  #addStage(): HttpStage {
    const logGroup = new LogGroup(this, 'AccessLog', {
      // API Gateway's log delivery needs no resource policy of its own for groups under this prefix.
      logGroupName: `/aws/vendedlogs/${deploymentName(this.#config)}-api`,
      retention: this.#config.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // A function turns a fault into a 500 that it returns, so Lambda counts no error; and API Gateway's own metrics by
    // route cost six metrics a route.
    new MetricFilter(this, 'ServerErrors', {
      logGroup,
      metricNamespace: deploymentName(this.#config),
      metricName: SERVER_ERRORS,
      filterPattern: FilterPattern.stringValue('$.status', '=', '5*'),
      metricValue: '1',
      dimensions: { route: '$.routeKey' },
    });
    return new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: this.#config.requestsPerSecond, burstLimit: this.#config.requestBurst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG_FIELDS)),
      },
    });
  }

  /** A flood on a public route must not use up what the account allows for texts. */
  #publicLimit() {
    return {
      ThrottlingRateLimit: this.#config.publicRequestsPerSecond,
      ThrottlingBurstLimit: this.#config.publicRequestBurst,
    };
  }
}

/** Anybody may call it: no account and no signature stands before it. */
function isPublic({ guard }: Route): boolean {
  return guard === 'open' || guard === 'link-token' || guard === 'page-token';
}

function originsOf(urls: readonly string[]): string[] {
  return [...new Set(urls.map((url) => new URL(url).origin))];
}
