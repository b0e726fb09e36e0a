import { recordEntry, refOf, type LedgerEntry } from '../../counting/index.ts';
import { loadDirectory, readHubSettings } from '../../directory/index.ts';
import type { LocalDate } from '../../platform/local-date.ts';
import type { Platform } from '../../platform/platform.ts';
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Write } from '../../platform/transaction.ts';
import type { Trip } from '../model.ts';
import { pickupPlaceOf } from '../pickup-place.ts';
import { seeksPartner } from '../states.ts';
import { readTripHistory, tripHistoryWrite } from '../store.ts';
import { referenceOf } from '../texts.ts';
import { tripNotFound } from './event-service.ts';
import { expenditureIdOf } from './ids.ts';
import type { BookedCost, TripCost } from './model.ts';
import { openNote, sealNote } from './note-store.ts';
import { serviceDateOf } from './service-date.ts';
import { costWrite, readOutcome, type Outcome } from './store.ts';

type Expenditure = Extract<LedgerEntry, { kind: 'expenditure' }>;
export type OverApprovalReason = NonNullable<Expenditure['overApprovalReason']>;

/** What a trip cost, as somebody says who has the invoice. */
export interface StatedCost {
  readonly amountCents: number;
  readonly recipientId: string;
  readonly fundingStream?: string | undefined;
  /** Of the expense; default: the day of the trip. */
  readonly date?: LocalDate | undefined;
  readonly documentReference?: string | undefined;
  readonly note?: string | undefined;
}

/** What is known of the cost of a trip. */
export interface CostOfTrip {
  /** Expected when the trip was planned. */
  readonly estimatedCents: number | undefined;
  /** Absent until somebody has said. */
  readonly actual: TripCost | undefined;
  readonly note: string | undefined;
  /** `reversed`: it was in the ledger, where a contrary entry has taken it back. */
  readonly books: 'not-stated' | 'to-confirm' | 'in-books' | 'reversed';
  /** By which the API names the expenditure in the ledger. */
  readonly expenditureId: string | undefined;
}

const CHANGED = 'cost-changed';
const changed = (): Refusal =>
  refuse('precondition', 'changed-meanwhile', 'The cost changed meanwhile. Read it again and repeat your change.');

/** What is known of the cost of a trip, or a refusal `trip-not-found`. */
export async function readCost(platform: Platform, scope: Scope, tripId: string): Promise<CostOfTrip | Refusal> {
  const found = await readOutcome(platform, tripId);
  return found === undefined ? tripNotFound() : costOf(platform, scope, found);
}

export async function costOf(platform: Platform, scope: Scope, { trip, cost }: Outcome): Promise<CostOfTrip> {
  const estimatedCents = trip.planned?.costCents;
  if (cost === undefined) {
    return { estimatedCents, actual: undefined, note: undefined, books: 'not-stated', expenditureId: undefined };
  }
  const note = await openNote(platform, cost);
  if (cost.state === 'stated') {
    return { estimatedCents, actual: cost, note, books: 'to-confirm', expenditureId: undefined };
  }
  const entry = await entryOf(platform, scope, cost);
  const books = entry.reversedBy === undefined ? 'in-books' : 'reversed';
  return { estimatedCents, actual: cost, note, books, expenditureId: refOf(entry) };
}

/**
 * Says what a trip cost. Until it is confirmed it can be said anew; once it is in the books, only after its expenditure was
 * reversed there. The same again changes nothing.
 * @returns what is known of the cost, or a refusal `trip-not-found`, `not-in-order` (nobody has taken the trip),
 * `unknown-recipient`, `other-funding-stream`, `cost-in-books`, `person-erased` (nothing can seal a note any more),
 * `changed-meanwhile`.
 */
export async function stateCost(
  platform: Platform,
  scope: Scope,
  tripId: string,
  stated: StatedCost,
): Promise<CostOfTrip | Refusal> {
  const found = await readOutcome(platform, tripId);
  if (found === undefined) return tripNotFound();
  const { trip, cost } = found;
  const refused = whyNotNow(trip) ?? (await whyNotRecipient(platform, stated));
  if (refused !== undefined) return refused;
  const known = await costOf(platform, scope, found);
  if (known.books === 'in-books') {
    const message = 'It is in the books: reverse the expenditure there, then say the cost anew.';
    return refuse('conflict', 'cost-in-books', message);
  }
  const note = await sealNote(platform, trip, stated.note);
  if (isRefusal(note)) return note;
  const { amountCents, recipientId, fundingStream } = stated;
  const at = platform.clock().toISOString();
  const next: TripCost = {
    state: 'stated',
    tripId,
    amountCents,
    recipientId,
    ...(fundingStream !== undefined && { fundingStream }),
    date: stated.date ?? found.proposal?.date ?? (await dayOf(platform, trip)),
    documentReference: stated.documentReference ?? `TRIP-${referenceOf(tripId)}`,
    ...note,
    statedAt: at,
    statedBy: scope.memberId,
    bookings: cost?.bookings ?? 0,
    version: cost?.version ?? 0,
  };
  if (cost?.state === 'stated' && saysTheSame(cost, next) && known.note === stated.note) return known;
  const outcome = await platform.table.write([
    costWrite(platform.hubId, next),
    noted(platform, scope, tripId, at, 'state-cost'),
  ]);
  if (!outcome.committed) return changed();
  return {
    ...known,
    actual: { ...next, version: next.version + 1 },
    note: stated.note,
    books: 'to-confirm',
    expenditureId: undefined,
  };
}

