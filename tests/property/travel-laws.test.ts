import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { airportByIdent, allCommunities } from '../../shared/directory/communities.ts';
import { instantsOf, wallTimeAt } from '../../shared/platform/wall-time.ts';
import { networkFor, planJourneys, type JourneyRequest, type Leg, type Plan } from '../../shared/travel/index.ts';
import type { Connection } from '../../shared/travel/model.ts';
import { graphsOf, type Network } from '../../shared/travel/network.ts';
import { bestRides, rideFrom, rideUntil, withoutWaiting, type Ride, type Rules } from '../../shared/travel/search.ts';
import { anyDay, lastDeparture, nextDeparture, type Timing } from '../../shared/travel/timing.ts';
import { pointOf, travelHub, usualHub } from '../unit/travel-builder.ts';

const monday = Date.UTC(2026, 2, 2, 5) / 60_000;
const quarters = (most: number) => fc.integer({ min: 0, max: most }).map((count) => count * 15);
const aZone = fc.constantFrom('America/Toronto', 'America/Winnipeg', 'America/Atikokan');
const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }).map((some) => new Set(some));

const aTiming: fc.Arbitrary<Timing> = fc.oneof(
  fc.constant({ kind: 'always' as const }),
  fc.record({ timeZone: aZone, from: quarters(60), length: quarters(35) }).map(({ timeZone, from, length }) => ({
    kind: 'hours' as const,
    timeZone,
    from,
    to: from + length,
    openOn: anyDay,
  })),
  fc
    .record({
      timeZone: aZone,
      departs: fc.uniqueArray(quarters(95), { minLength: 1, maxLength: 3 }),
      offset: quarters(40),
      days,
    })
    .map(({ timeZone, departs, offset, days: on }) => ({
      kind: 'timetable' as const,
      timeZone,
      departs: departs.sort((one, other) => one - other),
      offset,
      days: on,
      openOn: anyDay,
    })),
);

const noRules: Rules = { allows: () => true, notBefore: () => monday - 40_000 };

/** The clock of a zone, read anew for each quarter of an hour: no cache, no arithmetic on days. */
function mayLeave(timing: Timing, instant: number): boolean {
  if (timing.kind === 'always') return true;
  const at = timing.kind === 'timetable' ? instant - timing.offset : instant;
  const wall = wallTimeAt(timing.timeZone, at * 60_000);
  const minute = (wall / 60_000) % 1440;
  const shown = (planned: number): number => {
    const skipped = instantsOf(timing.timeZone, wall + (planned - minute) * 60_000).length === 0;
    return skipped ? planned + 60 : planned;
  };
  if (timing.kind === 'hours') return minute >= shown(timing.from) && minute <= shown(timing.to);
  return (
    timing.departs.some((planned) => shown(planned) === minute) && timing.days.has(new Date(wall).getUTCDay() || 7)
  );
}

