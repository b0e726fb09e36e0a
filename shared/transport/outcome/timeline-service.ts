import { readHubSettings } from '../../directory/index.ts';
import { outboxStates } from '../../messaging/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Trip } from '../model.ts';
import { readTripHistory, readTripWithOffers } from '../store.ts';
import { costOf, type CostOfTrip } from './cost-service.ts';
import { tripNotFound } from './event-service.ts';
import type { Proposal } from './model.ts';
import { readOutcome } from './store.ts';
import { timelineCsv } from './timeline-csv.ts';
import { textIdsOf, timelineOf, type TimelineEntry } from './timeline.ts';

/** All that happened to a trip, and what it leads to. */
export interface Timeline {
  readonly trip: Trip;
  readonly entries: readonly TimelineEntry[];
  readonly proposal: Proposal | undefined;
  readonly cost: CostOfTrip;
}

/** The timeline of a trip, or a refusal `trip-not-found`. Two round trips, and one or two more for what it leads to. */
export async function readTimeline(platform: Platform, scope: Scope, tripId: string): Promise<Timeline | Refusal> {
  const [found, history, outcome] = await Promise.all([
    readTripWithOffers(platform, tripId),
    readTripHistory(platform, tripId),
    readOutcome(platform, tripId),
  ]);
  if (found === undefined || outcome === undefined) return tripNotFound();
  const { trip, offers } = found;
  const [texts, cost] = await Promise.all([
    outboxStates(platform, textIdsOf(trip, offers, history)),
    costOf(platform, scope, outcome),
  ]);
  return { trip, entries: timelineOf(trip, offers, history, texts), proposal: outcome.proposal, cost };
}

/** The same for a spreadsheet, on the clock of the hub. */
export async function printTimeline(platform: Platform, { entries }: Timeline): Promise<string> {
  const { timeZone } = await readHubSettings(platform);
  return timelineCsv(entries, timeZone);
}
