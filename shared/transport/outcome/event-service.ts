import { eventRef, fiscalYearOf, recordServiceEvent } from '../../counting/index.ts';
import type { LocalDate } from '../../platform/local-date.ts';
import type { Platform } from '../../platform/platform.ts';
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Write } from '../../platform/transaction.ts';
import { tripHistoryWrite } from '../store.ts';
import type { DismissalReason, Proposal } from './model.ts';
import { readOutcome, replaceProposal } from './store.ts';

/** The code of the hub's list under which a trip counts. */
const TRANSPORTATION = 'transportation';

export const tripNotFound = (): Refusal => refuse('not-found', 'trip-not-found', 'There is no such trip.');

const nothingProposed = (): Refusal =>
  refuse('conflict', 'nothing-proposed', 'Only a completed trip of a person is a service that can count.');
const decided = (what: string): Refusal => refuse('conflict', 'proposal-closed', what);
const erased = (): Refusal =>
  refuse('conflict', 'person-erased', 'The person was erased: what was not recorded by then cannot be counted.');

/** Somebody else decided at the same instant: what they decided is read, and answered with. */
const MAX_ATTEMPTS = 6;
const CHANGED = 'proposal-changed';

/**
 * Records the service that a completed trip proposes, in one transaction with the closing of the proposal: it counts once,
 * whoever confirms however often, and once for all parts of a journey. A dismissed one may still be confirmed.
 * `serviceDate`: instead of the day that the trip says.
 * @returns the proposal as it stands, or a refusal `trip-not-found`, `nothing-proposed`, `proposal-closed` (it counts for
 * another recipient or day), `person-erased`, or one of counting's own.
 */
export async function confirmProposal(
  platform: Platform,
  scope: Scope,
  tripId: string,
  asked: { readonly recipientId: string; readonly serviceDate?: LocalDate | undefined },
): Promise<Proposal | Refusal> {
  const { recipientId } = asked;
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const found = await readOutcome(platform, tripId);
    if (found === undefined) return tripNotFound();
    const { trip, proposal } = found;
    if (proposal === undefined) return nothingProposed();
    if (proposal.state === 'confirmed') {
      const same =
        proposal.recipientId === recipientId && proposal.serviceDate === (asked.serviceDate ?? proposal.serviceDate);
      return same ? proposal : decided('It counts for another recipient or day already: correct its service event.');
    }
    if (proposal.state === 'person-erased' || trip.personId === undefined) return erased();
    const { id, communityId } = proposal;
    const serviceDate = asked.serviceDate ?? proposal.date;
    const service = {
      personId: trip.personId,
      recipientId,
      serviceDate,
      serviceType: TRANSPORTATION,
      ...(communityId !== undefined && { communityId }),
    };
    const at = platform.clock().toISOString();
    const event = await recordServiceEvent(platform, scope, id, service, [
      replaceProposal(platform.hubId, {
        ...asProposed(proposal),
        state: 'confirmed',
        closedAt: at,
        closedBy: scope.memberId,
        recipientId,
        serviceDate,
        eventId: eventRef({ ...service, id, fiscalYear: fiscalYearOf(serviceDate) }),
      }),
      noted(platform, scope, tripId, at, 'confirm-service'),
    ]);
    // Committed, or done by somebody else a moment ago: the next look tells, and answers with what stands.
    if (isRefusal(event) && event.code !== CHANGED) return event;
  }
  throw new Error('What a trip proposes kept changing while it was confirmed');
}

/**
 * Says that what a trip proposes is not to be recorded, and why.
 * @returns the proposal as it stands, or a refusal `trip-not-found`, `nothing-proposed`, `proposal-closed` (it was confirmed,
 * or dismissed for another reason), `person-erased`.
 */
export async function dismissProposal(
  platform: Platform,
  scope: Scope,
  tripId: string,
  reason: DismissalReason,
): Promise<Proposal | Refusal> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const found = await readOutcome(platform, tripId);
    if (found === undefined) return tripNotFound();
    const { proposal } = found;
    if (proposal === undefined) return nothingProposed();
    if (proposal.state === 'person-erased') return erased();
    if (proposal.state === 'confirmed') return decided('It is confirmed already: void its service event.');
    if (proposal.state === 'dismissed') {
      return proposal.reason === reason ? proposal : decided('It was dismissed already, for another reason.');
    }
    const at = platform.clock().toISOString();
    const next: Proposal = { ...proposal, state: 'dismissed', closedAt: at, closedBy: scope.memberId, reason };
    const outcome = await platform.table.write([
      replaceProposal(platform.hubId, next),
      noted(platform, scope, tripId, at, 'dismiss-service', reason),
    ]);
    if (outcome.committed) return { ...next, version: next.version + 1 };
  }
  throw new Error('What a trip proposes kept changing while it was dismissed');
}

/** What every proposal has, without what was decided about it. */
const asProposed = ({ id, tripId, date, communityId, proposedAt, version }: Proposal) => ({
  id,
  tripId,
  date,
  ...(communityId !== undefined && { communityId }),
  proposedAt,
  version,
});

const noted = (
  platform: Platform,
  { memberId }: Scope,
  tripId: string,
  at: string,
  event: 'confirm-service' | 'dismiss-service',
  reason?: DismissalReason,
): Write =>
  tripHistoryWrite(tripId, {
    id: platform.ids.uuid(),
    at,
    event,
    by: { kind: 'member', id: memberId },
    ...(reason !== undefined && { reason }),
  });
