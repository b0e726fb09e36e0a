export { indexDirectory, type DirectoryIndex } from './index-directory.ts';
export { match } from './match.ts';
export type {
  Answer,
  AnswerDifference,
  Avoid,
  CarrierMode,
  Exclusion,
  Match,
  MatchDifference,
  MatchingHub,
  MatchRequest,
  NeedRequest,
  Option,
  OptionLocation,
  PersonCriteria,
  Plan,
  Rather,
  Standing,
  RoutingHub,
  TransportExclusion,
  TransportPartner,
  TransportRanking,
  TravelMode,
  TripPoint,
  TripRequest,
  Wishes,
} from './model.ts';
export { intakeNeeds, type IntakeNeed, type ServiceKind } from './need-kinds.ts';
export { reasonTexts, type Reason, type ReasonCode } from './reasons.ts';
export { compareMatches } from './what-if.ts';
export { checkRequest, compareRequests, currentIndex, findMatches } from './service.ts';
export { rankTransportPartners } from './transport-partners.ts';
