import { gunzipSync } from 'node:zlib';
import type { Context } from 'aws-lambda';
import type { HttpEvent } from '../shared/platform/http/faults.ts';
import { testPlatform, type TestPlatform } from './platform.ts';

export interface HsdsAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Unpacked, as text. */
  readonly text: string;
  readonly body: unknown;
}

export interface HsdsUnderTest {
  readonly test: TestPlatform;
  get(
    target: string,
    headers?: Readonly<Record<string, string>>,
    method?: 'GET' | 'HEAD' | 'POST',
  ): Promise<HsdsAnswer>;
}

/** The real handler of the public directory, on tables of its own. One a test file: it keeps its platform. */
export async function hsdsUnderTest(): Promise<HsdsUnderTest> {
  const test = await testPlatform();
  Object.assign(process.env, test.env);
  const { handler } = await import('../functions/directory-api/handler.ts');
  return {
    test,
    async get(target, headers = {}, method = 'GET') {
      if (!isContext(context)) throw new Error('A context has a request id');
      const answer = await handler(eventOf(method, target, headers), context);
      const bytes = Buffer.from(answer.body ?? '', answer.isBase64Encoded === true ? 'base64' : 'utf8');
      const text = (answer.headers?.['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8');
      const type = String(answer.headers?.['content-type'] ?? '');
      return {
        status: answer.statusCode ?? 200,
        headers: Object.fromEntries(Object.entries(answer.headers ?? {}).map(([name, value]) => [name, String(value)])),
        text,
        body: type.endsWith('json') && !type.includes('ndjson') && text !== '' ? JSON.parse(text) : text,
      };
    },
  };
}

function eventOf(method: string, target: string, headers: Readonly<Record<string, string>>): HttpEvent {
  const [rawPath = '', rawQueryString = ''] = target.split('?');
  const requestContext = {
    accountId: '000000000000',
    apiId: 'local',
    domainName: '127.0.0.1',
    domainPrefix: 'local',
    http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
    requestId: 'test',
    routeKey: 'GET /hsds/{proxy+}',
    stage: '$default',
    time: '22/Nov/2026:15:00:00 +0000',
    timeEpoch: 0,
  };
  return {
    version: '2.0',
    routeKey: 'GET /hsds/{proxy+}',
    rawPath,
    rawQueryString,
    headers,
    queryStringParameters: Object.fromEntries(new URLSearchParams(rawQueryString)),
    requestContext,
    isBase64Encoded: false,
  };
}

/** What the handler uses of the context; the rest of it Lambda keeps to itself. */
const context = { awsRequestId: 'test-request', functionName: 'directory-api' };
const isContext = (value: object): value is Context => 'awsRequestId' in value;
