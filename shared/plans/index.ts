export { goalAreaNames, returnStepNames } from './model.ts';
export { addGoal, changeGoal, listFollowUps, openPlan, planActivity } from './service.ts';
