import type { HubSettings, Location, Organization, Service } from '../directory/index.ts';
import type { IntakeNeed, ServiceKind } from './need-kinds.ts';
import type { Reason } from './reasons.ts';

/** What the hub decides about routing, and its calendar. The whole hub settings fit. */
export type RoutingHub = Pick<HubSettings, 'routing' | 'timeZone'>;

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

export type MatchRequest = {
  need: IntakeNeed;
  /** Narrows the need to these kinds, the most wanted first. */
  kinds?: readonly ServiceKind[] | undefined;
  /** Where the person is; absent when they did not say. */
  communityId?: string | undefined;
  person?: PersonCriteria | undefined;
  avoid?: Avoid | undefined;
  /** Whether the person can use a telephone or video appointment; `ask` when nobody knows yet. */
  virtual?: 'yes' | 'no' | 'ask' | undefined;
  /** When the service is wanted; now when absent. */
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
  reasons: Reason[];
};

export type Exclusion = { service: Service; organization: Organization; reasons: Reason[] };

export type Match = {
  options: Option[];
  /** The closest ones, or those that would have served the person's community; see `counts` for how many in all. */
  excluded: Exclusion[];
  counts: { considered: number; options: number; excluded: number };
  directoryVersion: number;
};

export type TripPoint = { communityId: string } | { locationId: string };

export type TripRequest = {
  pickup: TripPoint;
  destination: TripPoint;
  passengers: number;
  person?: PersonCriteria | undefined;
  avoid?: Avoid | undefined;
  /** When to leave; now when absent. */
  at?: Date | undefined;
};

export type TransportPartner = {
  organization: Organization;
  service: Service;
  mode: 'road' | 'air';
  score: number;
  reasons: Reason[];
};

export type TransportRanking = {
  /** How the trip can be made now, and why. */
  route: { mode: TravelMode; km: number; reasons: Reason[] };
  /** One entry an organization, the first to be asked first. */
  partners: TransportPartner[];
  excluded: Exclusion[];
};
