import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { allRoutes } from '../../shared/contracts/api.ts';
import { onlyResource, resourcesOf, templatesOf } from './synthesized.ts';

const { service } = templatesOf('prod', {
  hubId: 'nord',
  alarmEmail: 'alarms@example.org',
  callbackUrls: 'https://console.example.org/signed-in,https://console.example.org/',
});

const Route = z.object({
  RouteKey: z.string(),
  AuthorizationType: z.string().optional(),
  AuthorizerId: z.unknown().optional(),
  Target: z.unknown(),
});
const routes = [...resourcesOf(service, 'AWS::ApiGatewayV2::Route').values()].map(({ Properties }) =>
  Route.parse(Properties),
);
const stage = onlyResource(service, 'AWS::ApiGatewayV2::Stage').Properties;

/** The function behind a route, by the logical id in its integration. */
function functionBehind(routeKey: string): string {
  const target = JSON.stringify(routes.find(({ RouteKey }) => RouteKey === routeKey)?.Target);
  for (const [id, { Properties }] of resourcesOf(service, 'AWS::ApiGatewayV2::Integration')) {
    if (target.includes(id)) return /([a-z]+)Function/.exec(JSON.stringify(Properties['IntegrationUri']))?.[1] ?? '';
  }
  return '';
}

describe('the HTTP API', () => {
  it.each([
    ['POST /sms/intake', 'intakesms', 'NONE'],
    ['POST /sms/partner', 'partnersms', 'NONE'],
    ['POST /sms/status', 'smsstatus', 'NONE'],
    ['POST /sms/fallback', 'smsfallback', 'NONE'],
    ['ANY /v1/{proxy+}', 'coordinationapi', 'JWT'],
    ['ANY /v1/reports/{proxy+}', 'reportingapi', 'JWT'],
    ['ANY /v1/service-events', 'reportingapi', 'JWT'],
    ['GET /v1/openapi.json', 'coordinationapi', 'NONE'],
    ['GET /p/{token}', 'partnerlink', 'NONE'],
    ['POST /p/{token}', 'partnerlink', 'NONE'],
    ['GET /calendar/{file}', 'calendarfeed', 'NONE'],
    ['GET /ecrire', 'webpage', 'NONE'],
    ['POST /write', 'webpage', 'NONE'],
    ['POST /web/texts', 'webpage', 'NONE'],
    ['POST /web/thread', 'webpage', 'NONE'],
    ['GET /hsds', 'directoryapi', 'NONE'],
    ['GET /hsds/{proxy+}', 'directoryapi', 'NONE'],
    ['POST /hsds/{proxy+}', 'directoryapi', 'NONE'],
    ['HEAD /hsds', 'directoryapi', 'NONE'],
    ['HEAD /hsds/{proxy+}', 'directoryapi', 'NONE'],
    ['GET /health', 'directoryapi', 'NONE'],
  ])('sends %s to %s, authorization %s', (routeKey, name, authorization) => {
    const found = routes.find(({ RouteKey }) => RouteKey === routeKey);
    expect(found?.AuthorizationType ?? 'NONE').toBe(authorization);
    expect(found?.AuthorizerId !== undefined).toBe(authorization === 'JWT');
    expect(functionBehind(routeKey)).toBe(name);
  });

  it('has these twenty-one routes and two for each path of counting, transport and routing, none that catches the rest', () => {
    expect(routes.map(({ RouteKey }) => RouteKey)).not.toContain('$default');
    expect(routes.filter(({ RouteKey }) => functionBehind(RouteKey) === 'reportingapi')).toHaveLength(16);
    expect(routes.filter(({ RouteKey }) => functionBehind(RouteKey) === 'transportapi')).toHaveLength(10);
    expect(routes.filter(({ RouteKey }) => functionBehind(RouteKey) === 'routingapi')).toHaveLength(22);
    expect(routes).toHaveLength(69);
  });

  it('sends every operation to the function that answers it', () => {
    const answeredBy = (path: string): string => {
      const [, version, first = '', second = ''] = path.split('/');
      const own = [`ANY /${version}/${first}/${second}`, `ANY /${version}/${first}`];
      const known = routes.find(({ RouteKey }) => own.some((key) => key === RouteKey))?.RouteKey;
      return functionBehind(known ?? 'ANY /v1/{proxy+}');
    };
    const apis = new Map([
      ...['counting', 'reports', 'imports'].map((tag) => [tag, 'reportingapi'] as const),
      ...['transport', 'series', 'tripOutcomes'].map((tag) => [tag, 'transportapi'] as const),
      ...['assurance', 'matches', 'directory', 'directoryImports', 'directoryUpkeep', 'places', 'search'].map(
        (tag) => [tag, 'routingapi'] as const,
      ),
    ]);
    const misled = allRoutes.filter(
      ({ tag, route }) => answeredBy(route.path) !== (apis.get(tag) ?? 'coordinationapi'),
    );
    expect(misled.map(({ name }) => name)).toEqual([]);
  });

  it('takes tokens of the user pool, made for the console', () => {
    const { JwtConfiguration } = onlyResource(service, 'AWS::ApiGatewayV2::Authorizer').Properties;
    expect(JSON.stringify(JwtConfiguration)).toMatch(/UserPoolConsole.*ProviderURL/);
  });

  it('answers the browser of the console, and no other site', () => {
    expect(onlyResource(service, 'AWS::ApiGatewayV2::Api').Properties).toMatchObject({
      CorsConfiguration: {
        AllowOrigins: ['https://console.example.org'],
        ExposeHeaders: ['etag', 'location', 'retry-after'],
      },
    });
  });
});

describe('the throttle', () => {
  it('limits every route', () => {
    expect(stage['DefaultRouteSettings']).toEqual({ ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 });
  });

  it('limits more what anybody may call, and never what Twilio calls', () => {
    const limited = z.record(z.string(), z.unknown()).parse(stage['RouteSettings']);
    expect(Object.keys(limited).sort()).toEqual([
      'GET /calendar/{file}',
      'GET /ecrire',
      'GET /health',
      'GET /hsds',
      'GET /hsds/{proxy+}',
      'GET /p/{token}',
      'GET /v1/openapi.json',
      'GET /write',
      'HEAD /hsds',
      'HEAD /hsds/{proxy+}',
      'POST /ecrire',
      'POST /hsds/{proxy+}',
      'POST /p/{token}',
      'POST /web/texts',
      'POST /web/thread',
      'POST /write',
    ]);
  });
});

describe('the access log', () => {
  const { Format } = z.object({ Format: z.string() }).parse(stage['AccessLogSettings']);

  it('tells the route, the outcome and the time', () => {
    expect(Object.values(z.record(z.string(), z.string()).parse(JSON.parse(Format)))).toEqual(
      expect.arrayContaining([
        '$context.requestId',
        '$context.routeKey',
        '$context.status',
        '$context.responseLatency',
      ]),
    );
  });

  it.each(['path', 'rawPath', 'queryString', 'sourceIp', 'userAgent', 'authorizer', 'identity', 'error.message'])(
    'holds no %s, which could tell who called or what they may open',
    (variable) => {
      expect(Format.toLowerCase()).not.toContain(variable.toLowerCase());
    },
  );
});
