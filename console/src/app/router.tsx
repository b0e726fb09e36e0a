import { createBrowserRouter, Outlet, redirect, useLocation, useRouteError, type RouteObject } from 'react-router';
import type { ComponentType, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../api/contract.ts';
import { Page } from '../ui/page.tsx';
import { Empty, Fault, Skeleton } from '../ui/states.tsx';
import { hasPartIn, sectionsOf, useMember } from './member.ts';
import { Shell } from './shell.tsx';

/** A screen whose script is fetched when it is first opened. */
const screen = (load: () => Promise<{ readonly Screen: ComponentType }>): Pick<RouteObject, 'lazy'> => ({
  lazy: async () => ({ Component: (await load()).Screen }),
});

/** The screens; a member begins with the first that their role has. */
export const createRouter = (role: Role): ReturnType<typeof createBrowserRouter> =>
  createBrowserRouter([
    {
      path: '/',
      Component: Shell,
      HydrateFallback: Waiting,
      ErrorBoundary: Broken,
      children: [
        {
          Component: Entrance,
          ErrorBoundary: Broken,
          children: [
            { index: true, loader: () => redirect(sectionsOf(role)[0]?.path ?? '/directory') },
            { path: 'triage', ...screen(() => import('../screens/triage/screen.tsx')) },
            { path: 'conversations/:conversationId', ...screen(() => import('../screens/conversation/screen.tsx')) },
            { path: 'match', ...screen(() => import('../screens/match/screen.tsx')) },
            { path: 'referrals', ...screen(() => import('../screens/referrals/screen.tsx')) },
            { path: 'referrals/:referralId', ...screen(() => import('../screens/referrals/one.tsx')) },
            { path: 'trips', ...screen(() => import('../screens/trips/screen.tsx')) },
            { path: 'trips/new', ...screen(() => import('../screens/trips/new.tsx')) },
            { path: 'trips/series', ...screen(() => import('../screens/trips/series.tsx')) },
            { path: 'trips/outcomes', ...screen(() => import('../screens/trips/outcomes.tsx')) },
            { path: 'trips/:tripId', ...screen(() => import('../screens/trips/one.tsx')) },
            { path: 'people', ...screen(() => import('../screens/people/screen.tsx')) },
            { path: 'people/:personId', ...screen(() => import('../screens/people/one.tsx')) },
            { path: 'duplicates', ...screen(() => import('../screens/people/duplicates.tsx')) },
            { path: 'directory', ...screen(() => import('../screens/directory/screen.tsx')) },
            { path: 'directory/:kind/:id', ...screen(() => import('../screens/directory/one.tsx')) },
            { path: 'directory-import', ...screen(() => import('../screens/directory/import.tsx')) },
            { path: 'reports', ...screen(() => import('../screens/reports/screen.tsx')) },
            { path: 'settings', ...screen(() => import('../screens/settings/screen.tsx')) },
            { path: '*', Component: Nowhere },
          ],
        },
      ],
    },
  ]);

/** A screen of other roles is not drawn: all that could be pressed there would be refused. */
function Entrance(): ReactElement {
  const { t } = useTranslation();
  const { role } = useMember();
  const { pathname } = useLocation();
  if (hasPartIn(role, pathname)) return <Outlet />;
  return (
    <Page title={t('notYours.title')}>
      <p>{t('notYours.text')}</p>
    </Page>
  );
}

/** While the first screen's script is on its way. */
function Waiting(): ReactElement {
  return (
    <main className="gate">
      <Skeleton lines={6} />
    </main>
  );
}

function Nowhere(): ReactElement {
  const { t } = useTranslation();
  return (
    <Page title={t('nowhere.title')}>
      <Empty title={t('nowhere.title')}>{t('nowhere.text')}</Empty>
    </Page>
  );
}

function Broken(): ReactElement {
  const { t } = useTranslation();
  const fault = useRouteError();
  return (
    <Page title={t('broken.title')}>
      <Fault fault={fault} retry={() => location.reload()} />
    </Page>
  );
}
