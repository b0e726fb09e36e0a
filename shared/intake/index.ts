export { keyOf, receiveText, type InboundText, type Sender } from './inbound-service.ts';
export { shortName } from './alert-texts.ts';
export { classify } from './keywords.ts';
export {
  handleConversation,
  mayText,
  listWaiting,
  readConversation,
  reviewConversationNow,
  setSafeHours,
  textFailedNow,
  writeToPerson,
  type OpenConversation,
  type SentText,
} from './triage-service.ts';
