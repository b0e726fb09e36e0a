import { ROUTES } from '../../infra/routes.ts';
import type { Context } from 'aws-lambda';
import type { HttpEvent } from '../../shared/platform/http/faults.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';
import { setUpDemoHub } from '../hub.ts';
import type { HubFile } from '../../shared/directory/index.ts';

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface ApiUnderTest {
  readonly test: TestPlatform;
  readonly hub: HubFile;
  call(
    sub: string | undefined,
    method: string,
    path: string,
    options?: { readonly body?: unknown; readonly raw?: string; readonly headers?: Readonly<Record<string, string>> },
  ): Promise<ApiAnswer>;
}

/** Which function API Gateway would send a path to, by the routes of the deployment. */
const functionFor = (path: string): string => {
  const [, version = '', first = '', second = ''] = (path.split('?')[0] ?? '').split('/');
  const paths = [`/${version}/${first}/${second}`, `/${version}/${first}`];
  return ROUTES.find((route) => paths.includes(route.path))?.function ?? 'coordination-api';
};

/** The real handlers of the API, on fresh tables with the demo hub; the authorizer has let `sub` through. */
export async function apiUnderTest(): Promise<ApiUnderTest> {
  const test = await testPlatform();
  const hub = await setUpDemoHub(test.platform);
  Object.assign(process.env, test.env);
  const coordination = await import('../../functions/coordination-api/handler.ts');
  const reporting = await import('../../functions/reporting-api/handler.ts');
  const transport = await import('../../functions/transport-api/handler.ts');
  const routing = await import('../../functions/routing-api/handler.ts');
  const apis: Readonly<Record<string, typeof reporting>> = {
    'reporting-api': reporting,
    'transport-api': transport,
    'routing-api': routing,
  };
  return {
    test,
    hub,
    async call(sub, method, path, { body, raw, headers = {} } = {}) {
      if (!isContext(context)) throw new Error('A context has a request id');
      const { handler } = apis[functionFor(path)] ?? coordination;
      const answer = await handler(
        eventOf(sub, method, path, raw ?? (body === undefined ? undefined : JSON.stringify(body)), headers),
        context,
      );
      const type = String(answer.headers?.['content-type'] ?? '');
      return {
        status: answer.statusCode ?? 200,
        headers: Object.fromEntries(Object.entries(answer.headers ?? {}).map(([name, value]) => [name, String(value)])),
        body: type.includes('json') && answer.body !== undefined ? JSON.parse(answer.body) : answer.body,
      };
    },
  };
}

function eventOf(
  sub: string | undefined,
  method: string,
  target: string,
  body: string | undefined,
  headers: Readonly<Record<string, string>>,
): HttpEvent {
  const [rawPath = '', rawQueryString = ''] = target.split('?');
  const jwt = { claims: sub === undefined ? {} : { sub }, scopes: [] };
  const requestContext = {
    accountId: '000000000000',
    apiId: 'local',
    domainName: '127.0.0.1',
    domainPrefix: 'local',
    http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
    requestId: 'test',
    routeKey: 'ANY /v1/{proxy+}',
    stage: '$default',
    time: '22/Nov/2026:15:00:00 +0000',
    timeEpoch: 0,
    authorizer: { jwt },
  };
  return {
    version: '2.0',
    routeKey: 'ANY /v1/{proxy+}',
    rawPath,
    rawQueryString,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    queryStringParameters: Object.fromEntries(new URLSearchParams(rawQueryString)),
    requestContext,
    isBase64Encoded: false,
    ...(body !== undefined && { body }),
  };
}

/** What the handler uses of the context; the rest of it Lambda keeps to itself. */
const context = { awsRequestId: 'test-request', functionName: 'coordination-api' };
const isContext = (value: object): value is Context => 'awsRequestId' in value;
