export { answerAsPartner, type MoveRefused } from './answer-service.ts';
export type { ReferralAnswer } from './answer.ts';
export { changeReferral } from './change-service.ts';
export { endDisclosure } from './consent-end-service.ts';
export { disclosedNow, type Disclosed } from './disclosure.ts';
export { dutiesOf, type DutySettings } from './duties.ts';
export { forgetPersonInReferrals } from './erasure-service.ts';
export { adoptPackage, exportReferral, listReceivedPackages, takeInPackage } from './fhir/service.ts';
export { createReferralGroup, openGroup, type OpenedGroup } from './group/service.ts';
export type { LinkedReferral } from './link/linked-referral.ts';
export { renewReferralLink } from './link/new-link-service.ts';
export {
  answerReferralLink,
  openReferralLink,
  withdrawReferralLinks,
  type ReferralClosed,
  type ReferralLinkView,
  type ReferralPress,
} from './link/service.ts';
export { newReferralLinkWrites } from './link/store.ts';
export type { Referral, ReferralHistory, ReferralRequest } from './model.ts';
export { needsReading, needsStaff as referralNeedsStaff } from './needs-staff.ts';
export { referralsToLookThrough, type ReferralsToLookThrough } from './needs-staff-service.ts';
export { recordNationCall } from './nation-call-service.ts';
export { listNoReferrals, recordNoReferral } from './no-referral-service.ts';
export { reviewReferralNow } from './review-service.ts';
export { createReferral, listReferralFeedback, listReferrals, openReferral, readFeedback } from './service.ts';
export { previewReferral, type ReferralPreview } from './sending/preview-service.ts';
export { isClosedReferral } from './states.ts';
export { readReferral } from './store.ts';
export { openReferralsOf } from './uses-service.ts';
