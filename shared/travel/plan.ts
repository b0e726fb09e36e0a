import { communityById } from '../directory/index.ts';
import { communityOfStop, passesThrough } from './avoidance.ts';
import { endpointOf, localDrive, type Endpoint } from './endpoints.ts';
import { isoOfMinutes, minutesOfIso } from './local-days.ts';
import { costOf, legsOf, stagesOf, type Stage } from './legs.ts';
import type { Connection, JourneyRequest, Leg, Stop } from './model.ts';
import type { Network } from './network.ts';
import { planReasons } from './plan-reasons.ts';
import { reason, withoutRepeats, type Reason } from './reasons.ts';
import { bestRides, rulesOf, withoutWaiting, type Question, type Ride } from './search.ts';
import { stopName } from './stops.ts';
import { accessUnknown, noFlightNow, whyNot } from './why.ts';

/** One way of making the journey, door to door. Times are ISO instants; the cost is an estimate in cents. */
export type Plan = {
  legs: readonly Leg[];
  departsAt: string;
  arrivesAt: string;
  minutes: number;
  costCents: number;
  reasons: readonly Reason[];
};

export type Journeys = {
  /** The best first; the others travel by other means. Empty when no way is known. */
  plans: readonly Plan[];
  /** What nobody has told the hub, and somebody should ask. */
  unknown: readonly Reason[];
  /** Why it is this way and no other. */
  why: readonly Reason[];
};

/** What is left out to find alternatives that really differ. */
const variants: readonly { without: (connection: Connection) => boolean; cheapest?: true }[] = [
  { without: () => false },
  { without: ({ craft }) => craft === 'charter' },
  { without: ({ timing }) => timing.kind === 'timetable' },
  { without: ({ mode }) => mode === 'winter-road' },
  { without: ({ mode }) => mode === 'air' },
  { without: () => false, cheapest: true },
];

const mostPlans = 5;
/** Minutes after the best plan beyond which an alternative is none. */
const worthWaiting = 72 * 60;

/**
 * The ways of making a journey, the best first: the one that arrives first. For an appointment, the one that leaves late and is
 * not long on the way. A charter comes first only when it saves enough time, and for an appointment when nothing else arrives in
 * time. Pure: the same request, network and instant give the same plans. No plan goes through a community to avoid, nor stops
 * there on board.
 */
export function planJourneys(request: JourneyRequest, network: Network, now: Date): Journeys {
  const [from, to] = [endpointOf(request.from), endpointOf(request.to)];
  if (from === undefined || to === undefined) return { plans: [], unknown: [reason('place-unknown')], why: [] };
  const unknown = withoutRepeats([from, to].flatMap(({ stop }) => accessUnknown(communityOfStop(stop))));
  const avoided = new Set(request.avoid?.communityIds);
  if (avoided.has(communityOfStop(to.stop)) && communityOfStop(from.stop) !== communityOfStop(to.stop)) {
    return { plans: [], unknown, why: [reason('place-avoided')] };
  }
  const earliest = Math.ceil(now.getTime() / 60_000);
  const journey = {
    request,
    network,
    from,
    to,
    earliest,
    isAvoided: passesThrough(avoided, from.stop),
    when: whenOf(request, earliest),
  };
  const plans = rankedPlans(
    variants.flatMap((variant) => planOf(variant, journey)),
    journey,
  );
  return { plans: plans.map(({ plan }) => plan), unknown, why: explain(journey, plans[0]) };
}

type Journey = {
  request: JourneyRequest;
  network: Network;
  from: Endpoint;
  to: Endpoint;
  earliest: number;
  isAvoided: (connection: Connection) => boolean;
  when: Question['when'];
};
type Found = { plan: Plan; stages: readonly Stage[] };

/** Nobody leaves before now, whatever was asked. */
const whenOf = ({ when }: JourneyRequest, earliest: number): Question['when'] =>
  'leaveAt' in when
    ? { leaveAt: Math.max(minutesOfIso(when.leaveAt), earliest) }
    : { arriveBy: Math.floor(Date.parse(when.arriveBy) / 60_000) };

const seatsFor = ({ request, network }: Journey): boolean =>
  (request.passengers ?? 1) <= network.hub.travel.charter.seats;

const isOffTheRoad = (stop: Stop): boolean => communityById(communityOfStop(stop))?.access !== 'all-season-road';

/** A charter is called for a place that no road is known to reach, not to fly from town to town over one. */
const mayCharter = (journey: Journey): boolean =>
  seatsFor(journey) && (isOffTheRoad(journey.from.stop) || isOffTheRoad(journey.to.stop));

