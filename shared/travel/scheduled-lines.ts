import { minuteOf } from './local-days.ts';
import type { Connection, Stop } from './model.ts';
import type { Line } from './shipped-network.ts';
import { straightKm, zoneOfStop } from './stops.ts';
import { anyDay, withinSeasons } from './timing.ts';

/** What is assumed where only "so many a week" is known; the plan says that it is assumed. */
const assumedDays: Readonly<Record<number, readonly number[]>> = {
  1: [3],
  2: [2, 4],
  3: [1, 3, 5],
  4: [1, 2, 4, 5],
  5: [1, 2, 3, 4, 5],
  6: [1, 2, 3, 4, 5, 6],
  7: [1, 2, 3, 4, 5, 6, 7],
};
const assumedDeparture = '10:00';

/** A small airliner: climb and descent, then the way; and its time on the ground between two stretches. */
const airMinutes = (km: number): number => Math.round(20 + (km * 60) / 400);
const groundMinutes = 20;

/** Minutes on board of one stop, from the first. */
type Passing = { stop: Stop; arrives: number; leaves: number; km: number };

function passings(stops: readonly Stop[], stretches: { km: readonly number[]; minutes: readonly number[] }): Passing[] {
  const passed: Passing[] = [];
  let [clock, km] = [0, 0];
  for (const [at, stop] of stops.entries()) {
    const arrives = clock;
    const leaves = at === 0 || at === stops.length - 1 ? arrives : arrives + groundMinutes;
    passed.push({ stop, arrives, leaves, km });
    clock = leaves + (stretches.minutes[at] ?? 0);
    km += stretches.km[at] ?? 0;
  }
  return passed;
}

/**
 * A line as connections, one for each pair of stops in its direction, so that whoever stays on board neither changes nor checks in
 * again. There and back.
 */
export function connectionsOfLine(line: Line, checkInMinutes: number): Connection[] {
  const measured = line.stops.slice(1).map((stop, at) => Math.round(straightKm(line.stops[at] ?? stop, stop)));
  const km = line.km ?? measured;
  const minutes = line.minutes ?? km.map(airMinutes);
  const there = passings(line.stops, { km, minutes });
  const back = passings(line.stops.toReversed(), { km: km.toReversed(), minutes: minutes.toReversed() });
  const length = there.at(-1)?.arrives ?? 0;
  const days = line.days ?? assumedDays[line.perWeek ?? 7] ?? [];
  const departs = line.departs.length > 0 ? line.departs : [assumedDeparture];
  // An aeroplane whose hours are not known goes back as soon as it has turned round.
  const returns =
    line.returns.length > 0 ? line.returns.map(minuteOf) : departs.map((time) => minuteOf(time) + length + 30);
  return [
    ...inOneDirection(line, there, { days, departs: departs.map(minuteOf) }, checkInMinutes),
    ...inOneDirection(line, back, { days: line.returnDays ?? days, departs: returns }, checkInMinutes),
  ];
}

function inOneDirection(
  line: Line,
  passed: readonly Passing[],
  { days, departs }: { days: readonly number[]; departs: readonly number[] },
  checkInMinutes: number,
): Connection[] {
  const [first] = passed;
  if (first === undefined) return [];
  const timeZone = zoneOfStop(first.stop);
  const openOn = line.season === undefined ? anyDay : withinSeasons([line.season]);
  return passed.flatMap((from, at) =>
    passed.slice(at + 1).map((to, between): Connection => ({
      from: from.stop,
      to: to.stop,
      mode: line.mode,
      craft: line.mode === 'air' ? 'airline' : line.mode === 'rail' ? 'train' : 'boat',
      timing: { kind: 'timetable', timeZone, departs, offset: from.leaves, days: new Set(days), openOn },
      km: to.km - from.km,
      minutes: to.arrives - from.leaves,
      ahead: line.mode === 'air' ? checkInMinutes : 30,
      name: line.name,
      via: passed.slice(at + 1, at + 1 + between).map(({ stop }) => stop),
      days,
      source: line.source,
      ...(line.season === undefined ? {} : { season: [line.season] }),
      ...(line.perWeek === undefined ? {} : { perWeek: line.perWeek }),
    })),
  );
}
