import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { CONSOLE_CLIENT_ID } from './local-names.ts';

export interface SignInOptions {
  /** Address of the running server, e.g. `http://127.0.0.1:8787`. */
  readonly url: string;
  /** Whom to be: the `sub` of a member. */
  readonly sub: string;
}

export interface Tokens {
  readonly accessToken: string;
  readonly idToken: string;
  readonly refreshToken: string;
  /** Seconds. */
  readonly expiresIn: number;
}

const TokenResponse = z.object({
  access_token: z.string(),
  id_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number(),
});
/** Nobody listens there: the code is read off the redirect. */
const REDIRECT_URI = 'http://127.0.0.1:1/callback';
const MOST_REDIRECTS = 10;

/**
 * Signs in at the local issuer as a browser would: authorization request with PKCE, sign-in page, redirects with
 * cookies, code, tokens. Throws when the issuer refuses.
 */
export async function signIn({ url, sub }: SignInOptions): Promise<Tokens> {
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('base64url');
  const authorization = new URL(`${url}/oidc/auth`);
  authorization.search = new URLSearchParams({
    client_id: CONSOLE_CLIENT_ID,
    response_type: 'code',
    redirect_uri: REDIRECT_URI,
    scope: 'openid profile email',
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();

  const callback = await followToCallback(authorization, sub);
  const code = callback.searchParams.get('code');
  if (code === null || callback.searchParams.get('state') !== state) {
    throw new Error(`The issuer refused the sign-in: ${callback.searchParams.get('error') ?? 'no code came back'}.`);
  }
  return exchangeCode(url, code, verifier);
}

/** Goes through the redirects and the sign-in page until the issuer sends the browser back to the client. */
async function followToCallback(start: URL, sub: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let next: { url: URL; form?: URLSearchParams } = { url: start };
  for (let step = 0; step < MOST_REDIRECTS; step += 1) {
    const { url, form } = next;
    if (url.href.startsWith(REDIRECT_URI)) return url;
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form !== undefined && { method: 'POST', body: form }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const [name = '', ...value] = pair.split('=');
      cookies.set(name, value.join('='));
    }
    const location = response.headers.get('location');
    const page = await response.text();
    if (location !== null) next = { url: new URL(location, url) };
    else if (response.ok && page.includes('<form method="post"')) next = { url, form: new URLSearchParams({ sub }) };
    else throw new Error(`The issuer answered ${response.status} to the sign-in.`);
  }
  throw new Error('The issuer redirects without end.');
}

async function exchangeCode(url: string, code: string, verifier: string): Promise<Tokens> {
  const response = await fetch(`${url}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: CONSOLE_CLIENT_ID,
      redirect_uri: REDIRECT_URI,
      code,
      code_verifier: verifier,
    }),
  });
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(`The issuer gave no token: ${JSON.stringify(body)}`);
  const tokens = TokenResponse.parse(body);
  return {
    accessToken: tokens.access_token,
    idToken: tokens.id_token,
    refreshToken: tokens.refresh_token,
    expiresIn: tokens.expires_in,
  };
}
