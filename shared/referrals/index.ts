export type {
  Actor,
  Outcome,
  Referral,
  ReferralHistory,
  ReferralRequest,
  ReferralStatus,
  RejectReason,
} from './model.ts';
export {
  changeReferral,
  createReferral,
  isOpenReferral,
  listReferrals,
  openReferral,
  reviewReferralNow,
  type Transition,
} from './service.ts';
export { answerReferralWrites, readReferral, type ReferralAnswer } from './store.ts';
