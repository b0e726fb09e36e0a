import { setTimeout as sleep } from 'node:timers/promises';
import { Driver, type Habit, type Told } from './transport-driver.ts';
import type { CarrierPhone } from './transport-hub.ts';
import type { Stack, TripView } from './transport-stack.ts';

export interface FleetFigures {
  readonly seed: number;
  readonly trips: number;
  /** Over, with nothing left open: completed by one partner, or called off by the coordinator because nobody came. */
  readonly closed: number;
  readonly completed: number;
  readonly cancelled: number;
  /** From POST /v1/trips to the acceptance, of those that were accepted. Partners think for up to 1.5 s of it. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** From POST /v1/trips to the end, of all. */
  readonly toClose: { readonly p50Ms: number; readonly p99Ms: number };
  /** From the first POST to the answer to the last; they are sent one every 300 ms. */
  readonly dispatchedMs: number;
  /** What partners chose to do, by how many offers. */
  readonly habits: Readonly<Partial<Record<Habit, number>>>;
  /** Answers to partners that were none of those expected. */
  readonly surprises: readonly string[];
}

const SEED = 20_261_122;
/** Two hundred within the minute. */
const POST_EVERY_MS = 300;
const LOOK_EVERY_MS = 2000;
/** How long the coordinator leaves a trip that nobody has accepted to the late, before calling it off. */
const UNFILLED_PATIENCE_MS = 8000;
/** Longer without any trip coming to its end, and the rest are taken for lost. */
const STANDSTILL_MS = 180_000;
const SETTLE_MS = 30_000;

/** Trips one after the other, whatever becomes of those before; partners and a coordinator at work until all are over. */
export async function measureFleet(
  stack: Stack,
  carriers: readonly CarrierPhone[],
  trips: number,
): Promise<FleetFigures> {
  const drivers = carriers.map((carrier, at) => new Driver(stack, carrier, SEED + at));
  const stopping = new AbortController();
  // Whoever stops driving leaves trips open, and these are what is measured.
  const driving = Promise.allSettled(drivers.map((driver) => driver.drive(stopping.signal)));
  const posted = new Map<string, number>();
  const cancelled = new Map<string, number>();
  const from = Date.now();
  try {
    await Promise.all(
      Array.from({ length: trips }, async (_, at) => {
        await sleep(at * POST_EVERY_MS);
        const sentAt = Date.now();
        posted.set(await stack.createTrip(), sentAt);
      }),
    );
    const dispatchedMs = Date.now() - from;
    await coordinate(stack, cancelled);
    return { seed: SEED, trips, dispatchedMs, ...(await figuresOf(stack, drivers, posted, cancelled)) };
  } finally {
    stopping.abort();
    await driving;
  }
}

/** Until no trip is open, or none has come to its end for long. */
async function coordinate(stack: Stack, cancelled: Map<string, number>): Promise<void> {
  const unfilledSince = new Map<string, number>();
  let left = Infinity;
  let movedAt = Date.now();
  for (;;) {
    const open = await stack.openTrips();
    const now = Date.now();
    if (open.length === 0 || now - movedAt > STANDSTILL_MS) return;
    if (open.length < left) movedAt = now;
    left = open.length;
    for (const trip of open) {
      if (trip.status !== 'unfilled') unfilledSince.delete(trip.id);
      else if (!unfilledSince.has(trip.id)) unfilledSince.set(trip.id, now);
    }
    for (const trip of open) {
      const isLong = now - (unfilledSince.get(trip.id) ?? now) >= UNFILLED_PATIENCE_MS;
      if (isLong && (await stack.cancel(trip))) cancelled.set(trip.id, Date.now());
    }
    await sleep(LOOK_EVERY_MS);
  }
}

async function figuresOf(
  stack: Stack,
  drivers: readonly Driver[],
  posted: ReadonlyMap<string, number>,
  cancelled: ReadonlyMap<string, number>,
): Promise<Omit<FleetFigures, 'seed' | 'trips' | 'dispatchedMs'>> {
  const accepted = drivers.flatMap((driver) => driver.accepted);
  const completed = drivers.flatMap((driver) => driver.completed);
  const toAccept: number[] = [];
  const toClose: number[] = [];
  const ended: TripView[] = [];
  for (const [tripId, sentAt] of posted) {
    const trip = await settled(stack, tripId);
    const acceptedAt = firstOf(trip, accepted);
    const closedAt = cancelled.get(tripId) ?? firstOf(trip, completed);
    if (acceptedAt !== undefined) toAccept.push(acceptedAt - sentAt);
    if (closedAt === undefined || !isClosed(trip)) continue;
    toClose.push(closedAt - sentAt);
    ended.push(trip);
  }
  const sumOf = (habit: Habit): number => drivers.reduce((sum, { habits }) => sum + (habits.get(habit) ?? 0), 0);
  const chosen = [...new Set(drivers.flatMap(({ habits }) => [...habits.keys()]))].toSorted();
  return {
    closed: ended.length,
    completed: ended.filter(({ status }) => status === 'completed').length,
    cancelled: ended.filter(({ status }) => status === 'cancelled').length,
    ...percentiles(toAccept),
    toClose: percentiles(toClose),
    habits: Object.fromEntries(chosen.map((habit) => [habit, sumOf(habit)])),
    surprises: drivers.flatMap(({ surprises }) => surprises),
  };
}

/** A trip as it stands once what follows from its end is done, a moment later. */
async function settled(stack: Stack, tripId: string): Promise<TripView> {
  const end = Date.now() + SETTLE_MS;
  for (;;) {
    const trip = await stack.readTrip(tripId);
    if (isClosed(trip) || Date.now() > end) return trip;
    await sleep(LOOK_EVERY_MS);
  }
}

function isClosed({ status, offers }: TripView): boolean {
  if (offers.some((offer) => offer.status === 'open')) return false;
  const accepted = offers.filter((offer) => offer.status === 'accepted').length;
  return (status === 'completed' && accepted === 1) || (status === 'cancelled' && accepted === 0);
}

/** A code names an offer on its partner's line; the offer, its trip. */
function firstOf({ offers }: TripView, told: readonly Told[]): number | undefined {
  const instants = told
    .filter((one) =>
      offers.some(({ organizationId, code }) => organizationId === one.organizationId && code === one.code),
    )
    .map(({ at }) => at);
  return instants.length === 0 ? undefined : Math.min(...instants);
}

function percentiles(times: readonly number[]): { readonly p50Ms: number; readonly p99Ms: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  return { p50Ms: at(0.5), p99Ms: at(0.99) };
}
