import { networkOf, type Network } from './network.ts';
import { localDay } from './local-days.ts';
import type { TravelHub } from './model.ts';

export { type JourneyPoint, type JourneyRequest, type Leg, type LegPoint, type TravelHub } from './model.ts';
export { closedWay } from './closed-way.ts';
export { planJourneys, type Journeys, type Plan } from './plan.ts';
export { mapEdges, type MapEdge } from './map-edges.ts';
export { dayNumber } from './local-days.ts';
export { arrivalInWords } from './dates-in-words.ts';
export { doorOf, reachFrom, type Door, type Reach, type Way } from './reach.ts';
export type { Reason as TravelReason, ReasonCode as TravelReasonCode } from './reasons.ts';

/** The winter roads' calendar, whatever the hub's own clock. */
const calendar = 'America/Toronto';
const kept = new WeakMap<TravelHub['travel'], Network>();

/** The network of a hub as of now, kept as long as its settings object lives and the day lasts. */
export function networkFor(hub: TravelHub, now: Date): Network {
  const today = localDay(calendar, Math.floor(now.getTime() / 60_000));
  const known = kept.get(hub.travel);
  if (known?.today === today && known.hub.routing.winterRoad === hub.routing.winterRoad) return known;
  const made = networkOf(hub, today);
  kept.set(hub.travel, made);
  return made;
}
