import { isoOfMinutes } from './local-days.ts';
import type { Connection, Leg, LegPoint, Source, TravelHub } from './model.ts';
import type { Ride } from './search.ts';
import { pointOfStop } from './stops.ts';

/** A ride with its two points: those of the network, or a location in its community. */
export type Stage = Ride & { from: LegPoint; to: LegPoint };

export const stagesOf = (rides: readonly Ride[]): Stage[] =>
  rides.map((ride) => ({
    ...ride,
    from: pointOfStop(ride.connection.from),
    to: pointOfStop(ride.connection.to),
  }));

/** Driven by whoever was asked to, not a coach with a timetable. */
const isDriven = ({ craft, kind }: Pick<Leg, 'craft' | 'kind'>): boolean => craft === 'vehicle' && kind === 'on-demand';

/** What one ride costs, in cents: a vehicle or a whole aircraft by its kilometres, a seat for each passenger otherwise. */
export function costOf(
  { craft, mode, km }: Connection,
  passengers: number,
  { rates, least }: TravelHub['travel'],
): number {
  switch (craft) {
    case 'vehicle':
      return Math.round(km * (mode === 'winter-road' ? rates.winterRoad : rates.road));
    case 'charter':
      return Math.max(least.charter, Math.round(km * rates.charter));
    case 'airline':
      return passengers * Math.max(least.scheduledAir, Math.round(km * rates.scheduledAir));
    case 'helicopter':
      return passengers * Math.max(least.helicopter, Math.round(km * rates.helicopter));
    case 'train':
      return passengers * Math.max(least.rail, Math.round(km * rates.rail));
    case 'boat':
      return passengers * Math.max(least.boat, Math.round(km * rates.boat));
  }
}

const weakness: readonly Source[] = ['data', 'hub', 'known', 'estimate'];
const weaker = (one: Source, other: Source): Source => (weakness.indexOf(one) > weakness.indexOf(other) ? one : other);

/**
 * Rides as legs. A vehicle that goes on is one leg: whoever drives down the winter road goes on to the town at the end of
 * the highway, and nobody changes cars in the cold. Such a leg is a winter road as soon as a part of it is.
 */
export function legsOf(stages: readonly Stage[], passengers: number, travel: TravelHub['travel']): Leg[] {
  const legs: Leg[] = [];
  let here = 0;
  for (const { connection, departs, arrives, from, to } of stages) {
    const { mode, craft, km, source, name, ahead, timing } = connection;
    const costCents = costOf(connection, passengers, travel);
    const kind = timing.kind === 'timetable' ? 'scheduled' : 'on-demand';
    const before = legs.at(-1);
    const goesOn = before !== undefined && isDriven(before) && isDriven({ craft, kind }) && departs === here;
    here = arrives;
    if (goesOn) {
      const named = before.name ?? name;
      legs[legs.length - 1] = {
        ...before,
        mode: before.mode === mode ? mode : 'winter-road',
        to,
        arrivesAt: isoOfMinutes(arrives),
        km: before.km + km,
        costCents: before.costCents + costCents,
        source: weaker(before.source, source),
        ...(named === undefined ? {} : { name: named }),
      };
      continue;
    }
    legs.push({
      mode,
      craft,
      kind,
      from,
      to,
      departsAt: isoOfMinutes(departs),
      arrivesAt: isoOfMinutes(arrives),
      beThereAt: isoOfMinutes(departs - ahead),
      km,
      costCents,
      source,
      ...(name === undefined ? {} : { name }),
    });
  }
  return legs;
}
