import type { Options } from '../../api/contract.ts';
import { instantAt } from './times.ts';
import { placeIdOf, type Point, type Trip } from './trips.ts';
import type { Way } from './ways.tsx';

export const NEEDS = [
  'wheelchair',
  'lifting',
  'service-animal',
  'attendant',
] as const satisfies readonly Trip['accessibility'][number][];
export const LUGGAGE = ['none', 'hand', 'bags', 'bulky'] as const satisfies readonly Trip['luggage'][];
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A trip as it is being filled in; hours are those of the hub's clock. */
export interface Draft {
  readonly personId: string | undefined;
  readonly purpose: Trip['purpose'];
  readonly from: Point | undefined;
  readonly to: Point | undefined;
  readonly when: 'now' | 'leave' | 'arrive';
  readonly date: string;
  readonly time: string;
  readonly back: 'none' | 'at' | 'open';
  readonly backDate: string;
  readonly backTime: string;
  readonly adults: number;
  readonly children: number;
  readonly attendants: number;
  readonly accessibility: readonly (typeof NEEDS)[number][];
  readonly luggage: Trip['luggage'];
  readonly avoidCommunities: readonly string[];
  readonly policeMarks: boolean;
  readonly pickupDetails: string;
  readonly agreedAs: string;
  readonly avoidPeople: string;
  readonly tellPerson: boolean;
  readonly repeats: 'never' | 'week' | 'month';
  readonly interval: number;
  readonly weekdays: readonly Weekday[];
  /** Empty: until it is ended. */
  readonly until: string;
}

export const emptyDraft = (today: string): Draft => ({
  personId: undefined,
  purpose: 'safe-place',
  from: undefined,
  to: undefined,
  when: 'now',
  date: today,
  time: '',
  back: 'none',
  backDate: today,
  backTime: '',
  adults: 1,
  children: 0,
  attendants: 0,
  accessibility: [],
  luggage: 'hand',
  avoidCommunities: [],
  policeMarks: false,
  pickupDetails: '',
  agreedAs: '',
  avoidPeople: '',
  tellPerson: true,
  repeats: 'never',
  interval: 1,
  weekdays: [],
  until: '',
});

type PlanBody = Options<'POST /v1/journeys/plan'>['body'];
type TripBody = Options<'POST /v1/trips'>['body'];
type JourneyBody = Options<'POST /v1/journeys'>['body'];
type SeriesBody = Options<'POST /v1/trip-series'>['body'];

/** What is still missing or wrong, by field; empty when it can be asked for. */
export type Gaps = Partial<
  Record<'from' | 'to' | 'time' | 'back' | 'passengers' | 'weekdays', 'missing' | 'past' | 'same' | 'early'>
>;

const atOf = (draft: Draft, timeZone: string | undefined): string | undefined =>
  draft.when === 'now' ? undefined : instantAt(draft.date, draft.time, timeZone);
const backAtOf = (draft: Draft, timeZone: string | undefined): string | undefined =>
  instantAt(draft.backDate, draft.backTime, timeZone);

const samePoint = (one: Point, other: Point): boolean =>
  one.kind === 'location' || other.kind === 'location'
    ? one.kind === 'location' && other.kind === 'location' && one.locationId === other.locationId
    : placeIdOf(one) === placeIdOf(other);

export function gapsOf(draft: Draft, now: number, timeZone: string | undefined): Gaps {
  const at = atOf(draft, timeZone);
  const repeats = draft.repeats !== 'never';
  const isTimed = draft.when !== 'now' || repeats;
  const backAt = backAtOf(draft, timeZone);
  return {
    ...(draft.from === undefined && { from: 'missing' as const }),
    ...(draft.to === undefined && { to: 'missing' as const }),
    ...(draft.from !== undefined &&
      draft.to !== undefined &&
      samePoint(draft.from, draft.to) && { to: 'same' as const }),
    ...(isTimed && instantAt(draft.date, draft.time, timeZone) === undefined && { time: 'missing' as const }),
    ...(!repeats && at !== undefined && Date.parse(at) < now && { time: 'past' as const }),
    ...(draft.back === 'at' && !/^\d\d:\d\d$/.test(draft.backTime) && { back: 'missing' as const }),
    ...(draft.back === 'at' &&
      !repeats &&
      backAt !== undefined &&
      backAt <= (at ?? new Date(now).toISOString()) && { back: 'early' as const }),
    ...(draft.adults + draft.children < 1 && { passengers: 'missing' as const }),
    ...(draft.repeats === 'week' && draft.weekdays.length === 0 && { weekdays: 'missing' as const }),
  };
}

const STEP_MS = 5 * 60_000;

