import type { HubSettings, Location, Organization, Service } from '../directory/index.ts';
import type { IntakeNeed, ServiceKind } from './need-kinds.ts';
import type { Reason } from './reasons.ts';

/** What the hub decides about routing, and its calendar. The whole hub settings fit. */
export type RoutingHub = Pick<HubSettings, 'routing' | 'timeZone'>;
/** The same with the hub's travel network. */
export type MatchingHub = Pick<HubSettings, 'routing' | 'timeZone' | 'travel'>;

/** What the person told of themselves. Nothing is assumed of what they did not tell. */
export type PersonCriteria = {
  ageBand?: 'under-16' | '16-17' | '18-plus' | 'unknown' | undefined;
  gender?: NonNullable<Service['eligibility']['genders']>[number] | undefined;
  /** Languages the person can use, the preferred one first. */
  languages?: readonly string[] | undefined;
  accessibility?: readonly Service['accessibility'][number][] | undefined;
  /** Self-declared band numbers; always optional. */
  nations?: readonly number[] | undefined;
  /** Cultural support the person asked for, on their own terms. */
  cultures?: readonly Service['cultures'][number][] | undefined;
};

/** What the person must be kept away from. Nothing outweighs it. */
export type Avoid = {
  organizationIds?: readonly string[] | undefined;
  locationIds?: readonly string[] | undefined;
  communityIds?: readonly string[] | undefined;
  /** For example no police. */
  organizationKinds?: readonly Organization['kinds'][number][] | undefined;
};

/**
 * What the person would rather have. A wish weighs, for as much as the hub lets it, and never excludes: what excludes is `Avoid`.
 */
export type Wishes = {
  prefer?: Rather | undefined;
  /** Rather not: what the person can do without, but need not be kept away from. */
  ratherNot?: Rather | undefined;
  /** Close to the community they are in, or at some distance from it. */
  home?: 'near' | 'away' | undefined;
  how?: 'in-person' | 'at-a-distance' | undefined;
  /** Cultural support, on the person's own terms; beside what `PersonCriteria` says. */
  cultures?: readonly Service['cultures'][number][] | undefined;
};

export type Rather = {
  organizationIds?: readonly string[] | undefined;
  organizationKinds?: readonly Organization['kinds'][number][] | undefined;
  communityIds?: readonly string[] | undefined;
};

/** One thing the person needs, with what holds for it alone. */
export type NeedRequest = {
  need: IntakeNeed;
  /** Narrows the need to these kinds, the most wanted first. */
  kinds?: readonly ServiceKind[] | undefined;
  /** Beside the wishes of the whole request, and before them where they differ. */
  wishes?: Wishes | undefined;
};

export type MatchRequest = {
  /** One to five. */
  needs: readonly NeedRequest[];
  /** Where the person is; absent when they did not say. */
  communityId?: string | undefined;
  person?: PersonCriteria | undefined;
  avoid?: Avoid | undefined;
  wishes?: Wishes | undefined;
  /** Whether the person can use a telephone or video appointment; `ask` when nobody knows yet. */
  virtual?: 'yes' | 'no' | 'ask' | undefined;
  /** When the service is wanted, and the person can leave; now when absent or past. */
  at?: Date | undefined;
};

/** How one gets there. Kilometres are compared only within one of these. */
export type TravelMode = 'same-community' | 'road' | 'winter-road' | 'air' | 'unknown';

/** A confidential place is named by its identifier alone: whoever carries out the trip looks it up. */
export type OptionLocation =
  | { confidential: true; id: Location['id'] }
  | { confidential: false; id: Location['id']; name: Location['name']; communityId?: string };

export type Option = {
  service: Service;
  organization: Organization;
  location?: OptionLocation;
  /** 0 to 100. */
  score: number;
  /** Door to door, from when the service is wanted; absent without travelling, or when it is not known. Never shown of a confidential place. */
  minutes?: number;
  reasons: Reason[];
};

export type Exclusion = { service: Service; organization: Organization; reasons: Reason[] };

