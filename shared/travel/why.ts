import { distanceKm, allCommunities } from '../directory/index.ts';
import { daysInWords, momentInWords, monthDayInWords, timeInWords } from './dates-in-words.ts';
import { localDay, localMinute, minuteOf, minutesOfIso, weekdayOf } from './local-days.ts';
import type { Connection, LocalizedText, Stop, TravelMode } from './model.ts';
import type { Network } from './network.ts';
import { reason, withoutRepeats, type Reason } from './reasons.ts';
import { isClosedBy } from './search.ts';
import { stopFacts, stopName, straightKm, zoneOfStop } from './stops.ts';
import { inSeason, type Season } from './timing.ts';
import { isOpenOn, isReported, type WinterRoad } from './winter-roads.ts';

/** The connections that touch a stop, in the order in which the network has them. */
export function connectionsAt({ graph }: Network, stop: Stop): Connection[] {
  return [...(graph.getNode(stop)?.links ?? [])].map((link: { data: Connection }) => link.data);
}

/**
 * What closes the ways between two ends, and where the journey changes, on its day: the answer to "why not by the winter road, the
 * boat or the train". Only what leads towards the other end would explain anything; where one changes, that is the crossing, the
 * train and the ferry.
 */
export function whyNot(
  network: Network,
  { ends, changes }: { ends: readonly [Stop, Stop]; changes: readonly Stop[] },
  at: number,
): Reason[] {
  const [from, to] = ends;
  const looked = [
    ...connectionsBetween(network, from, to),
    ...changes.flatMap((stop) =>
      connectionsAt(network, stop).filter(
        (one) => one.from === stop && one.mode !== 'winter-road' && leadsTowards(one, to),
      ),
    ),
  ];
  return withoutRepeats(
    looked.flatMap((connection) => [
      ...closedBySeason(network, connection, at),
      ...closedByHub(network, connection, at),
    ]),
  );
}

/** What leaves either end towards the other. */
export const connectionsBetween = (network: Network, from: Stop, to: Stop): Connection[] => [
  ...connectionsAt(network, from).filter((one) => one.from === from && leadsTowards(one, to)),
  ...connectionsAt(network, to).filter((one) => one.from === to && leadsTowards(one, from)),
];

const leadsTowards = ({ from, to }: Connection, goal: Stop): boolean =>
  to === goal || straightKm(to, goal) < straightKm(from, goal);

/** That a winter road is closed on a day, seen from today; nothing while it carries vehicles. */
export function winterRoadClosed(road: WinterRoad, day: number, today: number): Reason[] {
  if (isOpenOn(road, day, today)) return [];
  return isReported(road, day, today)
    ? [reason('winter-road-reported-closed', { road: road.name })]
    : [reason('winter-road-closed', { road: road.name, ...seasonInWords(road.season) })];
}

export const seasonInWords = ({ opens, closes }: Season) => ({
  opens: monthDayInWords(opens),
  closes: monthDayInWords(closes),
});

function closedBySeason(network: Network, connection: Connection, at: number): Reason[] {
  const { from, to, corridor, name, season, craft, days } = connection;
  const { winterRoads, today } = network;
  const day = localDay(zoneOfStop(from), at);
  const beside = connectionsAt(network, from).filter((one) => one.from === from && one.to === to);
  const road = corridor === undefined ? undefined : winterRoads.get(corridor);
  if (road !== undefined) {
    // Nobody asks for the ice while the boat goes.
    const boat = beside.find((one) => one.craft === 'boat');
    return boat !== undefined && goesOn(boat, day) ? [] : winterRoadClosed(road, day, today);
  }
  if (name === undefined) return [];
  const [first] = season ?? [];
  if (first !== undefined && !goesOn(connection, day)) {
    // A helicopter out of season means that there is a better way.
    if (craft === 'helicopter') return [];
    const ice = beside.flatMap((one) => winterRoads.get(one.corridor ?? '') ?? []);
    if (craft === 'boat' && ice.some((one) => isOpenOn(one, day, today))) return [];
    const [one = '', other = ''] = [from, to].sort();
    return [
      ...(ice.length > 0 ? [reason('ice-not-safe', { from: stopName(one), to: stopName(other) })] : []),
      reason('out-of-season', { name, ...seasonInWords(first) }),
    ];
  }
  if (craft === 'train' && days !== undefined && !days.includes(weekdayOf(day))) {
    return [reason('rail-days', { name, days: daysInWords(days) })];
  }
  const { timing } = connection;
  if (timing.kind !== 'hours') return [];
  const minute = localMinute(timing.timeZone, at);
  const [opens, closes] = [timing.from, timing.to + connection.minutes];
  if (minute >= opens && minute < closes) return [];
  return [reason('outside-hours', { name, opens: timeInWords(opens), closes: timeInWords(closes) })];
}

export const goesOn = ({ season }: Connection, day: number): boolean =>
  season === undefined || season.some((one) => inSeason(one, day));

const modeNames: Readonly<Record<TravelMode, LocalizedText>> = {
  road: { fr: 'Route', en: 'Road' },
  'winter-road': { fr: "Route d'hiver", en: 'Winter road' },
  air: { fr: 'Avion', en: 'Air' },
  rail: { fr: 'Train', en: 'Rail' },
  boat: { fr: 'Bateau', en: 'Boat' },
};

export function closedByHub({ hub }: Network, connection: Connection, at: number): Reason[] {
  const closures = hub.travel.closures.filter(
    (closure) => minutesOfIso(closure.until) > at && isClosedBy(connection, closure),
  );
  return closures.map(({ mode, between, until }) => {
    const named = modeNames[mode ?? connection.mode];
    const what = (language: 'fr' | 'en') =>
      between === undefined
        ? named[language]
        : `${named[language]} (${between.map((stop) => stopName(stop)[language]).join(' - ')})`;
    return reason('closed-until', {
      what: { fr: what('fr'), en: what('en') },
      until: momentInWords(zoneOfStop(connection.from), minutesOfIso(until)),
    });
  });
}

/** Whether small aircraft leave a place without a road at this hour; nothing to say where nobody flies. */
export function noFlightNow(network: Network, stop: Stop, at: number): Reason[] {
  const airports = connectionsAt(network, stop)
    .map(({ to }) => to)
    .concat(stop);
  const flown = airports.find((airport) =>
    connectionsAt(network, airport).some(({ from, craft }) => craft === 'charter' && from === airport),
  );
  if (flown === undefined) return [];
  const { from, to } = network.hub.travel.charter;
  const minute = localMinute(zoneOfStop(flown), at);
  if (minute >= minuteOf(from) && minute < minuteOf(to)) return [];
  return [
    reason('no-flight-tonight', {
      place: stopName(flown),
      opens: timeInWords(minuteOf(from)),
      closes: timeInWords(minuteOf(to)),
    }),
  ];
}

/** That nobody has told how a community is reached, and the closest one on the road. */
export function accessUnknown(stop: Stop): Reason[] {
  const here = stopFacts(stop);
  const community = allCommunities().find(({ id }) => id === stop);
  if (here === undefined || community?.access !== 'unknown') return [];
  const onTheRoad = allCommunities().filter(({ access }) => access === 'all-season-road');
  const [first] = onTheRoad;
  if (first === undefined) return [];
  const near = onTheRoad.reduce((best, next) => (distanceKm(here, next) < distanceKm(here, best) ? next : best), first);
  return [reason('access-unknown', { place: here.name, near: near.name, km: Math.round(distanceKm(here, near)) })];
}
