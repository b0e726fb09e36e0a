import { loadDirectory, readHubSettings } from '../directory/index.ts';
import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import { networkFor, planJourneys, type Leg, type Plan, type TravelReason } from '../travel/index.ts';
import { unknownPlaces } from './creation-service.ts';
import { journeyPointOf } from './journey-point.ts';
import type { JourneyRequest } from './journey.ts';
import { partnersFor } from './order/service.ts';
import type { JourneyToPlan } from './journey.ts';

export interface PlannedJourney {
  readonly plans: readonly (Omit<Plan, 'legs'> & {
    readonly legs: readonly (Leg & {
      /** Partners that could be asked for it now, the first to be asked first; none for what runs by a timetable. */
      readonly organizationIds: readonly string[];
    })[];
    /** The same, ready to be asked for. */
    readonly parts: JourneyRequest['parts'];
  })[];
  readonly unknown: readonly TravelReason[];
  readonly why: readonly TravelReason[];
}

/** A first ride that leaves this soon is wanted now. */
const NOW_MS = 45 * 60_000;

/**
 * How a person can get from one place to another at that hour: the best way, then others that differ, each leg with the
 * partners that could carry it. Nothing is asked of anybody. Refusal: `place-unknown`.
 */
export async function planJourney(platform: Platform, request: JourneyToPlan): Promise<PlannedJourney | Refusal> {
  const [settings, directory] = await Promise.all([readHubSettings(platform), loadDirectory(platform)]);
  const unknown = unknownPlaces([{ from: request.from, to: request.to }], directory.locations)[0];
  if (unknown !== undefined) {
    return refuse('invalid', 'place-unknown', 'No such community, airport or physical location.', unknown.end);
  }
  const now = platform.clock();
  const { adults, children, attendants } = request.passengers;
  const found = planJourneys(
    {
      from: journeyPointOf(request.from, directory.locations),
      to: journeyPointOf(request.to, directory.locations),
      when: request.when,
      passengers: adults + children + attendants,
      wheelchair: request.accessibility.includes('wheelchair'),
      avoid: { communityIds: request.avoid.communityIds },
    },
    networkFor(settings, now),
    now,
  );
  const carriersOf = async (leg: Leg): Promise<readonly string[]> => {
    if (leg.kind === 'scheduled') return [];
    const { order } = await partnersFor(
      platform,
      {
        legs: [leg],
        mode: leg.mode,
        when: { kind: 'at', at: leg.departsAt },
        passengers: request.passengers,
        accessibility: request.accessibility,
        avoid: request.avoid,
      },
      settings,
    );
    // Quiet hours are about texts at this moment, and the ride is later.
    const quiet = order.quiet.filter(({ stage }) => stage === 1);
    return [...(order.now[0] ?? []), ...quiet].map(({ organizationId }) => organizationId);
  };
  const plans = await Promise.all(
    found.plans.map(async (plan) => ({
      ...plan,
      legs: await Promise.all(plan.legs.map(async (leg) => ({ ...leg, organizationIds: await carriersOf(leg) }))),
      parts: plan.legs.map((leg, at) => partOf(leg, at === 0, now)),
    })),
  );
  return { ...found, plans };
}

function partOf(leg: Leg, isFirst: boolean, now: Date): JourneyRequest['parts'][number] {
  const { mode, from, to, departsAt, arrivesAt, km, costCents } = leg;
  const isNow = isFirst && leg.kind === 'on-demand' && Date.parse(departsAt) <= now.getTime() + NOW_MS;
  return {
    way: 'there',
    legs: [{ from, to }],
    mode,
    when: isNow ? { kind: 'now' } : { kind: 'at', at: departsAt },
    planned: { departsAt, arrivesAt, carriage: leg.kind, km, costCents },
  };
}
