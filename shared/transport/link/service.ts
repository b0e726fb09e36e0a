import { communityById, loadDirectory, readHubSettings } from '../../directory/index.ts';
import type { OfferAsk } from '../../partners/line/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { answerTripWrites } from '../answers/store.ts';
import { acceptanceOf, type Trip, type TripPoint } from '../model.ts';
import { openPickupDetails } from '../service.ts';
import { isClosedTrip } from '../states.ts';
import { askOfOffer, readTripWithOffers } from '../store.ts';
import { wallClock } from '../texts.ts';
import { readLink } from './store.ts';

export interface LinkedPlace {
  readonly name: { readonly fr: string; readonly en: string };
  readonly address?: string | undefined;
}

/** What the partner who carries out a trip may know of it. */
export interface LinkedTrip {
  readonly language: 'fr' | 'en';
  readonly status: Trip['status'];
  readonly code: string;
  readonly pickupTime: string;
  readonly legs: readonly { readonly from: LinkedPlace; readonly to: LinkedPlace }[];
  readonly passengers: Trip['passengers'];
  readonly accessibility: Trip['accessibility'];
  readonly details: string | undefined;
}

export type LinkAnswer = 'en-route' | 'picked-up' | 'completed' | 'problem';

interface Found {
  readonly trip: Trip;
  readonly ask: OfferAsk;
}

/**
 * The trip behind a partner's secret address; `undefined` when the address is unknown, its time is over, the trip is closed,
 * or the trip is not (any more) this partner's: nobody is told which.
 */
export async function openLink(platform: Platform, token: string): Promise<LinkedTrip | undefined> {
  const found = await findByLink(platform, token);
  if (found === undefined) return undefined;
  const { trip, ask } = found;
  const [directory, settings, details] = await Promise.all([
    loadDirectory(platform),
    readHubSettings(platform),
    openPickupDetails(platform, trip),
  ]);
  const place = (point: TripPoint): LinkedPlace => {
    if (point.kind === 'community') return { name: nameOfCommunity(point.communityId) };
    const location = directory.locations.find(({ id }) => id === point.locationId);
    if (location === undefined) return { name: { fr: 'Lieu inconnu', en: 'Unknown place' } };
    const community = location.communityId === undefined ? undefined : nameOfCommunity(location.communityId);
    const address = [location.address, community?.en].filter((part) => part !== undefined).join(', ');
    return { name: location.name, ...(address !== '' && { address }) };
  };
  return {
    language: directory.organizations.find(({ id }) => id === ask.organizationId)?.language ?? 'en',
    status: trip.status,
    code: ask.code,
    pickupTime: wallClock(trip.pickupAt, settings.timeZone),
    legs: trip.legs.map(({ from, to }) => ({ from: place(from), to: place(to) })),
    passengers: trip.passengers,
    accessibility: trip.accessibility,
    details,
  };
}

const nameOfCommunity = (id: string): LinkedPlace['name'] => communityById(id)?.name ?? { fr: id, en: id };

/** A button of the page: the same writes as a text of the partner. @returns whether the trip took it. */
export async function answerThroughLink(platform: Platform, token: string, answer: LinkAnswer): Promise<boolean> {
  const found = await findByLink(platform, token);
  if (found === undefined) return false;
  const { ask } = found;
  const by = { kind: 'partner' as const, organizationId: ask.organizationId };
  const { writes } = await answerTripWrites(platform, ask, { kind: answer }, by);
  return (await platform.table.write(writes)).committed;
}

async function findByLink(platform: Platform, token: string): Promise<Found | undefined> {
  const link = await readLink(platform, token);
  const found = link === undefined ? undefined : await readTripWithOffers(platform, link.tripId);
  if (link === undefined || found === undefined) return undefined;
  const { trip, offers } = found;
  const offer = offers.find(({ id }) => id === link.offerId);
  const isTheirs = acceptanceOf(trip)?.offerId === link.offerId && !isClosedTrip(trip.status);
  return offer !== undefined && isTheirs ? { trip, ask: askOfOffer(trip, offer, 'accepted') } : undefined;
}
