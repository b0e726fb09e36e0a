/**
 * What is remembered of a carrier: how often each of these happened, month by month. Nothing of a trip or a passenger is in
 * it. Every fact is counted once, in the transaction of its cause.
 */
export const CARRIER_FACTS = [
  /** An offer was texted to them. */
  'asked',
  'accepted',
  'declined',
  /** The time to answer ended without a word. An offer whose text did not arrive is not among them. */
  'silent',
  /** Said yes, then no. */
  'withdrew',
  /** Said yes, and the hub called the trip off or took it back: no fault of theirs. */
  'released',
  'carried',
  /** They were there, the passenger was not. */
  'noShow',
] as const;
export type CarrierFact = (typeof CARRIER_FACTS)[number];

export type CarrierCounts = Readonly<Record<CarrierFact, number>>;
/** By month, such as `2026-11` (UTC); a month in which nothing happened is not there. */
export type CarrierStats = ReadonlyMap<string, CarrierCounts>;

/** The month of an ISO instant, as statistics are kept. */
export const monthOf = (instant: string): string => instant.slice(0, 7);

/** The month `count` months before; `2026-01` less one is `2025-12`. */
export function monthsBefore(month: string, count: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - count;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** Months that are remembered, the running one among them, and those of them that are "lately". */
export const MONTHS_KEPT = 12;
const MONTHS_LATELY = 3;

export const NO_COUNTS: CarrierCounts = {
  asked: 0,
  accepted: 0,
  declined: 0,
  silent: 0,
  withdrew: 0,
  released: 0,
  carried: 0,
  noShow: 0,
};

/** The counts of the `months` months that end with `month`. */
function countsOver(stats: CarrierStats | undefined, month: string, months: number): CarrierCounts {
  const sum = { ...NO_COUNTS };
  const first = monthsBefore(month, months - 1);
  for (const [one, counts] of stats ?? []) {
    if (one < first || one > month) continue;
    for (const fact of CARRIER_FACTS) sum[fact] += counts[fact];
  }
  return sum;
}

/** What a carrier's past says when it is decided whom to ask. */
export type CarrierRecord = {
  /** The last twelve months. */
  readonly year: CarrierCounts;
  /** Trips taken on in the last three months, given back ones apart: under way counts too, so that one night's trips are shared. */
  readonly lately: number;
  /** From 0 to 1, never quite either. */
  readonly reliability: number;
};

/** A no is an honest answer and costs little; silence costs the wait; a promise withdrawn costs most. */
const FAULT = { declined: 0.25, silent: 1, withdrew: 2 } as const;
/** A carrier of whom nothing is known stands here, as if it had this many trips behind it. */
const NEW_RELIABILITY = 0.7;
const NEW_TRIPS = 6;

/** The most that one trip carried adds to the reliability of somebody: what fairness has to outweigh. */
export const MOST_GAINED_BY_A_TRIP = (1 - NEW_RELIABILITY) / (NEW_TRIPS + 1);

/** Pure. An ask that others answered first says nothing, nor does a trip still under way. */
export function recordOf(stats: CarrierStats | undefined, month: string): CarrierRecord {
  const year = countsOver(stats, month, MONTHS_KEPT);
  const lately = countsOver(stats, month, MONTHS_LATELY);
  const kept = year.carried + year.noShow;
  const faults = year.declined * FAULT.declined + year.silent * FAULT.silent + year.withdrew * FAULT.withdrew;
  return {
    year,
    lately: Math.max(0, lately.accepted - lately.withdrew - lately.released),
    reliability: (kept + NEW_RELIABILITY * NEW_TRIPS) / (kept + faults + NEW_TRIPS),
  };
}
