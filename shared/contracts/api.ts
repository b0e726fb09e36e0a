import { accessRoutes } from './access.ts';
import { conversationRoutes } from './conversations.ts';
import { countingRoutes } from './counting.ts';
import { directoryRoutes } from './directory.ts';
import { erasureRoutes } from './erasures.ts';
import { identityRoutes } from './identity.ts';
import { importRoutes } from './imports.ts';
import { matchRoutes } from './matches.ts';
import { peopleRoutes } from './people.ts';
import { planRoutes } from './plans.ts';
import { referralRoutes } from './referrals.ts';
import { reportRoutes } from './reports.ts';
import type { Route, Routes } from './route.ts';
import { transportRoutes } from './transport.ts';

/** Every route of the API, by capability. */
export const api = {
  access: accessRoutes,
  conversations: conversationRoutes,
  erasures: erasureRoutes,
  people: peopleRoutes,
  identity: identityRoutes,
  referrals: referralRoutes,
  matches: matchRoutes,
  transport: transportRoutes,
  directory: directoryRoutes,
  counting: countingRoutes,
  reports: reportRoutes,
  imports: importRoutes,
  plans: planRoutes,
} as const satisfies Record<string, Routes>;

/** All of them in one list: for the description and for the test of rights. */
export const allRoutes: readonly { readonly name: string; readonly tag: string; readonly route: Route }[] =
  Object.entries<Routes>(api).flatMap(([tag, routes]) =>
    Object.entries(routes).map(([name, route]) => ({ name, tag, route })),
  );
