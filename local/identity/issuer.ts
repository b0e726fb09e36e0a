import type { IncomingMessage, ServerResponse } from 'node:http';
import { Provider, interactionPolicy, type Configuration } from 'oidc-provider';
import type { DemoHub } from '../demo-hub.ts';
import { readText } from '../http-io.ts';
import { CONSOLE_CLIENT_ID } from '../local-names.ts';
import type { StateStore } from '../state.ts';
import { adapterIn } from './adapter.ts';
import { issuerKeys } from './keys.ts';
import { messagePage, signInPage, signOutPage } from './sign-in-page.ts';

/** The local OpenID issuer: in place of Cognito, with the same flow (code with PKCE) and tokens of the same kind. */
export interface Issuer {
  readonly issuer: string;
  readonly jwksUri: string;
  /** Everything under `/oidc`. */
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export interface IssuerOptions {
  readonly state: StateStore;
  readonly hub: DemoHub;
  /** Address of the server, without a trailing slash. */
  readonly url: string;
  /** Scopes that routes ask for. */
  readonly scopes: readonly string[];
}

const MOUNT = '/oidc';
const API = 'urn:carrefour:api';
const HOUR = 3600;

export async function startIssuer(options: IssuerOptions): Promise<Issuer> {
  const issuer = `${options.url}${MOUNT}`;
  const provider = new Provider(issuer, await configuration(options));
  const handle = provider.callback();
  const interactionPath = new RegExp(`^${MOUNT}/interaction/([\\w-]+)$`);

  const interact = async (request: IncomingMessage, response: ServerResponse, path: string) => {
    if (request.method !== 'POST') {
      sendHtml(response, 200, signInPage(options.hub, path));
      return;
    }
    const sub = new URLSearchParams(await readText(request)).get('sub') ?? '';
    if (!options.hub.members.some((member) => member.sub === sub)) {
      sendHtml(
        response,
        400,
        messagePage(
          'Identité inconnue · Unknown identity',
          'Revenez à la page précédente. · Go back to the previous page.',
        ),
      );
      return;
    }
    await provider.interactionFinished(
      request,
      response,
      { login: { accountId: sub } },
      { mergeWithLastSubmission: false },
    );
  };

  return {
    issuer,
    jwksUri: `${issuer}/jwks`,
    serve: async (request, response) => {
      const url = request.url ?? MOUNT;
      const path = url.split('?')[0] ?? '';
      if (interactionPath.test(path)) {
        await interact(request, response, path).catch(() => {
          sendHtml(
            response,
            400,
            messagePage(
              'Session expirée · Session expired',
              'Recommencez l’ouverture de session. · Please sign in again.',
            ),
          );
        });
        return;
      }
      // The provider builds its addresses from what was asked for and what is left after its mount point.
      Object.assign(request, { originalUrl: url });
      request.url = url.slice(MOUNT.length) || '/';
      await handle(request, response);
    },
  };
}

async function configuration({ state, hub, url, scopes }: IssuerOptions): Promise<Configuration> {
  const keys = await issuerKeys(state);
  const policy = interactionPolicy.base();
  // Our own console needs no consent: neither does it with Cognito.
  policy.remove('consent');
  const redirects = ['127.0.0.1', 'localhost'].flatMap((host) => [`http://${host}/`, `http://${host}/callback`]);
  return {
    adapter: adapterIn(state),
    jwks: { keys: [keys.signing] },
    cookies: { keys: [keys.cookie] },
    clients: [
      {
        client_id: CONSOLE_CLIENT_ID,
        token_endpoint_auth_method: 'none',
        // A native client may use any port of loopback: the console on the server's own, scripts on theirs.
        application_type: 'native',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: redirects,
        post_logout_redirect_uris: redirects,
      },
    ],
    responseTypes: ['code'],
    clientAuthMethods: ['none'],
    pkce: { required: () => true },
    scopes: ['openid', 'profile', 'email', 'offline_access', ...scopes],
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    findAccount: (_context, sub) => {
      const member = hub.members.find((each) => each.sub === sub);
      if (member === undefined) return undefined;
      return { accountId: sub, claims: () => Promise.resolve({ sub, name: member.displayName }) };
    },
    interactions: { policy, url: (_context, { uid }) => `${MOUNT}/interaction/${uid}` },
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const known = session.grantIdFor(client.clientId);
      if (known !== undefined) return context.oidc.provider.Grant.find(known);
      const grant = new context.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile email offline_access');
      grant.addResourceScope(API, scopes.join(' '));
      await grant.save();
      return grant;
    },
    issueRefreshToken: (_context, client) => Promise.resolve(client.grantTypeAllowed('refresh_token')),
    rotateRefreshToken: true,
    clientBasedCORS: (_context, origin) => origin === url,
    extraTokenClaims: (_context, token) => {
      const sub = 'accountId' in token ? token.accountId : undefined;
      // As in the access tokens of Cognito.
      return { token_use: 'access', username: sub };
    },
    ttl: {
      AccessToken: HOUR,
      AuthorizationCode: 60,
      IdToken: HOUR,
      RefreshToken: 10 * HOUR,
      Interaction: HOUR,
      Session: 10 * HOUR,
      Grant: 10 * HOUR,
    },
    renderError: (context, out) => {
      context.type = 'html';
      context.body = messagePage(
        'Ouverture de session impossible · Cannot sign in',
        `${out.error}: ${out.error_description ?? ''}`,
      );
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          context.body = signOutPage(form);
        },
        postLogoutSuccessSource: (context) => {
          context.body = messagePage(
            'Session fermée · Signed out',
            'Vous pouvez fermer cette page. · You can close this page.',
          );
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => API,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: scopes.join(' '),
          audience: CONSOLE_CLIENT_ID,
          accessTokenFormat: 'jwt',
          accessTokenTTL: HOUR,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  };
}

function sendHtml(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  });
  response.end(html);
}
