import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload } from 'jose';

export interface JwtAuthorizerOptions {
  readonly issuer: string;
  readonly jwksUri: string;
  readonly audience: readonly string[];
}

type Authorization =
  | {
      readonly allowed: true;
      readonly claims: Readonly<Record<string, string>>;
      readonly scopes: readonly string[] | null;
    }
  | { readonly allowed: false; readonly status: 401 | 403; readonly reason: string };

export type JwtAuthorizer = (header: string | undefined, scopes: readonly string[]) => Promise<Authorization>;

/**
 * API Gateway's JWT authorizer: signature by the issuer's published keys, `iss`, `exp`, `nbf`, then the audience, which
 * is `aud` or, in a token without one, `client_id` (Cognito's access tokens), then one of the route's scopes.
 * Source: "Control access to HTTP APIs with JWT authorizers".
 */
export function jwtAuthorizer(options: JwtAuthorizerOptions): JwtAuthorizer {
  const keys = createRemoteJWKSet(new URL(options.jwksUri));
  return async (header, scopes) => {
    const token = header?.replace(/^Bearer\s+/i, '').trim();
    if (token === undefined || token === '') return refused('no token');
    try {
      const { payload } = await jwtVerify(token, keys, { issuer: options.issuer, algorithms: ['RS256'] });
      if (!hasAudience(payload, options.audience)) return refused('made for another audience');
      const granted = scopesOf(payload);
      if (scopes.length > 0 && !scopes.some((scope) => granted.includes(scope))) {
        return { allowed: false, status: 403, reason: 'the token lacks the scope' };
      }
      const claims = Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, claimText(value)]));
      return {
        allowed: true,
        claims,
        scopes: scopes.length > 0 ? granted.filter((scope) => scopes.includes(scope)) : null,
      };
    } catch (error) {
      if (error instanceof errors.JOSEError) return refused(error.code);
      throw error;
    }
  };
}

function refused(reason: string): Authorization {
  return { allowed: false, status: 401, reason };
}

function hasAudience(payload: JWTPayload, audience: readonly string[]): boolean {
  const own = payload.aud ?? payload['client_id'];
  const named = Array.isArray(own) ? own : [own];
  return named.some((name) => typeof name === 'string' && audience.includes(name));
}

function scopesOf(payload: JWTPayload): string[] {
  const scope = payload['scope'] ?? payload['scp'];
  return typeof scope === 'string' ? scope.split(' ').filter((each) => each !== '') : [];
}

/** API Gateway passes every claim on as text; a list becomes `[a b]`. */
function claimText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(claimText).join(' ')}]`;
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return String(value);
}
