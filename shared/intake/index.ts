export { keyOf, receiveText, type DirectReply, type InboundText, type Sender } from './inbound-service.ts';
export { clearConversationNow, eraseConversation, expireConversationNow } from './erasure-service.ts';
export { recordReplyDelivery } from './reply-delivery-service.ts';
export { shortName } from './texts/alert-texts.ts';
export { classify } from './hearing/keywords.ts';
export { readSigns } from './signs-service.ts';
export { listWaiting, readConversation, type OpenConversation } from './reading-service.ts';
export type { ConversationItem as WaitingConversation } from './store.ts';
export { cannedTexts } from './texts/canned-texts.ts';
export { hubTexts, ownTextFaults } from './texts/own-texts.ts';
export type { SafeToWrite } from './hours/safe-hours.ts';
export { takeTextBack } from './taking-back-service.ts';
export { checkText, writeToPerson, type SentText } from './writing-service.ts';
export { handleConversation, setContact, type Contact } from './handling-service.ts';
export { arrivalUnansweredNow } from './trips/arrival-service.ts';
export type { TripNews } from './trips/trip-text.ts';
export { tripTextWrites, type TripTextWrites } from './trips/trip-text-service.ts';
export { maySend, reviewConversationNow, textFailedNow } from './waiting-service.ts';
export {
  endSitting,
  isPageToken,
  readThread,
  webPageOf,
  writeFromPage,
  type ThreadMessage,
  type WebPage,
  type WebThread,
} from './web/web-thread-service.ts';
export { SITTING_MINUTES } from './web/web-sitting.ts';
