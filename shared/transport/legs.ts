import type { TripPoint, TripRequest } from './request.ts';
import { communityOf, type KnownLocation } from './pickup-place.ts';

type Legs = TripRequest['legs'];

/** The first leg, by its place, that does not begin where the one before it ends, or in the same community; one driver goes them all. */
export function gapIn(legs: Legs, locations: readonly KnownLocation[]): number | undefined {
  const joins = (one: TripPoint, next: TripPoint): boolean => {
    if (isSamePoint(one, next)) return true;
    const community = communityOf(one, locations);
    return community !== undefined && community === communityOf(next, locations);
  };
  const at = legs.findIndex(({ from }, place) => {
    const before = legs[place - 1];
    return before !== undefined && !joins(before.to, from);
  });
  return at === -1 ? undefined : at;
}

/** Where legs lead, as it is told in one line. */
interface Course {
  readonly from: TripPoint;
  /** Where it stops before it arrives. */
  readonly stops: readonly TripPoint[];
  readonly to: TripPoint;
  /** And back to where it began. */
  readonly returns: boolean;
}

export function courseOf(legs: Legs): Course {
  const [first] = legs;
  if (first === undefined) throw new RangeError('a trip has at least one leg');
  const points = [first.from, ...legs.map(({ to }) => to)];
  const last = points.at(-1) ?? first.to;
  const returns = legs.length > 1 && isSamePoint(first.from, last);
  const way = returns ? outwardOf(points) : points;
  return { from: first.from, stops: way.slice(1, -1), to: way.at(-1) ?? last, returns };
}

/** The same way back is not told twice; of a round, everything but its end is on the way. */
function outwardOf(points: readonly TripPoint[]): readonly TripPoint[] {
  const back = points.toReversed();
  const isSameWay = points.every((point, at) => isSamePoint(point, back[at] ?? point));
  return isSameWay ? points.slice(0, Math.ceil(points.length / 2)) : points.slice(0, -1);
}

function isSamePoint(one: TripPoint, other: TripPoint): boolean {
  switch (one.kind) {
    case 'community':
      return other.kind === 'community' && other.communityId === one.communityId;
    case 'location':
      return other.kind === 'location' && other.locationId === one.locationId;
    case 'airport':
      return other.kind === 'airport' && other.ident === one.ident;
  }
}
