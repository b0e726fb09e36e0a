export { confirmCost, readCost, stateCost, type CostOfTrip } from './cost-service.ts';
export { confirmProposal, dismissProposal } from './event-service.ts';
export type { Proposal } from './model.ts';
export { listWaiting, type Waiting } from './store.ts';
export { printTimeline, readTimeline, type Timeline } from './timeline-service.ts';
export { eventLabel, reasonLabel, textLabels } from './timeline-texts.ts';
export type { TimelineEntry } from './timeline.ts';
