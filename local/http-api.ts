import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { LocalFunctions } from './functions.ts';
import { httpApiEvent, splitTarget, type EventContext, type ReceivedRequest } from './http-event.ts';
import { readBody, send } from './http-io.ts';
import { message, wireResponse, type WireResponse } from './http-response.ts';
import { matchRoute, parseRouteKey, type RoutePattern } from './http-routes.ts';
import { field, list, text } from './json.ts';
import { jwtAuthorizer, type JwtAuthorizer } from './jwt-authorizer.ts';
import type { LocalFunction } from './lambda.ts';
import type { Deployment, Resource } from './template.ts';

export interface ApiRoute {
  readonly pattern: RoutePattern;
  readonly target: LocalFunction;
  readonly timeoutMs: number;
  readonly authorizer: JwtAuthorizer | undefined;
  readonly scopes: readonly string[];
}

export interface HttpApiOptions {
  /** Takes the place of the template's issuer: the one of this machine. */
  readonly issuer: string;
  readonly jwksUri: string;
}

const LARGEST_BODY = 10 * 1024 * 1024;
/** The most that an HTTP API waits for an integration. */
const LONGEST_WAIT_MS = 30_000;

/** The routes of the template with the functions behind them. Throws when a route leads nowhere. */
export function apiRoutes(deployment: Deployment, functions: LocalFunctions, options: HttpApiOptions): ApiRoute[] {
  const byRef = (type: string) => new Map(deployment.ofType(type).map((resource) => [refKey(resource), resource]));
  const integrations = byRef('AWS::ApiGatewayV2::Integration');
  const authorizers = new Map(
    deployment.ofType('AWS::ApiGatewayV2::Authorizer').map((resource) => [
      refKey(resource),
      jwtAuthorizer({
        ...options,
        audience: list(field(resource.properties, 'JwtConfiguration', 'Audience')).flatMap((each) => text(each) ?? []),
      }),
    ]),
  );
  return deployment.ofType('AWS::ApiGatewayV2::Route').map(({ properties, logicalId }) => {
    const integration = integrations.get(text(properties['Target'])?.replace('integrations/', '') ?? '');
    const target = functions.ofArn(text(integration?.properties['IntegrationUri']) ?? '');
    const routeKey = text(properties['RouteKey']);
    if (routeKey === undefined || target === undefined) throw new Error(`The route ${logicalId} leads to no function.`);
    const needsToken = properties['AuthorizationType'] === 'JWT';
    const authorizer = needsToken ? authorizers.get(text(properties['AuthorizerId']) ?? '') : undefined;
    if (needsToken && authorizer === undefined)
      throw new Error(`The route ${routeKey} names an authorizer that is not there.`);
    return {
      pattern: parseRouteKey(routeKey),
      target,
      timeoutMs: Math.min(LONGEST_WAIT_MS, Number(integration?.properties['TimeoutInMillis'] ?? LONGEST_WAIT_MS)),
      authorizer,
      scopes: list(properties['AuthorizationScopes']).flatMap((scope) => text(scope) ?? []),
    };
  });
}

function refKey({ ref }: Resource): string {
  return ref;
}

/** Answers one request as API Gateway would. */
export async function serveApi(
  routes: readonly ApiRoute[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const receivedAt = Date.now();
  const body = await readBody(request, LARGEST_BODY);
  if (body === 'too large') {
    send(response, message(413, 'Request Entity Too Large', { connection: 'close' }));
    return;
  }
  const received: ReceivedRequest = {
    requestId: randomUUID(),
    method: request.method ?? 'GET',
    target: request.url ?? '/',
    headers: request.headers,
    body,
    sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
    receivedAt,
  };
  const answer = await answerTo(routes, received);
  send(response, { ...answer, headers: { ...answer.headers, 'apigw-requestid': received.requestId } });
}

async function answerTo(routes: readonly ApiRoute[], received: ReceivedRequest): Promise<WireResponse> {
  const found = matchRoute(routes, received.method, splitTarget(received.target).rawPath);
  if (found === undefined) return message(404, 'Not Found');
  const { route, parameters } = found;
  let jwt: EventContext['jwt'];
  if (route.authorizer !== undefined) {
    const authorization = await route.authorizer(received.headers.authorization, route.scopes);
    if (!authorization.allowed) {
      return authorization.status === 401
        ? message(401, 'Unauthorized', { 'www-authenticate': 'Bearer' })
        : message(403, 'Forbidden', {
            'www-authenticate': `Bearer scope="${route.scopes.join(' ')}" error="insufficient_scope"`,
          });
    }
    jwt = authorization;
  }
  const event = httpApiEvent(received, { routeKey: route.pattern.routeKey, pathParameters: parameters, jwt });
  const patience = new AbortController();
  const result = await Promise.race([
    route.target.invoke(event),
    wait(route.timeoutMs, undefined, { signal: patience.signal }).catch(() => undefined),
  ]);
  patience.abort();
  if (result === undefined) return message(503, 'Service Unavailable');
  return result.ok ? wireResponse(result.payload) : message(500, 'Internal Server Error');
}
