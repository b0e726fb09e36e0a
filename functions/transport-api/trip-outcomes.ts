import type * as z from 'zod';
import type { tripOutcomeRoutes } from '../../shared/contracts/trip-outcomes.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal, type Refusal } from '../../shared/platform/refusal.ts';
import { referenceOf } from '../../shared/transport/index.ts';
import {
  confirmCost,
  confirmProposal,
  dismissProposal,
  eventLabel,
  listWaiting,
  printTimeline,
  readCost,
  readTimeline,
  reasonLabel,
  stateCost,
  textLabels,
  type CostOfTrip,
  type Proposal,
  type TimelineEntry,
  type Waiting,
} from '../../shared/transport/outcome/index.ts';
import type { Handlers } from '../api/handlers.ts';

type Contract<K extends keyof typeof tripOutcomeRoutes> = z.input<(typeof tripOutcomeRoutes)[K]['answer']>;
type ProposalContract = Contract<'confirmTripService'>;
type CostContract = Contract<'readTripCost'>;
type WaitingContract = Contract<'listTripProposals'>['items'][number];
type EntryContract = Contract<'readTripTimeline'>['entries'][number];

function shownProposal(proposal: Proposal): ProposalContract {
  const { id: _id, tripId: _tripId, version: _version, ...shown } = proposal;
  return shown;
}

const proposalAnswer = (proposal: Proposal | Refusal): { body: ProposalContract } | Refusal =>
  isRefusal(proposal) ? proposal : { body: shownProposal(proposal) };

function shownCost({ estimatedCents, actual, note, books, expenditureId }: CostOfTrip): CostContract {
  if (actual === undefined) return { estimatedCents, books, version: 0 };
  const { amountCents, recipientId, fundingStream, date, documentReference, statedAt, statedBy, version } = actual;
  const stated = { amountCents, recipientId, fundingStream, date, documentReference, note, statedAt, statedBy };
  const { bookedAt, bookedBy } = actual.state === 'booked' ? actual : {};
  return { estimatedCents, actual: { ...stated, bookedAt, bookedBy, expenditureId }, books, version };
}

function costAnswer(cost: CostOfTrip | Refusal): { body: CostContract; version: number } | Refusal {
  if (isRefusal(cost)) return cost;
  const body = shownCost(cost);
  return { body, version: body.version };
}

function shownWaiting(waiting: Waiting): WaitingContract {
  const { id: tripId, personId } = waiting.trip;
  const reference = referenceOf(tripId);
  if (waiting.kind === 'service-event') {
    const { date, communityId, proposedAt } = waiting.proposal;
    return { kind: waiting.kind, tripId, reference, personId, date, communityId, proposedAt };
  }
  const { date, amountCents, recipientId, fundingStream, statedAt, version } = waiting.cost;
  return { kind: waiting.kind, tripId, reference, date, amountCents, recipientId, fundingStream, statedAt, version };
}

function shownEntry({ text, reason, event, ...entry }: TimelineEntry): EntryContract {
  return {
    ...entry,
    event,
    label: eventLabel(event),
    ...(reason !== undefined && { reason, reasonLabel: reasonLabel(reason) }),
    ...(text !== undefined && { text: { ...text, label: textLabels[text.status] } }),
  };
}

export const tripOutcomeHandlers = (platform: Platform): Handlers<typeof tripOutcomeRoutes> => ({
  async listTripProposals(_scope, { query }) {
    const { items, cursor } = await listWaiting(platform, query);
    return { body: { items: items.map(shownWaiting), cursor } };
  },

  async confirmTripService(scope, { params, body: { recipientId, date } }) {
    return proposalAnswer(await confirmProposal(platform, scope, params.tripId, { recipientId, serviceDate: date }));
  },

  async dismissTripService(scope, { params, body }) {
    return proposalAnswer(await dismissProposal(platform, scope, params.tripId, body.reason));
  },

  async readTripCost(scope, { params }) {
    return costAnswer(await readCost(platform, scope, params.tripId));
  },

  async stateTripCost(scope, { params, body }) {
    return costAnswer(await stateCost(platform, scope, params.tripId, body));
  },

  async confirmTripCost(scope, { params, body, version }) {
    return costAnswer(await confirmCost(platform, scope, params.tripId, version, body.overApprovalReason));
  },

  async readTripTimeline(scope, { params, query, accept }) {
    const timeline = await readTimeline(platform, scope, params.tripId);
    if (isRefusal(timeline)) return timeline;
    const { trip, entries, proposal, cost } = timeline;
    const reference = referenceOf(trip.id);
    const body = {
      tripId: trip.id,
      reference,
      status: trip.status,
      service: proposal && shownProposal(proposal),
      cost: shownCost(cost),
      entries: entries.map(shownEntry),
    };
    const format = query.format ?? (accept?.includes('text/csv') === true ? 'csv' : 'json');
    if (format === 'json') return { body };
    const content = await printTimeline(platform, timeline);
    return {
      body,
      raw: { contentType: 'text/csv; charset=utf-8', content, fileName: `trip-${reference}-timeline.csv` },
    };
  },
});
