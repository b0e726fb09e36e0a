import { airportByIdent, communityById, distanceKm } from '../directory/index.ts';
import type { LegPoint, LocalizedText, Stop } from './model.ts';

/** Where a stop is, what it is called, and the time its clocks show. */
type StopFacts = { lat: number; lon: number; name: LocalizedText; timeZone: string; communityId: string | undefined };

/** Ontario's airports that serve no listed community keep the time of most of the province. */
const usualTimeZone = 'America/Toronto';

export function stopFacts(stop: Stop): StopFacts | undefined {
  const community = communityById(stop);
  if (community) return { ...community, communityId: community.id };
  const airport = airportByIdent(stop);
  if (airport === undefined) return undefined;
  const { lat, lon, name, communityId } = airport;
  const timeZone = communityId === undefined ? undefined : communityById(communityId)?.timeZone;
  return { lat, lon, name, timeZone: timeZone ?? usualTimeZone, communityId };
}

export const stopName = (stop: Stop): LocalizedText => stopFacts(stop)?.name ?? { fr: stop, en: stop };
export const zoneOfStop = (stop: Stop): string => stopFacts(stop)?.timeZone ?? usualTimeZone;

export const pointOfStop = (stop: Stop): LegPoint =>
  airportByIdent(stop) === undefined ? { kind: 'community', communityId: stop } : { kind: 'airport', ident: stop };

/** Kilometres as the crow flies. @throws RangeError when a stop is not known: a fault of the shipped data. */
export function straightKm(from: Stop, to: Stop): number {
  const [one, other] = [stopFacts(from), stopFacts(to)];
  if (one === undefined || other === undefined) throw new RangeError(`No such stop: ${one ? to : from}`);
  return distanceKm(one, other);
}
