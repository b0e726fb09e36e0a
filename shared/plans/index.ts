export { goalAreaNames, returnStepNames, type FollowUp } from './model.ts';
export { addGoal, changeGoal, listFollowUps, openPlan, planActivity } from './service.ts';
