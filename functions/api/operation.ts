import { createHash } from 'node:crypto';
import type * as z from 'zod';
import { memberScope } from '../../shared/access/index.ts';
import { ACCESS_REASONS, type Answer, type Call, type Route, type Routes } from '../../shared/contracts/route.ts';
import { problemResponse, type HttpEvent, type HttpResult } from '../../shared/platform/http/faults.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { problem, problemOf, type Problem } from '../../shared/platform/problem.ts';
import { systemIds } from '../../shared/platform/ids.ts';
import { isRefusal, type Refusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import type { Handlers } from './handlers.ts';

/** A route with its handler, ready to be called. */
export interface Operation {
  readonly name: string;
  readonly route: Route;
  readonly run: (platform: Platform, event: HttpEvent) => Promise<HttpResult>;
}

/** Every route of a capability with its handler. */
export function operations<R extends Routes>(routes: R, handlers: Handlers<R>): Operation[] {
  return Object.keys(routes)
    .filter((name): name is Extract<keyof R, string> => name in handlers)
    .map((name) => operation(name, routes[name], handlers[name]));
}

function operation<R extends Route>(
  name: string,
  route: R,
  handle: (scope: Scope, call: Call<R>) => Promise<Answer<R> | Refusal>,
): Operation {
  return { name, route, run: (platform, event) => operate(platform, name, route, handle, event) };
}

const MAX_BODY_BYTES = 256 * 1024;

/** Signed in → member → role → well formed → the use case → HTTP. In this order for every operation. */
async function operate<R extends Route>(
  platform: Platform,
  name: string,
  route: R,
  handle: (scope: Scope, call: Call<R>) => Promise<Answer<R> | Refusal>,
  event: HttpEvent,
): Promise<HttpResult> {
  const scope = await memberScope(platform, subjectOf(event));
  if (scope === undefined) {
    return problemResponse(
      problem(403, 'not-a-member', 'This account is no member of the hub. Ask its administrator.'),
    );
  }
  if (Array.isArray(route.roles) && !route.roles.includes(scope.role)) {
    return problemResponse(problem(403, 'role-not-allowed', `The role ${scope.role} may not do this.`));
  }
  const call = read(name, route, event, scope);
  if ('problem' in call) return problemResponse(call.problem);
  if (!belongsTo(route, call)) throw new Error('A call was read for another route');
  const answer = await handle(scope, call);
  return isRefusal(answer)
    ? problemResponse(problemOf(answer))
    : respond(route, answer, event.headers['if-none-match']);
}

function subjectOf(event: HttpEvent): string {
  const context: unknown = event.requestContext;
  const claims = at(at(at(context, 'authorizer'), 'jwt'), 'claims');
  const sub = at(claims, 'sub');
  return typeof sub === 'string' ? sub : '';
}

const at = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;

/** What was read of a request by the schemas of `route`: their output, its type not yet told. */
interface ReadCall {
  readonly route: Route;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly version: number | undefined;
  readonly reason: string | undefined;
  readonly accept: string | undefined;
  readonly newId: string;
}

/** The one place where the compiler takes our word: what `route`'s own schemas let through has their output type. */
function belongsTo<R extends Route>(route: R, call: ReadCall): call is ReadCall & Call<R> {
  return call.route === route;
}

function read(name: string, route: Route, event: HttpEvent, scope: Scope): ReadCall | { readonly problem: Problem } {
  const json = route.body === undefined ? { value: undefined } : jsonOf(event);
  if ('problem' in json) return json;
  const errors: FieldError[] = [];
  // API Gateway adds the `proxy` of its own catch-all route.
  const { proxy: _catchAll, ...pathParameters } = event.pathParameters ?? {};
  const params = parse(route.params, pathParameters, 'path', errors);
  const query = parse(route.query, event.queryStringParameters ?? {}, 'query', errors);
  const body = parse(route.body, json.value, undefined, errors);
  if (errors.length > 0) {
    return {
      problem: problem(400, 'invalid', 'Some fields are not acceptable; each is named with the reason.', errors),
    };
  }
  const match = /^(?:W\/)?"?(\d+)"?$/.exec(event.headers['if-match'] ?? '');
  const version = match === null ? undefined : Number(match[1]);
  if (route.versioned && version === undefined) {
    const detail = 'Send If-Match with the ETag you last read, so that no change is lost.';
    return { problem: problem(428, 'version-needed', detail) };
  }
  const reason = event.headers['access-reason'];
  if (route.opensFile && !ACCESS_REASONS.some((one) => one === reason)) {
    const detail = `Say why the file is opened: header Access-Reason, one of ${ACCESS_REASONS.join(', ')}.`;
    return { problem: problem(400, 'access-reason-needed', detail) };
  }
  return {
    route,
    params,
    query,
    body,
    version,
    reason,
    accept: event.headers['accept'],
    newId: newId(name, scope, event.headers['idempotency-key']),
  };
}

function jsonOf(event: HttpEvent): { readonly value: unknown } | { readonly problem: Problem } {
  const raw = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '');
  if (Buffer.byteLength(raw) > MAX_BODY_BYTES) {
    return { problem: problem(413, 'too-large', 'A body has at most 256 KiB.') };
  }
  if (raw === '') return { value: {} };
  if (!/^application\/(?:[\w.-]+\+)?json\b/.test(event.headers['content-type'] ?? '')) {
    return { problem: problem(415, 'not-json', 'Send JSON, with the header content-type: application/json.') };
  }
  try {
    return { value: JSON.parse(raw) };
  } catch {
    return {
      problem: problem(400, 'not-json', 'The body is not well-formed JSON: check quotes, commas and brackets.'),
    };
  }
}

