import { User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { ConsoleSettings } from './settings.ts';

export interface Session {
  /** Ends a sign-in that the issuer sent back, and says where the member was before. Undefined: nothing to end. */
  finish(): Promise<string | undefined>;
  /** Whether somebody is signed in whose token can still be used or renewed. */
  current(): Promise<boolean>;
  /** To the issuer and back to `path`; `anew` asks for the credentials even of somebody it still knows. */
  signIn(path: string, anew: boolean): Promise<void>;
  /** In a tab opened to sign in again: hands the new tokens to the tabs of this origin that wait for them. */
  relay(): Promise<void>;
  /** In the tab that waits: takes the tokens over, and calls back. Returns how to stop. */
  awaitRelay(received: () => void): () => void;
  /** Forgets the tokens on this device; the issuer may still know the member. */
  forget(): Promise<void>;
  /** Forgets everything, here and at the issuer. */
  signOut(): Promise<void>;
  /** The access token, renewed first when it has ended or was refused. Undefined: sign in again. */
  token(renew: boolean): Promise<string | undefined>;
}

/** Where a second tab signs in for a first one, whose unsent words are not lost that way. */
export const RELAY_PATH = '/relay';
const RELAY_CHANNEL = 'session';

const hasPath = (state: unknown): state is { readonly path: string } =>
  typeof state === 'object' && state !== null && 'path' in state && typeof state.path === 'string';

/** Code with PKCE. Tokens live in this tab alone and end with it. */
export function createSession(settings: ConsoleSettings): Session {
  const manager = new UserManager({
    authority: settings.issuer,
    client_id: settings.clientId,
    redirect_uri: `${location.origin}/callback`,
    post_logout_redirect_uri: `${location.origin}/`,
    scope: settings.scopes.join(' '),
    userStore: new WebStorageStateStore({ store: sessionStorage }),
    // Renewed when it is needed: a timer of its own would keep an abandoned tab signed in.
    automaticSilentRenew: false,
    loadUserInfo: false,
  });

  let renewing: Promise<User | null> | undefined;
  const renewed = async (): Promise<User | null> => {
    renewing ??= manager.signinSilent().catch(() => null);
    const user = await renewing;
    renewing = undefined;
    return user;
  };

  return {
    finish: async () => {
      if (location.pathname !== '/callback') return undefined;
      const user = await manager.signinRedirectCallback();
      return hasPath(user.state) ? user.state.path : '/';
    },
    current: async () => {
      const user = await manager.getUser();
      return user !== null && (user.expired !== true || user.refresh_token !== undefined);
    },
    signIn: (path, anew) => manager.signinRedirect({ state: { path }, ...(anew && { prompt: 'login' }) }),
    relay: async () => {
      const user = await manager.getUser();
      if (user === null) return;
      const channel = new BroadcastChannel(RELAY_CHANNEL);
      channel.postMessage(user.toStorageString());
      channel.close();
      await manager.removeUser();
    },
    awaitRelay: (received) => {
      const channel = new BroadcastChannel(RELAY_CHANNEL);
      channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (typeof data !== 'string') return;
        void manager.storeUser(User.fromStorageString(data)).then(received);
      };
      return () => {
        channel.close();
      };
    },
    forget: async () => {
      await manager.removeUser();
      // A renewal that is under way keeps its new tokens when it ends.
      await renewing;
      await manager.removeUser();
    },
    // Cognito's way out is its own: it wants these two, which an issuer by the book does not mind.
    signOut: () =>
      manager.signoutRedirect({
        extraQueryParams: { client_id: settings.clientId, logout_uri: `${location.origin}/` },
      }),
    token: async (renew) => {
      const user = await manager.getUser();
      if (user === null) return undefined;
      if (!renew && user.expired !== true) return user.access_token;
      return (await renewed())?.access_token;
    },
  };
}