/** What the planner is asked; nothing until both ends and the hour are known. A trip wanted now is planned to five minutes. */
export function planBodyOf(draft: Draft, now: number, timeZone: string | undefined): PlanBody | undefined {
  const { from, to } = draft;
  if (from === undefined || to === undefined || samePoint(from, to) || draft.adults + draft.children < 1)
    return undefined;
  const at = draft.when === 'now' ? new Date(Math.ceil(now / STEP_MS) * STEP_MS).toISOString() : atOf(draft, timeZone);
  if (at === undefined || Date.parse(at) < now) return undefined;
  return {
    from,
    to,
    when: draft.when === 'arrive' ? { arriveBy: at } : { leaveAt: at },
    passengers: passengersOf(draft),
    accessibility: [...draft.accessibility],
    avoid: { communityIds: [...draft.avoidCommunities] },
  };
}

const passengersOf = ({ adults, children, attendants }: Draft): Trip['passengers'] => ({
  adults,
  children,
  attendants,
});

const commonOf = (draft: Draft) => ({
  ...(draft.personId !== undefined && { personId: draft.personId }),
  purpose: draft.purpose,
  passengers: passengersOf(draft),
  accessibility: [...draft.accessibility],
  luggage: draft.luggage,
  avoid: {
    communityIds: [...draft.avoidCommunities],
    policeMarks: draft.policeMarks,
    ...(draft.avoidPeople.trim() !== '' && { people: draft.avoidPeople.trim() }),
  },
  ...(draft.agreedAs.trim() !== '' && { agreedAs: draft.agreedAs.trim() }),
  tellPerson: draft.tellPerson,
});

const detailsOf = ({ pickupDetails }: Draft): { readonly pickupDetails?: string } =>
  pickupDetails.trim() === '' ? {} : { pickupDetails: pickupDetails.trim() };

/** One trip: as it was planned where a way with one leg was chosen, else as partners and the season have it. */
export function tripBodyOf(draft: Draft, way: Way | undefined, timeZone: string | undefined): TripBody | undefined {
  const { from, to } = draft;
  if (from === undefined || to === undefined) return undefined;
  const [part] = way?.parts ?? [];
  const at = atOf(draft, timeZone);
  const backAt = backAtOf(draft, timeZone);
  return {
    ...commonOf(draft),
    ...detailsOf(draft),
    legs: part?.legs ?? [{ from, to }],
    when: part?.when ?? (at === undefined ? { kind: 'now' } : { kind: 'at', at }),
    ...(part?.mode !== undefined && { mode: part.mode }),
    ...(part?.planned !== undefined && { planned: part.planned }),
    ...(draft.back === 'open' && { return: { kind: 'open' as const } }),
    ...(draft.back === 'at' && backAt !== undefined && { return: { kind: 'at' as const, at: backAt } }),
  };
}

/** A journey of several carriers as it was planned; the way back is one trip more, planned when its time comes. */
export function journeyBodyOf(draft: Draft, way: Way, timeZone: string | undefined): JourneyBody | undefined {
  const { from, to } = draft;
  if (from === undefined || to === undefined) return undefined;
  const backAt = backAtOf(draft, timeZone);
  const legs = [{ from: to, to: from }];
  const back: JourneyBody['parts'] =
    draft.back === 'open'
      ? [{ way: 'back', legs, when: { kind: 'open' } }]
      : draft.back === 'at' && backAt !== undefined
        ? [{ way: 'back', legs, when: { kind: 'at', at: backAt } }]
        : [];
  return {
    ...commonOf(draft),
    parts: [...way.parts.map((part, at) => (at === 0 ? { ...part, ...detailsOf(draft) } : part)), ...back],
  };
}

/** Appointments that come again, on the wall clock. */
export function seriesBodyOf(draft: Draft): SeriesBody | undefined {
  const { from, to, repeats, date, time, until } = draft;
  if (from === undefined || to === undefined || repeats === 'never') return undefined;
  return {
    trip: {
      ...commonOf(draft),
      ...detailsOf(draft),
      legs: [{ from, to }],
      ...(draft.back === 'open' && { return: { kind: 'open' as const } }),
      ...(draft.back === 'at' && { return: { kind: 'at' as const, time: draft.backTime } }),
    },
    schedule: {
      rhythm:
        repeats === 'week'
          ? { every: 'week', interval: draft.interval, weekdays: [...draft.weekdays] }
          : { every: 'month', interval: draft.interval, on: { kind: 'day', day: Number(date.slice(8, 10)) } },
      from: date,
      time,
      ends: until === '' ? { kind: 'never' } : { kind: 'on', date: until },
    },
  };
}

/** The point of a place of the picker. */
export const pointOfPlace = (id: string): Point =>
  /^(?:fn|place)-/.test(id) ? { kind: 'community', communityId: id } : { kind: 'airport', ident: id };

const LOCATION = 'location:';
/** A point as one word, for a list or an address. */
export const keyOf = (point: Point): string =>
  point.kind === 'location' ? `${LOCATION}${point.locationId}` : (placeIdOf(point) ?? '');
export function pointOfKey(key: string | null): Point | undefined {
  if (key === null || key === '') return undefined;
  return key.startsWith(LOCATION) ? { kind: 'location', locationId: key.slice(LOCATION.length) } : pointOfPlace(key);
}
