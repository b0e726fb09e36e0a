import { accessRoutes } from './access.ts';
import { assuranceRoutes } from './assurance.ts';
import { conversationRoutes } from './conversations.ts';
import { countingRoutes } from './counting.ts';
import { directoryRoutes } from './directory.ts';
import { directoryImportRoutes } from './directory-imports.ts';
import { directoryUpkeepRoutes } from './directory-upkeep.ts';
import { erasureRoutes } from './erasures.ts';
import { identityRoutes } from './identity.ts';
import { importRoutes } from './imports.ts';
import { matchRoutes } from './matches.ts';
import { peopleRoutes } from './people.ts';
import { placeRoutes } from './places.ts';
import { planRoutes } from './plans.ts';
import { queueRoutes } from './queue.ts';
import { referralPackageRoutes } from './referral-packages.ts';
import { referralRoutes } from './referrals.ts';
import { reportRoutes } from './reports.ts';
import type { Route, Routes } from './route.ts';
import { searchRoutes } from './search.ts';
import { seriesRoutes } from './series.ts';
import { transportRoutes } from './transport.ts';
import { tripOutcomeRoutes } from './trip-outcomes.ts';

/** Every route of the API, by capability. */
export const api = {
  access: accessRoutes,
  assurance: assuranceRoutes,
  conversations: conversationRoutes,
  erasures: erasureRoutes,
  people: peopleRoutes,
  identity: identityRoutes,
  referrals: referralRoutes,
  referralPackages: referralPackageRoutes,
  matches: matchRoutes,
  transport: transportRoutes,
  series: seriesRoutes,
  tripOutcomes: tripOutcomeRoutes,
  directory: directoryRoutes,
  directoryImports: directoryImportRoutes,
  directoryUpkeep: directoryUpkeepRoutes,
  search: searchRoutes,
  counting: countingRoutes,
  reports: reportRoutes,
  imports: importRoutes,
  plans: planRoutes,
  queue: queueRoutes,
  places: placeRoutes,
} as const satisfies Record<string, Routes>;

/** All of them in one list: for the description and for the test of rights. */
export const allRoutes: readonly { readonly name: string; readonly tag: string; readonly route: Route }[] =
  Object.entries<Routes>(api).flatMap(([tag, routes]) =>
    Object.entries(routes).map(([name, route]) => ({ name, tag, route })),
  );
