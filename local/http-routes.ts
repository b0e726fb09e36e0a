/** A route of the HTTP API, from its `RouteKey`. */
export interface RoutePattern {
  readonly routeKey: string;
  readonly method: string;
  readonly segments: readonly string[];
}

export interface RouteMatch<T> {
  readonly route: T;
  readonly parameters: Readonly<Record<string, string>>;
}

const DEFAULT_ROUTE = '$default';

/** `GET /p/{token}` taken apart; the `$default` route matches what no other does. */
export function parseRouteKey(routeKey: string): RoutePattern {
  if (routeKey === DEFAULT_ROUTE) return { routeKey, method: 'ANY', segments: ['{proxy+}'] };
  const [method = 'ANY', path = '/'] = routeKey.split(' ');
  return { routeKey, method, segments: segmentsOf(path) };
}

/**
 * The most specific route for a request, as API Gateway chooses it: a full match before a greedy one before `$default`,
 * literal segments before parameters, and the request's own method before `ANY`.
 * Source: "Create routes for HTTP APIs", Amazon API Gateway Developer Guide.
 */
export function matchRoute<T extends { readonly pattern: RoutePattern }>(
  routes: readonly T[],
  method: string,
  path: string,
): RouteMatch<T> | undefined {
  const segments = segmentsOf(path);
  const candidates = routes.flatMap((route) => {
    const { pattern } = route;
    if (pattern.method !== 'ANY' && pattern.method !== method) return [];
    const parameters = pattern.routeKey === DEFAULT_ROUTE ? {} : parametersOf(pattern.segments, segments);
    return parameters === undefined ? [] : [{ route, parameters }];
  });
  return candidates.sort((a, b) => compareRanks(rankOf(a.route.pattern), rankOf(b.route.pattern)))[0];
}

function segmentsOf(path: string): string[] {
  return path.replace(/^\//, '').split('/');
}

function parametersOf(pattern: readonly string[], path: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const actual = path[index];
    const greedy = /^\{(.+)\+\}$/.exec(expected)?.[1];
    if (greedy !== undefined) {
      // `/hsds/` is a child of `/hsds`, with an empty name; `/hsds` itself is none. Source: github.com/aws/aws-lambda-go/issues/297.
      return actual === undefined ? undefined : { ...parameters, [greedy]: path.slice(index).join('/') };
    }
    const name = /^\{(.+)\}$/.exec(expected)?.[1];
    if (actual === undefined || actual === '' || (name === undefined && actual !== expected)) {
      // The root path is one empty segment.
      if (actual === '' && expected === '') continue;
      return undefined;
    }
    if (name !== undefined) parameters[name] = actual;
  }
  return path.length === pattern.length ? parameters : undefined;
}

/** Smaller is more specific, place by place: literal 0, parameter 1, greedy 2; then the method. `$default` comes last. */
function rankOf(pattern: RoutePattern): readonly number[] {
  const method = pattern.method === 'ANY' ? 1 : 0;
  if (pattern.routeKey === DEFAULT_ROUTE) return [3, method];
  const places = pattern.segments.map((segment) => (segment.endsWith('+}') ? 2 : segment.startsWith('{') ? 1 : 0));
  return [...places, method];
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined) return 1;
    if (left !== right) return left - right;
  }
  return a.length - b.length;
}
