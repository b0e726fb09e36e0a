import { later } from '../platform/clock.ts';
import type { Trip, TripAlertKind } from './model.ts';
import { isClosedTrip } from './states.ts';

/** What of a trip is for somebody of the hub to see to. */
export interface NeedsStaff {
  readonly reason: TripAlertKind;
  readonly since: string;
  /** Somebody has it in hand: the member, or whoever on call answered by text. */
  readonly inHand: boolean;
  readonly heldBy?: string;
}

/** What may be settled only after the trip is over; who looks days later finds it in the trip itself. */
const AFTERWARDS_MS = 3 * 86_400_000;

/**
 * What a trip needs of the hub's people as it stands, if anything: what whoever is on call is, or is about to be, alerted about. Once
 * somebody had it in hand, what was told once is settled; what is still wrong is alerted again. Pure.
 */
export function needsStaff(trip: Trip, inHandMinutes: number, now: string): NeedsStaff | undefined {
  const found = trouble(trip);
  if (found === undefined) return undefined;
  const { acknowledged } = trip;
  const told = latest(found.since, alertOfThisStage(trip)?.at);
  if (acknowledged === undefined || acknowledged.at < told) {
    const isForgotten = isClosedTrip(trip.status) && later(found.since, AFTERWARDS_MS) < now;
    return isForgotten ? undefined : { ...found, inHand: false };
  }
  const isHeld = now < later(acknowledged.at, inHandMinutes * 60_000);
  if (isClosedTrip(trip.status) || (!isHeld && trip.status !== 'unfilled')) return undefined;
  const { memberId } = acknowledged;
  return { ...found, inHand: isHeld, ...(isHeld && memberId !== undefined && { heldBy: memberId }) };
}

function trouble(trip: Trip): { readonly reason: TripAlertKind; readonly since: string } | undefined {
  const { attention, dangerAt, progressAt, pickupAt, status } = trip;
  if (dangerAt !== undefined) return { reason: 'danger', since: dangerAt };
  if (attention !== undefined && attention.at >= progressAt) return { reason: attention.kind, since: attention.at };
  const alert = alertOfThisStage(trip);
  if (alert !== undefined && !isClosedTrip(status)) {
    // An alert is repeated: what it is about began with the stage, or at the hour of the pickup.
    return { reason: alert.kind, since: pickupAt > progressAt && pickupAt <= alert.at ? pickupAt : progressAt };
  }
  return status === 'unfilled' ? { reason: 'unfilled', since: progressAt } : undefined;
}

/** What was alerted in an earlier stage says nothing about this one. */
const alertOfThisStage = ({ alert, progressAt }: Trip): Trip['alert'] =>
  alert !== undefined && alert.at >= progressAt ? alert : undefined;

const latest = (one: string, other: string | undefined): string => (other !== undefined && other > one ? other : one);
