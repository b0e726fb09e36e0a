export { confirmationAnswerWrites, type ConfirmationEffect } from './answer-service.ts';
export type { Assurance } from './model.ts';
export { agreementEndsNow, endReminderWrites, listEndingAgreements } from './reminder-service.ts';
export { renewAgreement } from './renewal-service.ts';
export { confirmationFailedNow, confirmDirectoryNow, keepRoundGoing, mayStillAsk } from './round-service.ts';
export {
  askNow,
  confirmByTelephone,
  confirmOwnEntries,
  listAssurances,
  type AssuranceLine,
  type AssuranceList,
} from './service.ts';
export { countToCall } from './to-call-service.ts';
