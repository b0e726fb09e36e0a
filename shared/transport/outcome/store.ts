import type { Platform } from '../../platform/platform.ts';
import type { BatchAnswer, Item, Key, Page, PageRequest } from '../../platform/table.ts';
import { create, replace, type Write } from '../../platform/transaction.ts';
import { tripSchema, type Trip } from '../model.ts';
import { tripKey } from '../store.ts';
import { proposalSchema, tripCostSchema, type Proposal, type TripCost } from './model.ts';

/** Which proposal a trip stands behind. It sorts before the offers, so that whoever reads a trip with these does not read it. */
const countingKey = (tripId: string): Key => ({ pk: `TRIP#${tripId}`, sk: 'COUNTING' });
const costKey = (tripId: string): Key => ({ pk: `TRIP#${tripId}`, sk: 'COST' });
const proposalKey = (id: string): Key => ({ pk: `PROPOSAL#${id}`, sk: 'STATE' });
/** What a note on the cost is sealed to. */
export const notePlace = (tripId: string): string => `TRIP#${tripId}|COST|note`;

/** What waits for a coordinator to confirm it: by its date, the oldest first. */
const waitingPk = (hubId: string): string => `HUB#${hubId}#PROPOSALS`;
const waiting = (hubId: string, date: string, id: string): Pick<Item, 'gsi1pk' | 'gsi1sk'> => ({
  gsi1pk: waitingPk(hubId),
  gsi1sk: `${date}#${id}`,
});

const proposalToItem = (hubId: string, proposal: Proposal): Item => ({
  ...proposalKey(proposal.id),
  kind: 'proposal',
  ...proposal,
  ...(proposal.state === 'proposed' && waiting(hubId, proposal.date, proposal.id)),
});

const costToItem = (hubId: string, cost: TripCost): Item => ({
  ...costKey(cost.tripId),
  kind: 'trip-cost',
  ...cost,
  ...(cost.state === 'stated' && waiting(hubId, cost.date, cost.tripId)),
});

export const createProposal = (hubId: string, proposal: Proposal): Write =>
  create(proposalToItem(hubId, proposal), 'proposed-meanwhile');
export const replaceProposal = (hubId: string, next: Proposal): Write =>
  replace(proposalToItem(hubId, next), next.version, 'proposal-changed');
export const pointToProposal = (tripId: string, proposalId: string): Write =>
  create({ ...countingKey(tripId), kind: 'proposal-pointer', proposalId }, 'proposed-meanwhile');

/** `cost.version` 0: the first figure that anybody gives. */
export const costWrite = (hubId: string, cost: TripCost): Write =>
  cost.version === 0
    ? create(costToItem(hubId, { ...cost, version: 1 }), 'cost-changed')
    : replace(costToItem(hubId, cost), cost.version, 'cost-changed');

export async function readProposal(platform: Platform, id: string): Promise<Proposal | undefined> {
  const item = await platform.table.get(proposalKey(id));
  return item === undefined ? undefined : proposalSchema.parse(item);
}

/** The id of the proposal that a trip stands behind. */
export async function readProposalId(platform: Platform, tripId: string): Promise<string | undefined> {
  const item = await platform.table.get(countingKey(tripId));
  return item === undefined ? undefined : String(item['proposalId']);
}

export interface Outcome {
  readonly trip: Trip;
  readonly proposal: Proposal | undefined;
  readonly cost: TripCost | undefined;
}

/** A trip with what it leads to; two round trips once anything was proposed, else one. */
export async function readOutcome(platform: Platform, tripId: string): Promise<Outcome | undefined> {
  const found = await platform.table.batchGet([tripKey(tripId), countingKey(tripId), costKey(tripId)]);
  const trip = found.item(tripKey(tripId));
  if (trip === undefined) return undefined;
  const pointer = found.item(countingKey(tripId));
  const cost = found.item(costKey(tripId));
  return {
    trip: tripSchema.parse(trip),
    proposal: pointer === undefined ? undefined : await readProposal(platform, String(pointer['proposalId'])),
    cost: cost === undefined ? undefined : tripCostSchema.parse(cost),
  };
}

/** Something that waits for a coordinator, with its trip. */
export type Waiting =
  | { readonly kind: 'service-event'; readonly trip: Trip; readonly proposal: Proposal }
  | { readonly kind: 'cost'; readonly trip: Trip; readonly cost: TripCost };

export async function listWaiting(platform: Platform, page: PageRequest): Promise<Page<Waiting>> {
  const found = await platform.table.query({ pk: waitingPk(platform.hubId), index: 'gsi1', ...page });
  const keys = found.items.map((item) => tripKey(String(item['tripId'])));
  const trips = await platform.table.batchGet(keys);
  return { ...found, items: found.items.flatMap((item) => waitingOf(item, trips)) };
}

function waitingOf(item: Item, trips: BatchAnswer): Waiting[] {
  const found = trips.item(tripKey(String(item['tripId'])));
  if (found === undefined) return [];
  const trip = tripSchema.parse(found);
  return item['kind'] === 'proposal'
    ? [{ kind: 'service-event', trip, proposal: proposalSchema.parse(item) }]
    : [{ kind: 'cost', trip, cost: tripCostSchema.parse(item) }];
}
