import type { importRoutes } from '../../shared/contracts/imports.ts';
import { importRows } from '../../shared/counting/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { Handlers } from '../api/handlers.ts';

export const importHandlers = (platform: Platform): Handlers<typeof importRoutes> => ({
  async importServiceEvents(scope, { body, newId }) {
    return { body: { rows: await importRows(platform, scope, 'service-events', body, newId) } };
  },

  async importGroupActivities(scope, { body, newId }) {
    return { body: { rows: await importRows(platform, scope, 'group-activities', body, newId) } };
  },

  async importCapacityActivities(scope, { body, newId }) {
    return { body: { rows: await importRows(platform, scope, 'capacity-activities', body, newId) } };
  },

  async importExpenditures(scope, { body, newId }) {
    return { body: { rows: await importRows(platform, scope, 'expenditures', body, newId) } };
  },
});
