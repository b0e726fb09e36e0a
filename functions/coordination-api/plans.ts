import type { planRoutes } from '../../shared/contracts/plans.ts';
import {
  addGoal,
  changeGoal,
  goalAreaNames,
  listFollowUps,
  openPlan,
  returnStepNames,
} from '../../shared/plans/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import type { Handlers } from '../api/handlers.ts';

export const planHandlers = (platform: Platform): Handlers<typeof planRoutes> => ({
  async listFollowUps(scope, { query }) {
    return { body: await listFollowUps(platform, scope, query) };
  },

  async openPlan(scope, { params, reason = '' }) {
    const goals = await openPlan(platform, scope, params.personId, reason);
    return isRefusal(goals)
      ? goals
      : { body: { items: [...goals], areas: goalAreaNames, returnSteps: returnStepNames } };
  },

  async addGoal(scope, { params, body, newId }) {
    const goal = await addGoal(platform, scope, params.personId, newId, body);
    return isRefusal(goal) ? goal : { body: goal, version: goal.version };
  },

  async changeGoal(scope, { params, body, version }) {
    const goal = await changeGoal(platform, scope, params.personId, params.goalId, body, version);
    return isRefusal(goal) ? goal : { body: goal, version: goal.version };
  },
});
