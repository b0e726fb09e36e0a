export { plainLetters } from './plain-letters.ts';
export {
  awaitsAnswer,
  isOfferAsk,
  isReferralAsk,
  type Ask,
  type AskState,
  type Language,
  type OfferAsk,
  type OfferRef,
  type PartnerLine,
  type ReferralAsk,
  type ReferralRef,
} from './model.ts';
export {
  moveAsk,
  openAsk,
  readLine,
  readLines,
  recordText,
  registerLine,
  registerPartnerLine,
  repliedBefore,
  setOptedOut,
  type DispatchedOrganization,
  type LineAndAsks,
} from './store.ts';
