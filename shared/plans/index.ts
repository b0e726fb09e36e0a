export { goalAreaNames, returnStepNames } from './model.ts';
export { addGoal, changeGoal, listFollowUps, openPlan } from './service.ts';
