export { plainLetters } from './plain-letters.ts';
export {
  awaitsAnswer,
  isOfferAsk,
  isReferralAsk,
  type Ask,
  type AskState,
  type Language,
  type OfferAsk,
  type PartnerLine,
  type ReferralAsk,
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
  type LineAndAsks,
} from './store.ts';
