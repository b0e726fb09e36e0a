import type { IncomingHttpHeaders } from 'node:http';
import type { Json, JsonObject } from './json.ts';

export interface ReceivedRequest {
  readonly requestId: string;
  readonly method: string;
  /** Path and query as they came, e.g. `/v1/trips?limit=5`. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly sourceIp: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

export interface EventContext {
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  /** Claims and scopes of the token, where the route asks for one. */
  readonly jwt?:
    { readonly claims: Readonly<Record<string, string>>; readonly scopes: readonly string[] | null } | undefined;
}

/**
 * The event of payload format 2.0 that an HTTP API gives to a Lambda integration. Header names are lower case, repeated
 * headers and query parameters are joined by commas, paths are decoded, and every body that is not plain text
 * (form posts among them) is base64. Source: "Working with AWS Lambda proxy integrations for HTTP APIs".
 */
export function httpApiEvent(request: ReceivedRequest, context: EventContext): JsonObject {
  const { rawPath, rawQueryString } = splitTarget(request.target);
  const query = queryParameters(rawQueryString);
  const { cookies, headers } = splitCookies(request);
  const binary = request.body.length > 0 && !isText(request.headers['content-type']);
  return {
    version: '2.0',
    routeKey: context.routeKey,
    rawPath,
    rawQueryString,
    ...(cookies.length > 0 && { cookies }),
    headers,
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    ...(Object.keys(context.pathParameters).length > 0 && { pathParameters: { ...context.pathParameters } }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      ...(context.jwt !== undefined && {
        authorizer: {
          jwt: {
            claims: { ...context.jwt.claims },
            scopes: context.jwt.scopes === null ? null : [...context.jwt.scopes],
          },
        },
      }),
      domainName: headers['host'] ?? '127.0.0.1',
      domainPrefix: 'local',
      http: {
        method: request.method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: request.requestId,
      routeKey: context.routeKey,
      stage: '$default',
      time: clfTime(request.receivedAt),
      timeEpoch: request.receivedAt,
    } satisfies Json,
    ...(request.body.length > 0 && { body: request.body.toString(binary ? 'base64' : 'utf8') }),
    isBase64Encoded: binary,
  };
}

export function splitTarget(target: string): { rawPath: string; rawQueryString: string } {
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  return { rawPath: decoded(path), rawQueryString: mark < 0 ? '' : target.slice(mark + 1) };
}

function queryParameters(query: string): Record<string, string> {
  const found = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(query)) found.set(name, [...(found.get(name) ?? []), value]);
  return Object.fromEntries([...found].map(([name, values]) => [name, values.join(',')]));
}

function splitCookies(request: ReceivedRequest): { cookies: string[]; headers: Record<string, string> } {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || name === 'cookie') continue;
    headers[name] = Array.isArray(value) ? value.join(',') : value;
  }
  headers['x-forwarded-for'] ??= request.sourceIp;
  headers['x-forwarded-proto'] ??= 'http';
  const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
  return { headers, cookies: cookies.filter((cookie) => cookie !== '') };
}

function isText(contentType: string | undefined): boolean {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return type.startsWith('text/') || ['application/json', 'application/javascript', 'application/xml'].includes(type);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** `12/Mar/2026:19:03:58 +0000` */
function clfTime(epoch: number): string {
  const [, day, month, year, time] = new Date(epoch).toUTCString().split(' ');
  return `${day ?? ''}/${month ?? ''}/${year ?? ''}:${time ?? ''} +0000`;
}
