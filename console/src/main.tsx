import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, useEffect, useState, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { useTranslation } from 'react-i18next';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { RouterProvider } from 'react-router/dom';
import { createClient } from './api/client.ts';
import { ApiContext, refresh, useRead, worthRepeating } from './api/hooks.ts';
import { Problem, Unreachable } from './api/problem.ts';
import { createWrites } from './api/writes.ts';
import { reportReached, watchConnection } from './app/connection.ts';
import { Expired, reportSignedIn } from './app/expired.tsx';
import { listenToKeys } from './app/keys.ts';
import { Lockable } from './app/lock.tsx';
import { applyLook } from './app/look.ts';
import { MemberContext, useMember } from './app/member.ts';
import { createRouter } from './app/router.tsx';
import { createSession, RELAY_PATH, type Session } from './auth/session.ts';
import { readSettings } from './auth/settings.ts';
import { languageTag, startTexts } from './i18n/i18n.ts';
import { Button } from './ui/button.tsx';
import { Fault, Skeleton } from './ui/states.tsx';
import { Toasts } from './ui/toasts.tsx';
import './styles/index.css';

applyLook();
const root = createRoot(document.querySelector('#root') ?? document.body);
let assembled: ReturnType<typeof parts> | undefined;

try {
  const [settings] = await Promise.all([readSettings(), startTexts()]);
  const session = createSession(settings);
  const path = await session.finish();
  if (path !== undefined) history.replaceState(null, '', path);
  if (path === RELAY_PATH) {
    await session.relay();
    window.close();
  } else if (location.pathname === RELAY_PATH) {
    await session.signIn(RELAY_PATH, true);
  } else if (path === undefined && sessionStorage.getItem('locked') === null && !(await session.current())) {
    await session.signIn(`${location.pathname}${location.search}`, false);
  } else {
    root.render(
      <StrictMode>
        <Console session={session} />
      </StrictMode>,
    );
  }
} catch (fault) {
  await startTexts().catch(() => undefined);
  root.render(<NotStarted fault={fault} />);
}

function parts(session: Session) {
  const client = createClient((renew) => session.token(renew));
  const writes = createWrites(
    client,
    () => crypto.randomUUID(),
    () => Date.now(),
  );
  const heard = (fault: unknown): void => {
    reportReached(!(fault instanceof Unreachable));
    if (fault instanceof Problem && fault.status === 401) reportSignedIn(false);
  };
  const queries = new QueryClient({
    queryCache: new QueryCache({ onError: heard, onSuccess: () => reportReached(true) }),
    mutationCache: new MutationCache({ onError: heard, onSuccess: () => reportReached(true) }),
    defaultOptions: {
      // Whether there is a connection is found by asking, not by what the browser believes.
      queries: { retry: worthRepeating, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
  return { api: { client, writes }, queries };
}

function Console({ session }: { readonly session: Session }): ReactElement {
  const { api, queries } = (assembled ??= parts(session));
  useEffect(listenToKeys, []);
  useEffect(() => watchConnection(api.writes, () => void refresh(queries)), [api, queries]);
  // Dates and numbers of the fields follow the language of the page.
  useTranslation();
  return (
    <QueryClientProvider client={queries}>
      <ApiContext value={api}>
        <I18nProvider locale={languageTag()}>
          <Lockable session={session}>
            <SignedIn session={session}>
              <>
                <Screens />
                <Expired session={session} />
              </>
            </SignedIn>
          </Lockable>
          <Toasts />
        </I18nProvider>
      </ApiContext>
    </QueryClientProvider>
  );
}

function SignedIn({ session, children }: { readonly session: Session; readonly children: ReactElement }): ReactElement {
  const { t } = useTranslation();
  const me = useRead('GET /v1/me', {}, { still: true });
  if (me.data !== undefined) return <MemberContext value={me.data.data}>{children}</MemberContext>;
  if (me.error === null) {
    return (
      <main className="gate">
        <Skeleton lines={6} />
      </main>
    );
  }
  const again = (): void => {
    void session.signIn(`${location.pathname}${location.search}`, me.error instanceof Problem);
  };
  return (
    <main className="gate">
      <Fault fault={me.error} retry={() => void me.refetch()} />
      <Button onPress={again}>{t('signInAgain')}</Button>
    </main>
  );
}

/** Made once somebody is signed in: where it begins depends on who that is. */
function Screens(): ReactElement {
  const { role } = useMember();
  const [router] = useState(() => createRouter(role));
  return <RouterProvider router={router} />;
}

function NotStarted({ fault }: { readonly fault: unknown }): ReactElement {
  return (
    <main className="gate">
      <Fault fault={fault} retry={() => location.assign('/')} />
    </main>
  );
}
