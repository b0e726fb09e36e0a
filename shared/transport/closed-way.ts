import type { HubSettings, Location } from '../directory/index.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import { closedWay, networkFor } from '../travel/index.ts';
import { journeyPointOf } from './journey-point.ts';
import type { TripRequest } from './request.ts';

/**
 * Whether a trip is asked for by a means of travel that is closed at the hour of its pickup, as far as the hub knows: a winter
 * road out of season or reported closed, a boat out of season, a closure of the hub's. Pure. What follows from the places and the
 * season is never closed, and nothing is said of an hour that is still open. Refusal: `way-closed`.
 */
export function wayClosed(
  { legs, mode, when }: Pick<TripRequest, 'legs' | 'mode' | 'when'>,
  settings: HubSettings,
  locations: readonly Location[],
  now: Date,
): Refusal | undefined {
  if (mode === undefined || when.kind === 'open') return undefined;
  const at = when.kind === 'at' ? when.at : now.toISOString();
  const network = networkFor(settings, now);
  const [why] = legs.flatMap(({ from, to }) =>
    closedWay(network, { from: journeyPointOf(from, locations), to: journeyPointOf(to, locations), mode, at }),
  );
  if (why === undefined) return undefined;
  const message = `${why.text.en} Leave the mode out, plan the journey, or ask with evenIfClosed if you know better.`;
  return refuse('invalid', 'way-closed', message, 'mode');
}
