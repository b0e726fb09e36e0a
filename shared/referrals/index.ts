export { forgetPersonInReferrals } from './erasure-service.ts';
export type { Referral, ReferralHistory, ReferralRequest } from './model.ts';
export { changeReferral, createReferral, listReferrals, openReferral, reviewReferralNow } from './service.ts';
export { isClosedReferral } from './states.ts';
export { answerReferralWrites, readReferral } from './store.ts';
