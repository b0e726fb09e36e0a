import type { AnswerOf, ItemOf } from '../../api/contract.ts';
import { fold } from '../../ui/places.ts';

export type Trip = ItemOf<'GET /v1/trips'>;
export type OpenedTrip = AnswerOf<'GET /v1/trips/{tripId}'>;
export type Offer = OpenedTrip['offers'][number];
export type Point = Trip['legs'][number]['from'];
export type Leg = Trip['legs'][number];
/** Why a trip waits for a human, as the queue says it. */
export type Need = ItemOf<'GET /v1/queue'>;

export const GROUPS = ['risk', 'offering', 'requested', 'accepted', 'en-route', 'picked-up'] as const;
export type Group = (typeof GROUPS)[number];
export const SHOWN = ['all', 'risk', 'seeking', 'moving'] as const;
export type Shown = (typeof SHOWN)[number];
export const PURPOSES = [
  'emergency-service',
  'safe-place',
  'appointment',
] as const satisfies readonly Trip['purpose'][];
/** Reasons that a change of a trip is written down with. */
export const REASONS = [
  'person-asked',
  'person-unreachable',
  'no-longer-needed',
  'arranged-otherwise',
  'partner-unavailable',
  'unsafe',
  'recorded-by-mistake',
  'other',
] as const;
export type Reason = (typeof REASONS)[number];

const IN_SHOWN: Readonly<Record<Shown, readonly Group[]>> = {
  all: GROUPS,
  risk: ['risk'],
  seeking: ['risk', 'offering', 'requested'],
  moving: ['accepted', 'en-route', 'picked-up'],
};

export const isOver = ({ status }: Pick<Trip, 'status'>): boolean =>
  status === 'completed' || status === 'no-show' || status === 'cancelled';

/** A seat is booked on what runs anyway: no partner is asked. */
export const isToBook = ({ planned }: Pick<Trip, 'planned'>): boolean => planned?.carriage === 'scheduled';

/** Where a trip stands on the board: what needs somebody is together, whatever its state. Nothing for one that is over. */
export function groupOf(trip: Trip, need: Need | undefined): Group | undefined {
  switch (trip.status) {
    case 'unfilled':
      return 'risk';
    case 'requested':
    case 'offering':
    case 'accepted':
    case 'en-route':
    case 'picked-up':
      return need === undefined ? trip.status : 'risk';
    case 'completed':
    case 'no-show':
    case 'cancelled':
      return undefined;
  }
}

export interface Clock {
  readonly kind: 'wave' | 'first' | 'look';
  readonly at: string;
}

/** The one clock that runs for a trip, and what happens when it rings. */
export function clockOf(trip: Trip): Clock | undefined {
  if (trip.status === 'offering' && trip.waveEndsAt !== undefined) return { kind: 'wave', at: trip.waveEndsAt };
  if (trip.nextLookAt === undefined) return undefined;
  return { kind: trip.status === 'requested' && trip.when.kind !== 'open' ? 'first' : 'look', at: trip.nextLookAt };
}

export interface BoardRow {
  readonly trip: Trip;
  readonly need: Need | undefined;
  readonly group: Group;
}

export interface BoardFilter {
  readonly shown: Shown;
  readonly purpose: Trip['purpose'] | undefined;
  /** Words of a reference or of a place. */
  readonly search: string;
}

/**
 * The board: groups in their order, none that is empty. What nobody has in hand comes first, then what rings next.
 * `namesOf`: what a trip is called by, to search in.
 */
export function boardOf(
  trips: readonly Trip[],
  needs: ReadonlyMap<string, Need>,
  filter: BoardFilter,
  namesOf: (trip: Trip) => string,
): readonly { readonly group: Group; readonly rows: readonly BoardRow[] }[] {
  const asked = fold(filter.search).trim();
  const rows = trips.flatMap((trip): BoardRow[] => {
    const need = needs.get(trip.id);
    const group = groupOf(trip, need);
    if (group === undefined || !IN_SHOWN[filter.shown].includes(group)) return [];
    if (filter.purpose !== undefined && trip.purpose !== filter.purpose) return [];
    if (asked !== '' && !fold(`${trip.reference} ${namesOf(trip)}`).includes(asked)) return [];
    return [{ trip, need, group }];
  });
  return GROUPS.flatMap((group) => {
    const mine = rows.filter((row) => row.group === group).toSorted(bySoonest);
    return mine.length === 0 ? [] : [{ group, rows: mine }];
  });
}

const held = ({ need }: BoardRow): number => (need?.inHand === true ? 1 : 0);
const ring = ({ trip }: BoardRow): string => clockOf(trip)?.at ?? trip.pickupAt;
const bySoonest = (one: BoardRow, other: BoardRow): number =>
  held(one) - held(other) || ring(one).localeCompare(ring(other)) || one.trip.id.localeCompare(other.trip.id);

export interface Wave {
  readonly round: number;
  readonly wave: number;
  /** While its offers can be answered in time; absent for one that is over. */
  readonly endsAt: string | undefined;
  readonly offers: readonly Offer[];
}

/** Offers as they went out, the latest wave first. One that was arranged by telephone stands with the wave of that time. */
export function wavesOf(trip: OpenedTrip): readonly Wave[] {
  const keys = [...new Set(trip.offers.map(({ round, wave }) => `${round} ${wave}`))];
  return keys
    .map((key): Wave => {
      const [round = 0, wave = 0] = key.split(' ').map(Number);
      const offers = trip.offers
        .filter((offer) => offer.round === round && offer.wave === wave)
        .toSorted((one, other) => one.openedAt.localeCompare(other.openedAt));
      const isRunning = trip.status === 'offering' && trip.round === round && trip.wave === wave;
      return { round, wave, endsAt: isRunning ? trip.waveEndsAt : undefined, offers };
    })
    .toSorted((one, other) => other.round - one.round || other.wave - one.wave);
}

/** The offer of whoever has the trip. */
export const acceptedOffer = ({ offers, acceptedBy }: OpenedTrip): Offer | undefined =>
  acceptedBy === undefined
    ? undefined
    : offers.find(
        ({ status, organizationId }) => status === 'accepted' && organizationId === acceptedBy.organizationId,
      );

/** Where the first leg begins and the last one ends. */
export const endsOf = (legs: readonly Leg[]): { readonly from: Point | undefined; readonly to: Point | undefined } => ({
  from: legs[0]?.from,
  to: legs.at(-1)?.to,
});

export const placeIdOf = (point: Point): string | undefined => {
  switch (point.kind) {
    case 'community':
      return point.communityId;
    case 'airport':
      return point.ident;
    case 'location':
      return undefined;
  }
};
