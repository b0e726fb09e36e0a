export { indexDirectory, type DirectoryIndex } from './index-directory.ts';
export { match } from './match.ts';
export type {
  Avoid,
  Exclusion,
  Match,
  MatchRequest,
  Option,
  OptionLocation,
  PersonCriteria,
  RoutingHub,
  TransportPartner,
  TransportRanking,
  TravelMode,
  TripPoint,
  TripRequest,
} from './model.ts';
export { intakeNeeds, type IntakeNeed, type ServiceKind } from './need-kinds.ts';
export { reasonTexts, type Reason, type ReasonCode } from './reasons.ts';
export { currentIndex, findMatches } from './service.ts';
export { rankTransportPartners } from './transport-partners.ts';