describe('the next and the last departure', () => {
  it('are those that a clock finds, looked at every quarter of an hour', () => {
    fc.assert(
      fc.property(aTiming, quarters(4 * 24 * 3), (timing, later) => {
        const ready = monday + later;
        const week = Array.from({ length: 8 * 96 }, (_unused, count) => count * 15);
        const forward = week.map((minutes) => ready + minutes).find((instant) => mayLeave(timing, instant));
        const back = week.map((minutes) => ready - minutes).find((instant) => mayLeave(timing, instant));
        expect(nextDeparture(timing, ready)).toBe(forward);
        expect(lastDeparture(timing, ready)).toBe(back);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['by a timetable', { kind: 'timetable' as const, departs: [120], offset: 0, days: new Set([7]) }],
    ['within hours', { kind: 'hours' as const, from: 120, to: 150 }],
  ])('are an hour on where the clocks skip theirs, %s', (_how, times) => {
    const timing = { ...times, timeZone: 'America/Toronto', openOn: anyDay };
    const threeOClock = Date.UTC(2026, 2, 8, 7) / 60_000;
    expect(nextDeparture(timing, threeOClock - 60)).toBe(threeOClock);
    expect(lastDeparture(timing, threeOClock)).toBe(threeOClock);
  });

  it('never let anybody overtake by waiting, on the days when clocks change too', () => {
    fc.assert(
      fc.property(
        aTiming,
        fc.constantFrom(Date.UTC(2026, 2, 7) / 60_000, Date.UTC(2026, 9, 31) / 60_000),
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 0, max: 4000 }),
        (timing, start, one, other) => {
          const [earlier, later] = [start + Math.min(one, other), start + Math.max(one, other)];
          const first = nextDeparture(timing, earlier) ?? 0;
          expect(first).toBeGreaterThanOrEqual(earlier);
          expect(nextDeparture(timing, later) ?? Infinity).toBeGreaterThanOrEqual(first);
        },
      ),
    );
  });
});

const stops = ['a', 'b', 'c', 'd', 'e', 'f'];
const aConnection = fc
  .record({
    from: fc.constantFrom(...stops),
    to: fc.constantFrom(...stops),
    timing: aTiming,
    minutes: fc.integer({ min: 5, max: 600 }),
    ahead: fc.constantFrom(0, 0, 30, 60),
  })
  .map(({ from, to, timing, minutes, ahead }): Connection => ({
    from,
    to,
    timing,
    minutes,
    ahead,
    mode: 'road',
    craft: 'vehicle',
    km: minutes,
    source: 'known',
  }));
const connectionList = fc.array(aConnection, { minLength: 1, maxLength: 14 });

const networkWith = (connections: readonly Connection[]): Network => ({
  ...graphsOf(connections),
  winterRoads: new Map(),
  hub: usualHub,
  today: 0,
});

/** Every way without turning back, tried to its end. */
function everyArrival(
  connections: readonly Connection[],
  from: string,
  to: string,
  at: number,
  seen: string[],
): number {
  if (from === to) return at;
  let best = Infinity;
  for (const connection of connections) {
    if (connection.from !== from || seen.includes(connection.to)) continue;
    const ride = rideFrom(connection, at, noRules);
    if (ride !== undefined) {
      best = Math.min(best, everyArrival(connections, connection.to, to, ride.arrives, [...seen, connection.to]));
    }
  }
  return best;
}

function everyDeparture(
  connections: readonly Connection[],
  from: string,
  to: string,
  due: number,
  seen: string[],
): number {
  if (from === to) return due;
  let best = -Infinity;
  for (const connection of connections) {
    if (connection.to !== to || seen.includes(connection.from)) continue;
    const ride = rideUntil(connection, due, noRules);
    if (ride !== undefined) {
      const left = ride.departs - connection.ahead;
      best = Math.max(best, everyDeparture(connections, from, connection.from, left, [...seen, connection.from]));
    }
  }
  return best;
}

const holdTogether = (rides: readonly Ride[]): boolean =>
  rides.every(({ connection, departs }, at) => {
    const before = rides[at - 1];
    return (
      before === undefined || (before.connection.to === connection.from && before.arrives <= departs - connection.ahead)
    );
  });

/** Journeys of random networks stay far from the two weeks after which the search gives up. */
const withinTwoWeeks = (minutes: number): number => (minutes <= 14 * 1440 ? minutes : Infinity);

describe('the search', () => {
  it('finds the earliest arrival of all ways there are', () => {
    fc.assert(
      fc.property(connectionList, quarters(700), (connections, later) => {
        const at = monday + later;
        const rides = bestRides(networkWith(connections), {
          from: 'a',
          to: 'f',
          when: { leaveAt: at },
          rules: noRules,
        });
        const earliest = at + withinTwoWeeks(everyArrival(connections, 'a', 'f', at, ['a']) - at);
        expect(rides?.at(-1)?.arrives ?? Infinity).toBe(earliest);
        expect(holdTogether(rides ?? [])).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('finds the latest departure for an appointment', () => {
    fc.assert(
      fc.property(connectionList, quarters(700), (connections, later) => {
        const due = monday + later;
        const rides = bestRides(networkWith(connections), {
          from: 'a',
          to: 'f',
          when: { arriveBy: due },
          rules: noRules,
        });
        const latest = due - withinTwoWeeks(due - everyDeparture(connections, 'a', 'f', due, ['f']));
        const [first] = rides ?? [];
        expect(first === undefined ? -Infinity : first.departs - first.connection.ahead).toBe(latest);
        expect(holdTogether(rides ?? [])).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('arrives at the same time when needless waiting is taken out', () => {
    fc.assert(
      fc.property(connectionList, quarters(700), (connections, later) => {
        const when = { leaveAt: monday + later };
        const rides = bestRides(networkWith(connections), { from: 'a', to: 'f', when, rules: noRules }) ?? [];
        const tightened = withoutWaiting(rides, when, noRules);
        expect(tightened.at(-1)?.arrives).toBe(rides.at(-1)?.arrives);
        expect(tightened.every(({ departs }, at) => departs >= (rides[at]?.departs ?? Infinity))).toBe(true);
        expect(holdTogether(tightened)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

const somewhere = fc.constantFrom(...allCommunities().map(({ id }) => id));
const farNorth = fc.constantFrom(
  'fn-143',
  'fn-243',
  'fn-144',
  'place-moosonee',
  'fn-215',
  'fn-208',
  'fn-209',
  'fn-175',
);
const town = fc.constantFrom(
  'place-timmins',
  'place-sioux-lookout',
  'place-thunder-bay',
  'place-sudbury',
  'place-kenora',
);
const aMoment = fc
  .integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2026, 11, 31) / 60_000 })
  .map((minutes) => minutes * 60_000);

const plansOf = (
  request: Omit<JourneyRequest, 'from' | 'to'> & { from: string; to: string },
  now: number,
  hub = usualHub,
) =>
  planJourneys(
    { ...request, from: pointOf(request.from), to: pointOf(request.to) },
    networkFor(hub, new Date(now)),
    new Date(now),
  );
const leave = (from: string, to: string, at: number, now = at, hub = usualHub) =>
  plansOf({ from, to, when: { leaveAt: new Date(at).toISOString() } }, now, hub);

const firstArrival = (plans: readonly Plan[]): number =>
  Math.min(...plans.map(({ arrivesAt }) => Date.parse(arrivesAt)));
const communityOf = (point: Leg['from']): string | undefined =>
  point.kind === 'airport'
    ? airportByIdent(point.ident)?.communityId
    : point.kind === 'community'
      ? point.communityId
      : undefined;

describe('journeys over the shipped network', () => {
  it('never arrive earlier for leaving later', () => {
    fc.assert(
      fc.property(farNorth, town, aMoment, fc.integer({ min: 1, max: 2880 }), (from, to, at, minutes) => {
        const [sooner, later] = [leave(from, to, at).plans, leave(from, to, at + minutes * 60_000, at).plans];
        expect(sooner.length).toBeGreaterThan(0);
        expect(firstArrival(later)).toBeGreaterThanOrEqual(firstArrival(sooner));
      }),
      { numRuns: 20 },
    );
  });

  it('are the same each time they are asked for', () => {
    fc.assert(
      fc.property(somewhere, somewhere, aMoment, (from, to, at) => {
        expect(leave(from, to, at)).toEqual(leave(from, to, at));
      }),
      { numRuns: 20 },
    );
  });

  it('hold together: each leg starts where the one before ended, and not before it', () => {
    fc.assert(
      fc.property(somewhere, somewhere, aMoment, (from, to, at) => {
        for (const { legs, departsAt, arrivesAt, costCents } of leave(from, to, at).plans) {
          expect(Date.parse(departsAt)).toBeGreaterThanOrEqual(at);
          expect(legs[0]?.from).toEqual(pointOf(from));
          expect(legs.at(-1)?.to).toEqual(pointOf(to));
          expect([legs[0]?.beThereAt, legs.at(-1)?.arrivesAt]).toEqual([departsAt, arrivesAt]);
          expect(legs.slice(1).map((leg) => leg.from)).toEqual(legs.slice(0, -1).map((leg) => leg.to));
          expect(legs.slice(1).every((leg, index) => leg.beThereAt >= (legs[index]?.arrivesAt ?? ''))).toBe(true);
          expect(costCents).toBe(legs.reduce((sum, leg) => sum + leg.costCents, 0));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('lose nothing when what is closed anyway is taken away', () => {
    const statuses = ['1', '2', '3', '4', '5', '6', 'wetum', 'moose-river'].map((corridor) => ({
      corridor,
      status: 'temporarily closed',
    }));
    const closed = travelHub({ winterRoads: statuses });
    fc.assert(
      fc.property(farNorth, town, fc.integer({ min: 0, max: 100 * 1440 }), (from, to, minutes) => {
        const summer = Date.UTC(2026, 5, 1) + minutes * 60_000;
        expect(leave(from, to, summer, summer, closed).plans).toEqual(leave(from, to, summer).plans);
      }),
      { numRuns: 20 },
    );
  });

  it('arrive in time for an appointment, and leaving a minute after the latest departure is too late', () => {
    fc.assert(
      fc.property(farNorth, town, aMoment, (from, to, due) => {
        const now = due - 5 * 86_400_000;
        const { plans } = plansOf({ from, to, when: { arriveBy: new Date(due).toISOString() } }, now);
        expect(plans.length).toBeGreaterThan(0);
        expect(plans.every(({ arrivesAt }) => Date.parse(arrivesAt) <= due)).toBe(true);
        const latest = Math.max(...plans.map(({ departsAt }) => Date.parse(departsAt)));
        expect(firstArrival(leave(from, to, latest, now).plans)).toBeLessThanOrEqual(due);
        expect(firstArrival(leave(from, to, latest + 60_000, now).plans)).toBeGreaterThan(due);
      }),
      { numRuns: 20 },
    );
  });

  it('never touch a community to avoid', () => {
    const passed = fc.uniqueArray(
      fc.constantFrom('place-moosonee', 'place-timmins', 'fn-243', 'place-red-lake', 'place-cochrane'),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    fc.assert(
      fc.property(
        farNorth,
        fc.constantFrom('place-sudbury', 'place-hearst', 'place-dryden'),
        aMoment,
        passed,
        (from, to, at, avoided) => {
          const communityIds = avoided.filter((id) => id !== from);
          const when = { leaveAt: new Date(at).toISOString() };
          const { plans } = plansOf({ from, to, when, avoid: { communityIds } }, at);
          const touched = plans.flatMap(({ legs }) =>
            legs.flatMap((leg) => [communityOf(leg.from), communityOf(leg.to)]),
          );
          expect(touched.filter((id) => communityIds.some((avoidedId) => avoidedId === id))).toEqual([]);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('reach every community that is known to be on the road, by road alone', () => {
    const network = networkFor(usualHub, new Date(monday * 60_000));
    const rules: Rules = { allows: ({ mode }) => mode === 'road', notBefore: () => 0 };
    const onTheRoad = allCommunities().filter(({ access }) => access === 'all-season-road');
    const unreached = onTheRoad.filter(
      ({ id }) => bestRides(network, { from: 'place-sudbury', to: id, when: { leaveAt: monday }, rules }) === undefined,
    );
    expect(unreached).toEqual([]);
    expect(onTheRoad.length).toBeGreaterThan(400);
  });
});