type FieldError = NonNullable<Problem['errors']>[number];

/** The schema's output; what is wrong goes to `errors` with the path of each bad field. */
function parse(
  schema: z.ZodType | undefined,
  input: unknown,
  where: string | undefined,
  errors: FieldError[],
): unknown {
  const parsed = schema?.safeParse(input);
  if (parsed?.success === false) {
    for (const issue of parsed.error.issues) {
      const { path, code } = issue;
      const message = code === 'unrecognized_keys' ? unknownFields(path, issue.keys, input) : issue.message;
      errors.push({ field: [...(where === undefined ? [] : [where]), ...path].join('.'), code, message });
    }
  }
  return parsed?.data;
}

/** Which fields are too many, by their number: their names may be anything, a person's too, and are not repeated. */
function unknownFields(path: readonly PropertyKey[], keys: readonly string[], input: unknown): string {
  const place = path.reduce((value, name) => at(value, String(name)), input);
  const names = Object.keys(typeof place === 'object' && place !== null ? place : {});
  const numbers = keys.map((key) => names.indexOf(key) + 1).join(', ');
  return `Of ${names.length} fields, these are not known here: number ${numbers}. See /v1/openapi.json.`;
}

/**
 * The id for what a POST makes. The same member repeating the same operation under the same `Idempotency-Key` gets the
 * same id, for ever, without anything having to be remembered.
 */
function newId(name: string, scope: Scope, idempotencyKey: string | undefined): string {
  if (idempotencyKey === undefined || idempotencyKey === '') return systemIds.uuid();
  const bytes = createHash('sha256').update([scope.hubId, scope.memberId, name, idempotencyKey].join('\n')).digest();
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function respond<R extends Route>(route: R, answer: Answer<R>, known: string | undefined): HttpResult {
  const headers: Record<string, string> = { 'cache-control': 'no-store' };
  if (answer.version !== undefined) headers['etag'] = `"${answer.version}"`;
  if (answer.location !== undefined) headers['location'] = answer.location;
  const statusCode = route.status ?? 200;
  if (answer.raw !== undefined) {
    headers['content-type'] = answer.raw.contentType;
    if (answer.raw.fileName !== undefined) {
      headers['content-disposition'] = `attachment; filename="${answer.raw.fileName}"`;
    }
    const { content } = answer.raw;
    return typeof content === 'string'
      ? { statusCode, headers, body: content }
      : { statusCode, headers, body: Buffer.from(content).toString('base64'), isBase64Encoded: true };
  }
  if (statusCode === 204) return { statusCode, headers };
  const body = JSON.stringify(answer.body);
  const json = { ...headers, 'content-type': 'application/json' };
  return route.revalidates === undefined
    ? { statusCode, headers: json, body }
    : unlessKnown(body, { ...json, ...keptFor(route.revalidates.keepSeconds) }, known);
}

const keptFor = (seconds: number) => (seconds === 0 ? {} : { 'cache-control': `private, max-age=${seconds}` });

/** The body, or only that it is still the one of which the caller sent the ETag; whatever compresses on the way makes that a weak one. */
function unlessKnown(body: string, headers: Record<string, string>, known: string | undefined): HttpResult {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const isKnown = (known ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
  if (!isKnown) return { statusCode: 200, headers: { ...headers, etag }, body };
  const { 'content-type': _none, ...rest } = headers;
  return { statusCode: 304, headers: { ...rest, etag } };
}