/** What can answer one need. It is the same whatever else the person needs. */
export type Answer = {
  need: IntakeNeed;
  /** The best first. */
  options: Option[];
  /** The closest ones, or those that would have served the person's community; see `counts` for how many in all. */
  excluded: Exclusion[];
  counts: { considered: number; options: number; excluded: number };
};

/** One option for each need that has any, chosen so that the person is handed over as few times as may be. */
export type Plan = {
  /** In the order of the needs; `need` is the position of the need in the request. */
  parts: { need: number; option: Option }[];
  /** Needs, by position, that nothing answers. */
  unanswered: number[];
  /** The mean of its options less what the hand-offs cost, 0 to 100. */
  score: number;
  reasons: Reason[];
};

export type Match = {
  /** In the order of the needs. */
  answers: Answer[];
  /** For two needs or more, the best first; empty for one, whose options are its plans. */
  plans: Plan[];
  directoryVersion: number;
};

/** A standing in a list: `rank` counts from 1. */
export type Standing = { rank: number; score: number };

/** What a change of the request does to one need. */
export type AnswerDifference = {
  /** Absent before or after when the change adds or takes away the need. */
  need: { before?: IntakeNeed; after?: IntakeNeed };
  gained: { option: Option; after: Standing }[];
  /** `reasons` says why it is no longer offered. */
  lost: { option: Option; before: Standing; reasons: Reason[] }[];
  /** Offered both times, with another rank, score or reason. */
  moved: { option: Option; before: Standing; after: Standing; reasons: { gained: Reason[]; lost: Reason[] } }[];
};

/** Empty lists where the change changes nothing; an answer that is the same is left out. */
export type MatchDifference = {
  answers: AnswerDifference[];
  plans: { gained: Plan[]; lost: Plan[] };
};

/** An airport by the identifier of pilots' charts, such as `CYAT`. */
export type TripPoint = { communityId: string } | { locationId: string } | { airportIdent: string };

/** What a carrier travels by, after the kinds of its services. */
export type CarrierMode = 'road' | 'air' | 'rail' | 'boat';

export type TripRequest = {
  pickup: TripPoint;
  destination: TripPoint;
  /** Where else the same carrier takes them on the way. */
  via?: readonly TripPoint[] | undefined;
  /** How the trip is to be made; left out, it follows from the places and the season. */
  mode?: 'road' | 'winter-road' | 'air' | 'rail' | 'boat' | undefined;
  /** Everybody who needs a seat: children and attendants too. */
  passengers: number;
  person?: PersonCriteria | undefined;
  avoid?: (Avoid & { policeMarks?: boolean | undefined }) | undefined;
  /** When to leave; now when absent. */
  at?: Date | undefined;
  /** Neighbouring hubs, the first to be asked first. They send carriers of their own, so nothing is asked of them but not to be avoided. */
  neighbours?: readonly Organization[] | undefined;
};

export type TransportPartner = {
  organization: Organization;
  service: Service;
  mode: CarrierMode;
  /** 1 travels by the trip's own mode, 2 by another by which the trip can still be made. */
  stage: 1 | 2;
  /** From the closest of its bases to the pickup, as the crow flies; absent where no base is known. */
  baseKm?: number;
  /** 1 with an agreement in force, less when it ends soon, 0 without. */
  agreement: number;
  /** Open when the trip is to leave, as far as is known. */
  open: boolean;
  /** It said lately that it has too few seats free. */
  full: boolean;
  /** Room, hours and language by the weights of routing, 0 to 1: what tells two partners apart that dispatch holds equal. */
  fit: number;
  /** 0 to 100, by the weights of routing alone. */
  score: number;
  reasons: Reason[];
};

/** `service` is absent for a neighbouring hub. */
export type TransportExclusion = { organization: Organization; service?: Service; reasons: Reason[] };

export type TransportRanking = {
  /** How the trip can be made now, and why. */
  route: { mode: TravelMode | 'rail' | 'boat'; km: number; reasons: Reason[] };
  /** One entry an organization, by stage, then by score. */
  partners: TransportPartner[];
  /** Those of `TripRequest.neighbours` that may be asked and are no partner already, in the same order. */
  neighbours: Organization[];
  excluded: TransportExclusion[];
};
