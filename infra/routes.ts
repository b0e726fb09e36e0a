import type { FunctionName } from './functions.ts';

export type Method = 'GET' | 'POST' | 'ANY';

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

/** What of the API is counting: a function of its own, beside the console's (docs/adr/0010-bundle-budgets.md). */
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

/** Every route of the HTTP API. What is not here answers 404. */
export const ROUTES: readonly Route[] = [
  { method: 'POST', path: '/sms/intake', function: 'intake-sms', guard: 'twilio-signature' },
  { method: 'POST', path: '/sms/partner', function: 'partner-sms', guard: 'twilio-signature' },
  { method: 'POST', path: '/sms/status', function: 'sms-status', guard: 'twilio-signature' },
  { method: 'POST', path: '/sms/fallback', function: 'sms-fallback', guard: 'static' },
  { method: 'ANY', path: '/v1/{proxy+}', function: 'coordination-api', guard: 'jwt' },
  ...REPORTING.flatMap((path): Route[] => [
    { method: 'ANY', path: `/v1/${path}`, function: 'reporting-api', guard: 'jwt' },
    { method: 'ANY', path: `/v1/${path}/{proxy+}`, function: 'reporting-api', guard: 'jwt' },
  ]),
  { method: 'GET', path: '/v1/openapi.json', function: 'coordination-api', guard: 'open' },
  { method: 'GET', path: '/p/{token}', function: 'partner-link', guard: 'link-token' },
  { method: 'POST', path: '/p/{token}', function: 'partner-link', guard: 'link-token' },
  { method: 'GET', path: '/ecrire', function: 'web-page', guard: 'open' },
  { method: 'GET', path: '/write', function: 'web-page', guard: 'open' },
  { method: 'POST', path: '/ecrire', function: 'web-page', guard: 'page-token' },
  { method: 'POST', path: '/write', function: 'web-page', guard: 'page-token' },
  { method: 'POST', path: '/web/texts', function: 'web-page', guard: 'page-token' },
  { method: 'POST', path: '/web/thread', function: 'web-page', guard: 'page-token' },
  { method: 'GET', path: '/hsds', function: 'directory-api', guard: 'open' },
  { method: 'GET', path: '/hsds/{proxy+}', function: 'directory-api', guard: 'open' },
  { method: 'GET', path: '/health', function: 'directory-api', guard: 'open' },
];

/** Why API Gateway itself asks for no token, for the guards that are not `jwt`. */
export const WHY_NO_AUTHORIZER: Readonly<Record<Exclude<Guard, 'jwt'>, string>> = {
  'twilio-signature':
    'Twilio signs the request and holds no token; the function checks the signature before anything else.',
  'link-token': 'A driver or partner opens it from a text, without an account; the function checks the expiring token.',
  'page-token':
    'A person writes from a page without an account, as from any phone; the function shows only what was written under the secret sent.',
  static:
    'It answers one fixed text to whoever asks, and can reach nothing else: it must work when all the rest does not.',
  open: 'It answers with public facts only (directory, health, API description, an empty page) and reads no personal data.',
};

export function routeKey({ method, path }: Pick<Route, 'method' | 'path'>): string {
  return `${method} ${path}`;
}