function planOf({ without, cheapest }: (typeof variants)[number], journey: Journey): Found[] {
  const { request, network, from, to, when, earliest, isAvoided } = journey;
  const passengers = request.passengers ?? 1;
  const { travel } = network.hub;
  const chartered = mayCharter(journey);
  const rules = rulesOf(
    network,
    earliest + from.minutes,
    (connection) => without(connection) || isAvoided(connection) || (connection.craft === 'charter' && !chartered),
  );
  const inNetwork: Question['when'] =
    'leaveAt' in when ? { leaveAt: when.leaveAt + from.minutes } : { arriveBy: when.arriveBy - to.minutes };
  const cents = cheapest ? (connection: Connection) => costOf(connection, passengers, travel) : undefined;
  const question = { from: from.stop, to: to.stop, when: inNetwork, rules, ...(cents === undefined ? {} : { cents }) };
  const rides = bestRides(network, question);
  if (rides === undefined) return [];
  const stages = doorToDoor(withoutWaiting(rides, inNetwork, rules), from, to, inNetwork);
  const [first, last] = [stages[0], stages.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (first.departs < earliest) return [];
  const legs = legsOf(stages, passengers, travel);
  const departs = first.departs - first.connection.ahead;
  const plan = {
    legs,
    departsAt: isoOfMinutes(departs),
    arrivesAt: isoOfMinutes(last.arrives),
    minutes: last.arrives - departs,
    costCents: legs.reduce((sum, { costCents }) => sum + costCents, 0),
    reasons: planReasons(stages, legs, network.hub, request.wheelchair === true),
  };
  return [{ plan, stages }];
}

/** The rides with the drive from the very door, and to it. */
function doorToDoor(rides: readonly Ride[], from: Endpoint, to: Endpoint, when: Question['when']): Stage[] {
  const stages = stagesOf(rides);
  if (rides.length === 0) return withinOneCommunity(from, to, when);
  const [first, last] = [stages[0], stages.at(-1)];
  if (first !== undefined && from.minutes > 0) {
    const due = first.departs - first.connection.ahead;
    const connection = localDrive(from.stop, from.km, from.minutes);
    stages.unshift({ connection, departs: due - from.minutes, arrives: due, from: from.point, to: first.from });
  }
  if (last !== undefined && to.minutes > 0) {
    const connection = localDrive(to.stop, to.km, to.minutes);
    const arrives = last.arrives + to.minutes;
    stages.push({ connection, departs: last.arrives, arrives, from: last.to, to: to.point });
  }
  return stages;
}

/** Minutes that a drive across a community takes at least. */
const shortestDrive = 10;

function withinOneCommunity(from: Endpoint, to: Endpoint, when: Question['when']): Stage[] {
  const minutes = Math.max(shortestDrive, from.minutes + to.minutes);
  const departs = 'leaveAt' in when ? when.leaveAt - from.minutes : when.arriveBy + to.minutes - minutes;
  const connection = localDrive(from.stop, Math.max(1, from.km + to.km), minutes);
  return [{ connection, departs, arrives: departs + minutes, from: from.point, to: to.point }];
}

/** The best first, then what differs by its means, as long as it is worth waiting for. */
function rankedPlans(found: readonly Found[], { network, when }: Journey): Found[] {
  const late = ({ arrivesAt, departsAt, minutes }: Plan): number =>
    'leaveAt' in when ? Date.parse(arrivesAt) / 60_000 : minutes - Date.parse(departsAt) / 60_000;
  // An appointment is known beforehand: one travels the day before rather than charter an aircraft for the morning.
  const charterBehind = 'leaveAt' in when ? network.hub.travel.charter.savesMinutes : worthWaiting;
  const penalty = ({ legs }: Plan): number => (legs.some(({ craft }) => craft === 'charter') ? charterBehind : 0);
  const ranked = found.toSorted(
    (one, other) =>
      late(one.plan) + penalty(one.plan) - late(other.plan) - penalty(other.plan) ||
      one.plan.costCents - other.plan.costCents,
  );
  const byMeans = new Map<string, Found>();
  for (const one of ranked) {
    const means = one.plan.legs.map(({ mode, craft }) => `${mode}/${craft}`).join(' ');
    if (!byMeans.has(means)) byMeans.set(means, one);
  }
  const [best] = ranked;
  const limit = best === undefined ? 0 : late(best.plan) + worthWaiting;
  return [...byMeans.values()].filter(({ plan }) => late(plan) <= limit).slice(0, mostPlans);
}

function explain(journey: Journey, best: Found | undefined): Reason[] {
  const { network, from, to, when, earliest } = journey;
  const changes = best?.stages.flatMap((stage, at) =>
    at > 0 && stage.connection.craft !== best.stages[at - 1]?.connection.craft ? [stage.connection.from] : [],
  );
  const at = 'leaveAt' in when ? when.leaveAt : best === undefined ? when.arriveBy : minutesOfIso(best.plan.departsAt);
  const { seats } = network.hub.travel.charter;
  const late = 'arriveBy' in when && when.arriveBy - earliest < worthWaiting;
  return withoutRepeats([
    ...('leaveAt' in when && from.stop !== to.stop && isOffTheRoad(from.stop)
      ? noFlightNow(network, from.stop, at)
      : []),
    ...(from.stop === to.stop
      ? []
      : whyNot(network, { ends: [from.stop, to.stop], changes: [...new Set(changes)] }, at)),
    ...(seatsFor(journey) ? [] : [reason('too-many-for-charter', { seats })]),
    ...(best === undefined && late ? [reason('too-late')] : []),
    ...(best === undefined && !late
      ? [reason('no-way-known', { from: stopName(from.stop), to: stopName(to.stop) })]
      : []),
  ]);
}
