import type { communityById, TravelSettings } from '../directory/index.ts';
import type { Season, Timing } from './timing.ts';

export type LocalizedText = NonNullable<ReturnType<typeof communityById>>['name'];

/** What the planner reads of a hub's settings. */
export type TravelHub = {
  travel: TravelSettings;
  routing: { winterRoad: { opens: string; closes: string; status: RoadStatus } };
};
export type RoadStatus = TravelSettings['winterRoads'][number]['status'];
export type Corridor = TravelSettings['winterRoads'][number]['corridor'];

export type TravelMode = 'road' | 'winter-road' | 'air' | 'rail' | 'boat';

/**
 * Where what is said of a connection comes from: the sources that ship, general geography (right to the best of our
 * knowledge, not verified with who runs it), an estimate, or the hub itself.
 */
export type Source = 'data' | 'known' | 'estimate' | 'hub';

/** A community's identifier or an airport's ident. */
export type Stop = string;

/** One way of going from a stop to another. */
export type Connection = {
  from: Stop;
  to: Stop;
  mode: TravelMode;
  /** What carries: a vehicle asked for, or something that goes by its own timetable or in its own hours. */
  craft: 'vehicle' | 'airline' | 'charter' | 'helicopter' | 'train' | 'boat';
  timing: Timing;
  km: number;
  minutes: number;
  /** Minutes to be there before it leaves. */
  ahead: number;
  name?: LocalizedText;
  /** Where it stops on the way, with everybody on board. */
  via?: readonly Stop[];
  corridor?: Corridor;
  season?: readonly Season[];
  /** Where the days or the hours of a timetable are not known, how many times a week it goes. */
  perWeek?: number;
  days?: readonly number[];
  source: Source;
};

/** Where a journey starts, ends or changes: the points of a trip, and where on the map a location is. */
export type JourneyPoint =
  | { kind: 'community'; communityId: string }
  | { kind: 'airport'; ident: string }
  | {
      kind: 'location';
      locationId: string;
      communityId?: string | undefined;
      lat?: number | undefined;
      lon?: number | undefined;
    };

export type LegPoint =
  | { kind: 'community'; communityId: string }
  | { kind: 'airport'; ident: string }
  | { kind: 'location'; locationId: string };

export type JourneyRequest = {
  from: JourneyPoint;
  to: JourneyPoint;
  /** ISO instants. */
  when: { leaveAt: string } | { arriveBy: string };
  /** Everybody who travels, attendants too. Default 1. */
  passengers?: number | undefined;
  wheelchair?: boolean | undefined;
  avoid?: { communityIds: readonly string[] } | undefined;
};

/** One ride without changing vehicles. */
export type Leg = {
  mode: TravelMode;
  craft: Connection['craft'];
  kind: 'on-demand' | 'scheduled';
  from: LegPoint;
  to: LegPoint;
  /** ISO instants. */
  departsAt: string;
  arrivesAt: string;
  /** When to be there: before `departsAt` where one checks in. */
  beThereAt: string;
  km: number;
  costCents: number;
  /** The weakest of what it is made of. */
  source: Source;
  /** Of the airline, train, ferry or winter road. */
  name?: LocalizedText;
};
