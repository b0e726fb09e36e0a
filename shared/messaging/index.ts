export { deleteMediaNow, deleteMediaTimer, eraseAtCarrierNow, eraseAtCarrierWrites } from './carrier-erasure.ts';
export { statusRank } from './delivery.ts';
export type { About, Line, OutboxStatus, OutboxText } from './model.ts';
export { reportText } from './outbox-log.ts';
export { lintText, type SafetyFinding } from './safety-lint.ts';
export { measure } from './segments.ts';
export { deliver, recordDelivery, type Carrier, type Delivery, type MaySend, type MayStillSend } from './service.ts';
export { tellStaff } from './sns.ts';
export {
  leftAt,
  outboxStates,
  parseOutbox,
  queueText,
  readOutbox,
  takeBackWrite,
  type OutboxState,
  type TextToQueue,
} from './store.ts';
