export type { About, Line, OutboxStatus, OutboxText } from './model.ts';
export { lintText, type SafetyFinding } from './safety-lint.ts';
export { measure } from './segments.ts';
export { deliver, recordDelivery, type Carrier, type Delivery, type MayStillSend } from './service.ts';
export { tellStaff } from './sns.ts';
export { outboxStates, parseOutbox, queueText, type OutboxState, type TextToQueue } from './store.ts';
