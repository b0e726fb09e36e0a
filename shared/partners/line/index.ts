export { plainLetters } from './plain-letters.ts';
export {
  awaitsAnswer,
  HUB_LINE,
  isAlertAsk,
  isConfirmationAsk,
  isOfferAsk,
  isReferralAsk,
  type AlertAsk,
  type Ask,
  type AskState,
  type ConfirmationAsk,
  type Language,
  type OfferAsk,
  type PartnerLine,
  type ReferralAsk,
} from './model.ts';
export { phoneFailedWrite, phoneWorksWrite, readPhoneTroubles, type PhoneTrouble } from './trouble-store.ts';
export {
  moveAsk,
  openAsk,
  readLine,
  readLines,
  recordText,
  registerLine,
  registerOnCallLine,
  registerPartnerLine,
  repliedBefore,
  setMisunderstood,
  setOptedOut,
  type LineAndAsks,
} from './store.ts';