const whyNotNow = ({ status }: Trip): Refusal | undefined =>
  seeksPartner(status)
    ? refuse('conflict', 'not-in-order', 'Nobody has taken this trip yet: there is nothing to pay.')
    : undefined;

/** The stream must be one that the recipient has: the ledger keeps the recipient, and with it the stream. */
async function whyNotRecipient(
  platform: Platform,
  { recipientId, fundingStream }: StatedCost,
): Promise<Refusal | undefined> {
  const { organizations } = await loadDirectory(platform);
  const recipient = organizations.find(({ id }) => id === recipientId);
  if (recipient?.isRecipient !== true) {
    const message = 'No transfer payment recipient of this hub has this id.';
    return refuse('invalid', 'unknown-recipient', message, 'recipientId');
  }
  if (fundingStream === undefined || recipient.fundingStreams.some((one) => one === fundingStream)) return undefined;
  const message = `The recipient is not funded by this stream, but by: ${recipient.fundingStreams.join(', ')}.`;
  return refuse('invalid', 'other-funding-stream', message, 'fundingStream');
}

async function dayOf(platform: Platform, trip: Trip): Promise<LocalDate> {
  const [history, settings, { locations }] = await Promise.all([
    readTripHistory(platform, trip.id),
    readHubSettings(platform),
    loadDirectory(platform),
  ]);
  return serviceDateOf(trip, history, pickupPlaceOf(trip, locations, settings.timeZone));
}

const saysTheSame = (one: TripCost, other: TripCost): boolean =>
  one.amountCents === other.amountCents &&
  one.recipientId === other.recipientId &&
  one.fundingStream === other.fundingStream &&
  one.date === other.date &&
  one.documentReference === other.documentReference;

/**
 * Puts the cost in the books as an expenditure of its recipient, in one transaction with the trip's own note of it: once,
 * whoever confirms however often. Fiscal year, ceiling and funding are the ledger's rules.
 * @returns what is known of the cost, or a refusal `trip-not-found`, `no-cost`, `changed-meanwhile`, or one of the ledger's
 * own (`over-approved-amount`, `future-date`…).
 */
export async function confirmCost(
  platform: Platform,
  scope: Scope,
  tripId: string,
  version: number,
  overApprovalReason?: OverApprovalReason,
): Promise<CostOfTrip | Refusal> {
  const found = await readOutcome(platform, tripId);
  if (found === undefined) return tripNotFound();
  const { cost } = found;
  if (cost === undefined) return refuse('not-found', 'no-cost', 'Say first what the trip cost.');
  if (cost.state === 'booked') return costOf(platform, scope, found);
  if (cost.version !== version) return changed();
  const at = platform.clock().toISOString();
  const bookings = cost.bookings + 1;
  const booked: BookedCost = {
    ...cost,
    state: 'booked',
    bookings,
    entryId: expenditureIdOf(tripId, bookings),
    bookedAt: at,
    bookedBy: scope.memberId,
  };
  const entry = await recordEntry(
    platform,
    scope,
    booked.entryId,
    { ...expenditureOf(booked), ...(overApprovalReason !== undefined && { overApprovalReason }) },
    [costWrite(platform.hubId, booked), noted(platform, scope, tripId, at, 'book-cost')],
  );
  // Somebody else may have confirmed it, or said it anew, at the same instant: what stands is what the table says.
  if (isRefusal(entry) && entry.code !== CHANGED) return entry;
  const now = await readCost(platform, scope, tripId);
  return isRefusal(now) || now.actual?.state === 'booked' ? now : changed();
}

const expenditureOf = ({ recipientId, date, amountCents, documentReference }: BookedCost) => ({
  kind: 'expenditure' as const,
  recipientId,
  date,
  category: 'transport' as const,
  amountCents,
  documentReference,
});

/** The ledger answers whoever records the same again with what is on the record: for an entry that is there, it is a reading. */
async function entryOf(platform: Platform, scope: Scope, cost: BookedCost): Promise<Expenditure> {
  const entry = await recordEntry(platform, scope, cost.entryId, expenditureOf(cost));
  if (isRefusal(entry) || entry.kind !== 'expenditure')
    throw new Error('The cost of a trip is not in the books as it says');
  return entry;
}

const noted = (
  platform: Platform,
  { memberId }: Scope,
  tripId: string,
  at: string,
  event: 'state-cost' | 'book-cost',
): Write => tripHistoryWrite(tripId, { id: platform.ids.uuid(), at, event, by: { kind: 'member', id: memberId } });
