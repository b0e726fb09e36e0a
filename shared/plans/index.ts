export type { FollowUp, Goal, GoalTerms } from './model.ts';
export { addGoal, changeGoal, listFollowUps, openPlan } from './service.ts';
