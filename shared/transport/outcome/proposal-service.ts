import { loadDirectory, readHubSettings } from '../../directory/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Write } from '../../platform/transaction.ts';
import type { Trip } from '../model.ts';
import { pickupPlaceOf } from '../pickup-place.ts';
import { readTripHistory, tripHistoryWrite } from '../store.ts';
import { proposalIdOf } from './ids.ts';
import type { Proposal } from './model.ts';
import { serviceDateOf } from './service-date.ts';
import { createProposal, pointToProposal, readProposal, readProposalId, replaceProposal } from './store.ts';

/**
 * The writes by which a completed trip proposes that its person was served, for the transaction of the review that follows
 * completion; nothing for a trip that is not completed, is nobody's, or has proposed already. A trip whose journey has
 * proposed for the same day stands behind that proposal: a journey of three parts is one transport of one person.
 *
 * A condition that fails (`proposed-meanwhile`) means that the trip, or another part of its journey, was faster: ask again.
 */
export async function proposalWrites(platform: Platform, trip: Trip, now: string): Promise<Write[]> {
  if (trip.status !== 'completed' || trip.personId === undefined) return [];
  if ((await readProposalId(platform, trip.id)) !== undefined) return [];
  const [history, settings, { locations }] = await Promise.all([
    readTripHistory(platform, trip.id),
    readHubSettings(platform),
    loadDirectory(platform),
  ]);
  const place = pickupPlaceOf(trip, locations, settings.timeZone);
  const date = serviceDateOf(trip, history, place);
  const id = proposalIdOf(trip, date);
  const known = trip.journey === undefined ? undefined : await readProposal(platform, id);
  const proposal: Proposal = {
    id,
    tripId: trip.id,
    date,
    ...(place.communityId !== undefined && { communityId: place.communityId }),
    proposedAt: now,
    state: 'proposed',
    version: 1,
  };
  return [
    ...(known === undefined ? [createProposal(platform.hubId, proposal)] : []),
    pointToProposal(trip.id, id),
    tripHistoryWrite(trip.id, {
      id: platform.ids.uuid(),
      at: now,
      event: 'propose-service',
      by: { kind: 'clock' },
      ...(known !== undefined && { reason: 'same-journey' }),
    }),
  ];
}

/**
 * The writes that take what a trip proposes out of the work list when its person is erased, for the transaction that takes the
 * person out of the trip. A condition that fails (`proposal-changed`) means that somebody has just decided: ask again.
 */
export async function forgetProposalWrites(platform: Platform, trip: Trip): Promise<Write[]> {
  const id = await readProposalId(platform, trip.id);
  const proposal = id === undefined ? undefined : await readProposal(platform, id);
  if (proposal?.state !== 'proposed') return [];
  const closedAt = platform.clock().toISOString();
  return [replaceProposal(platform.hubId, { ...proposal, state: 'person-erased', closedAt })];
}
