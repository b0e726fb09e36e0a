import { v5 } from 'uuid';
import {
  airportByIdent,
  communityById,
  loadDirectory,
  readHubSettings,
  type Directory,
  type HubSettings,
} from '../directory/index.ts';
import { later } from '../platform/clock.ts';
import type { DataKey } from '../platform/key-ring.ts';
import type { Platform } from '../platform/platform.ts';
import { isRefusal, refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import { setTimer } from '../platform/timer.ts';
import type { Write } from '../platform/transaction.ts';
import { wayClosed } from './closed-way.ts';
import type { JourneyRequest } from './journey.ts';
import { gapIn } from './legs.ts';
import { tripSchema, type JourneyPart, type Trip, type TripPoint, type TripRequest } from './model.ts';
import { pickupPlaceOf } from './pickup-place.ts';
import { sealedWordsIn, sealWords, tripKeyFor } from './sealed-service.ts';
import { createTripWrites, readJourney, readTrip, tripHistoryWrite } from './store.ts';

const NAMESPACE = '4b1b54d0-6f0e-4c52-9d15-2a54f2d0c1a7';
/** The nth trip of a journey, and the way back of a trip: the same id whenever the same request is repeated. */
const partId = (journeyId: string, part: number): string => v5(`${journeyId}/${String(part)}`, NAMESPACE);

const MINUTE_MS = 60_000;
/** Whoever asked for it knew better, or took it upon themselves. */
const ALTHOUGH_CLOSED = 'although-closed';

export interface NewTrips {
  /** In their order; the first is the one that was asked for. */
  readonly trips: readonly [Trip, ...Trip[]];
  readonly writes: readonly Write[];
}

/**
 * A new trip: it is stored with a clock, and partners are asked as soon as that clock is seen. With a return it is the first
 * of a journey of two. Repeated with the same id it answers with what is stored.
 * Refusals: `person-not-found`, `place-unknown`, `legs-apart`, `too-late`, `way-closed`, `return-too-early`.
 */
export async function createTrip(
  platform: Platform,
  scope: Scope,
  id: string,
  request: TripRequest,
): Promise<Trip | Refusal> {
  const known = await readTrip(platform, id);
  if (known !== undefined) return known;
  const made = await tripWrites(platform, scope, id, request, wayClosed);
  if (isRefusal(made)) return made;
  const outcome = await platform.table.write(made.writes);
  if (outcome.committed) return made.trips[0];
  return (await readTrip(platform, id)) ?? refuse('conflict', 'changed-meanwhile', 'Repeat the request.');
}

/**
 * The writes of the same, for the transaction of whatever calls for a trip. `isClosed`: how closed ways are known; left out by the
 * clock of a series, which nobody could answer, and which need not know the network of travel (30 kB of a bundle).
 */
export async function tripWrites(
  platform: Platform,
  scope: Scope,
  id: string,
  request: TripRequest,
  isClosed?: typeof wayClosed,
): Promise<NewTrips | Refusal> {
  const { return: back, ...there } = request;
  if (back === undefined) return chainOf(platform, scope, [{ id, request: there }], isClosed);
  const outAt = there.when.kind === 'at' ? there.when.at : platform.clock().toISOString();
  if (back.kind === 'at' && back.at <= outAt) {
    return refuse('invalid', 'return-too-early', 'The way back begins before the way there.', 'return.at');
  }
  const { pickupDetails: _details, planned: _planned, ...same } = there;
  const legs = there.legs.toReversed().map(({ from, to }) => ({ from: to, to: from }));
  const journey = { id, parts: 2 };
  return chainOf(
    platform,
    scope,
    [
      { id, request: there, journey: { ...journey, part: 1, way: 'there' } },
      {
        id: partId(id, 2),
        request: { ...same, legs, when: back },
        journey: { ...journey, part: 2, way: 'back' },
        byWhatIsOpen: true,
      },
    ],
    isClosed,
  );
}

/**
 * A journey as it was planned: one trip for each part, each offered to partners that can carry it. Repeated with the same id
 * it answers with what is stored. Refusals as for a trip; the field names the part.
 */
export async function createJourney(
  platform: Platform,
  scope: Scope,
  id: string,
  { parts, ...common }: JourneyRequest,
): Promise<readonly Trip[] | Refusal> {
  const known = await readJourney(platform, id);
  if (known.length > 0) return known;
  const made = await chainOf(
    platform,
    scope,
    parts.map(({ way, ...part }, at) => ({
      id: partId(id, at + 1),
      request: { ...common, ...part },
      journey: { id, part: at + 1, parts: parts.length, way },
    })),
    wayClosed,
  );
  if (isRefusal(made)) return made;
  const outcome = await platform.table.write(made.writes);
  return outcome.committed ? made.trips : readJourney(platform, id);
}

interface Link {
  readonly id: string;
  readonly request: Omit<TripRequest, 'return'>;
  readonly journey?: JourneyPart;
  /** Its mode was said of the way there: where that is closed by then, places and season decide. */
  readonly byWhatIsOpen?: true;
}

async function chainOf(
  platform: Platform,
  scope: Scope,
  links: readonly Link[],
  isClosed: typeof wayClosed | undefined,
): Promise<NewTrips | Refusal> {
  const [settings, { locations }] = await Promise.all([readHubSettings(platform), loadDirectory(platform)]);
  const now = platform.clock().toISOString();
  const trips: Trip[] = [];
  const writes: Write[] = [];
  const key = await tripKeyFor(platform, links[0]?.request.personId);
  if (isRefusal(key)) return key;
  for (const [at, link] of links.entries()) {
    const fit = fitted(link, now, locations, (request) => isClosed?.(request, settings, locations, platform.clock()));
    if (isRefusal(fit)) return inPart(fit, links.length > 1 && link.journey !== undefined ? at : undefined);
    const timerId = platform.ids.uuid();
    const { timeZone } = pickupPlaceOf(fit.request, locations, settings.timeZone);
    const trip = tripOf(scope, { ...link, request: fit.request }, { settings, key, now, timerId, timeZone });
    const clockAt = trip.clock?.at ?? now;
    trips.push(trip);
    writes.push(
      ...createTripWrites(platform.hubId, trip),
      tripHistoryWrite(trip.id, {
        id: platform.ids.uuid(),
        at: now,
        event: 'request',
        to: 'requested',
        by: { kind: 'member', id: scope.memberId },
        ...(fit.reason !== undefined && { reason: fit.reason }),
      }),
      setTimer({ id: timerId, dueAt: clockAt, work: { what: 'review-trip', tripId: trip.id } }),
    );
  }
  const [first, ...others] = trips;
  if (first === undefined) throw new RangeError('A journey has at least one part');
  return { trips: [first, ...others], writes };
}

/** What is asked for, by a way that is open then or knowingly by one that is not; or why it is refused. */
function fitted(
  { request, byWhatIsOpen }: Link,
  now: string,
  locations: Directory['locations'],
  isClosed: (request: Link['request']) => Refusal | undefined,
): Refusal | { readonly request: Link['request']; readonly reason?: string } {
  const closed = unfit(request, locations, now) ?? isClosed(request);
  if (closed?.code !== 'way-closed') return closed ?? { request };
  if (request.evenIfClosed === true) return { request, reason: ALTHOUGH_CLOSED };
  const { mode: _mode, ...anyMode } = request;
  return byWhatIsOpen === true ? { request: anyMode } : closed;
}

interface Making {
  readonly settings: HubSettings;
  readonly key: DataKey;
  readonly now: string;
  readonly timerId: string;
  readonly timeZone: string;
}

function tripOf(scope: Scope, { id, request, journey }: Link, { settings, key, now, timerId, timeZone }: Making): Trip {
  const { pickupDetails: _details, agreedAs: _agreed, avoid, ...asked } = request;
  const { people: _people, ...avoided } = avoid;
  const { when } = asked;
  const pickupAt = when.kind === 'at' ? new Date(when.at).toISOString() : now;
  const dispatchAt = dispatchTime(asked, settings, now);
  return tripSchema.parse({
    ...asked,
    ...(journey !== undefined && { journey }),
    avoid: avoided,
    id,
    status: 'requested',
    createdAt: now,
    createdBy: scope.memberId,
    updatedAt: now,
    progressAt: now,
    pickupAt,
    timeZone,
    dispatchAt,
    round: 1,
    wave: 0,
    alertAsks: [],
    clock: { at: dispatchAt, timerId },
    sealedWith: key.subject,
    ...sealWords(key, id, sealedWordsIn(request)),
    version: 1,
  });
}

/** When partners are first asked, or somebody on call for a time that is still open or a seat to book. */
export function dispatchTime(
  { when }: Pick<TripRequest, 'when'>,
  { dispatch }: Pick<HubSettings, 'dispatch'>,
  now: string,
): string {
  if (when.kind === 'now') return now;
  if (when.kind === 'open') return notBefore(now, when.about ?? later(now, dispatch.openReturnMinutes * MINUTE_MS));
  return notBefore(now, later(when.at, -dispatch.leadMinutes * MINUTE_MS));
}

const notBefore = (now: string, instant: string): string => {
  const at = new Date(instant).toISOString();
  return at > now ? at : now;
};

/** Ends of legs that are nowhere in the gazetteer or the directory. */
export const unknownPlaces = (
  legs: TripRequest['legs'],
  locations: Directory['locations'],
): { readonly at: number; readonly end: 'from' | 'to' }[] =>
  legs.flatMap((leg, at) =>
    (['from', 'to'] as const).filter((end) => !isKnown(leg[end], locations)).map((end) => ({ at, end })),
  );

function isKnown(point: TripPoint, locations: Directory['locations']): boolean {
  switch (point.kind) {
    case 'community':
      return communityById(point.communityId) !== undefined;
    case 'airport':
      return airportByIdent(point.ident) !== undefined;
    case 'location':
      return locations.some(({ id, type }) => id === point.locationId && type === 'physical');
  }
}

function unfit(
  { legs, when }: Pick<TripRequest, 'legs' | 'when'>,
  locations: Directory['locations'],
  now: string,
): Refusal | undefined {
  const unknown = unknownPlaces(legs, locations)[0];
  if (unknown !== undefined) {
    const field = `legs.${unknown.at}.${unknown.end}`;
    return refuse('invalid', 'place-unknown', 'No such community, airport or physical location.', field);
  }
  const gap = gapIn(legs, locations);
  if (gap !== undefined) {
    const message = 'A leg begins where the one before it ends: one driver goes them all.';
    return refuse('invalid', 'legs-apart', message, `legs.${gap}.from`);
  }
  if (when.kind === 'at' && new Date(when.at).toISOString() < now) {
    return refuse('invalid', 'too-late', 'The time of the trip has passed. For a trip wanted now, say so.', 'when.at');
  }
  return undefined;
}

const inPart = (refused: Refusal, part: number | undefined): Refusal =>
  part === undefined || refused.field === undefined
    ? refused
    : refuse(refused.kind, refused.code, refused.message, `parts.${part}.${refused.field}`);
