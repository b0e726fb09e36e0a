import * as z from 'zod';
import { isObject, type Json } from './json.ts';

/** What goes back over the wire. */
export interface WireResponse {
  readonly status: number;
  /** A header with several values is written once for each. */
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
}

const HeaderValue = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const FunctionResponse = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), HeaderValue).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/**
 * The HTTP response that an HTTP API makes from what a function returned (payload format 2.0). A result without
 * `statusCode` is itself the JSON body of a 200; a result that is neither is API Gateway's own 500.
 */
export function wireResponse(result: Json): WireResponse {
  if (!isObject(result) || !('statusCode' in result)) {
    if (result === null) return message(500, 'Internal Server Error');
    const body = typeof result === 'string' ? result : JSON.stringify(result);
    return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(body) };
  }
  const parsed = FunctionResponse.safeParse(result);
  if (!parsed.success) return message(500, 'Internal Server Error');
  const { statusCode, cookies, isBase64Encoded } = parsed.data;
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(parsed.data.headers ?? {})) headers[name.toLowerCase()] = value;
  const body = Buffer.from(parsed.data.body ?? '', isBase64Encoded === true ? 'base64' : 'utf8');
  if (body.length > 0) headers['content-type'] ??= 'text/plain; charset=utf-8';
  if (cookies !== null && cookies !== undefined && cookies.length > 0) headers['set-cookie'] = cookies;
  return { status: statusCode, headers, body };
}

/** API Gateway's own short answers: `{"message":"Not Found"}`. */
export function message(status: number, text: string, headers: Readonly<Record<string, string>> = {}): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify({ message: text })),
  };
}
