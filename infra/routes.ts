import type { FunctionName } from './functions.ts';

export type Method = 'GET' | 'HEAD' | 'POST' | 'ANY';

/**
 * Who vouches for the caller of a route. `jwt`: API Gateway, by the access token. `twilio-signature`: the function, by
 * the signature over the whole request. `link-token`: the function, by the secret in the address. `page-token`: the
 * function, by the secret that a page sends in the body. `static`: nobody, the answer is one fixed text. `open`: nobody,
 * the answer is public.
 */
export type Guard = 'jwt' | 'twilio-signature' | 'link-token' | 'page-token' | 'static' | 'open';

export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly function: FunctionName;
  readonly guard: Guard;
}

/** What of the API is counting: a function of its own, beside the rest (docs/adr/0010-bundle-budgets.md). */
const REPORTING = [
  'service-events',
  'group-activities',
  'capacity-activities',
  'expenditures',
  'reports',
  'submissions',
  'funding',
  'imports',
] as const;

/** What of it is transport; the address of a calendar is a member's own, and `me` the console's. */
const TRANSPORT = ['trips', 'journeys', 'trip-series', 'trip-proposals', 'me/calendar'] as const;

/** What of it is the directory, what is found in it, and the map. */
const ROUTING = [
  'hub',
  'organizations',
  'programs',
  'services',
  'locations',
  'agreements',
  'failing-phones',
  'directory',
  'matches',
  'places',
  'network',
] as const;

const apiOf = (name: FunctionName, paths: readonly string[]): Route[] =>
  paths.flatMap((path): Route[] => [
    { method: 'ANY', path: `/v1/${path}`, function: name, guard: 'jwt' },
    { method: 'ANY', path: `/v1/${path}/{proxy+}`, function: name, guard: 'jwt' },
  ]);

/** Every route of the HTTP API. What is not here answers 404. */
export const ROUTES: readonly Route[] = [
  { method: 'POST', path: '/sms/intake', function: 'intake-sms', guard: 'twilio-signature' },
  { method: 'POST', path: '/sms/partner', function: 'partner-sms', guard: 'twilio-signature' },
  { method: 'POST', path: '/sms/status', function: 'sms-status', guard: 'twilio-signature' },
  { method: 'POST', path: '/sms/fallback', function: 'sms-fallback', guard: 'static' },
  { method: 'ANY', path: '/v1/{proxy+}', function: 'coordination-api', guard: 'jwt' },
  ...apiOf('reporting-api', REPORTING),
  ...apiOf('transport-api', TRANSPORT),
  ...apiOf('routing-api', ROUTING),
  { method: 'GET', path: '/v1/openapi.json', function: 'coordination-api', guard: 'open' },
  { method: 'GET', path: '/p/{token}', function: 'partner-link', guard: 'link-token' },
  { method: 'POST', path: '/p/{token}', function: 'partner-link', guard: 'link-token' },
  // The last part is `{token}.ics`: API Gateway knows no variable that is only a part of a segment.
  { method: 'GET', path: '/calendar/{file}', function: 'calendar-feed', guard: 'link-token' },
  { method: 'GET', path: '/ecrire', function: 'web-page', guard: 'open' },
  { method: 'GET', path: '/write', function: 'web-page', guard: 'open' },
  { method: 'POST', path: '/ecrire', function: 'web-page', guard: 'page-token' },
  { method: 'POST', path: '/write', function: 'web-page', guard: 'page-token' },
  { method: 'POST', path: '/web/texts', function: 'web-page', guard: 'page-token' },
  { method: 'POST', path: '/web/thread', function: 'web-page', guard: 'page-token' },
  { method: 'GET', path: '/hsds', function: 'directory-api', guard: 'open' },
  { method: 'GET', path: '/hsds/{proxy+}', function: 'directory-api', guard: 'open' },
  // Harvesters look first whether there is anything new; API Gateway does not take a HEAD for a GET.
  { method: 'HEAD', path: '/hsds', function: 'directory-api', guard: 'open' },
  { method: 'HEAD', path: '/hsds/{proxy+}', function: 'directory-api', guard: 'open' },
  // The HSDS specification has its lists asked for by POST too, with the same parameters; nothing is written.
  { method: 'POST', path: '/hsds/{proxy+}', function: 'directory-api', guard: 'open' },
  { method: 'GET', path: '/health', function: 'directory-api', guard: 'open' },
];

/** Why API Gateway itself asks for no token, for the guards that are not `jwt`. */
export const WHY_NO_AUTHORIZER: Readonly<Record<Exclude<Guard, 'jwt'>, string>> = {
  'twilio-signature':
    'Twilio signs the request and holds no token; the function checks the signature before anything else.',
  'link-token':
    'A driver opens it from a text, a calendar program fetches it by itself, neither has an account; the function checks the secret in the address.',
  'page-token':
    'A person writes from a page without an account, as from any phone; the function shows only what was written under the secret sent.',
  static:
    'It answers one fixed text to whoever asks, and can reach nothing else: it must work when all the rest does not.',
  open: 'It answers with public facts only (directory, health, API description, an empty page) and reads no personal data.',
};

export function routeKey({ method, path }: Pick<Route, 'method' | 'path'>): string {
  return `${method} ${path}`;
}
