import type { OfferAsk } from '../../partners/line/index.ts';
import { currentLinkKey, makeLink, withdrawLink, type TripLink } from '../../partners/device-link/index.ts';
import { later } from '../../platform/clock.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Write } from '../../platform/transaction.ts';
import { offerSchema, tripSchema, type Offer, type Trip, type TripHistory } from '../model.ts';
import { isClosedTrip, tripStatesBefore } from '../states.ts';
import { offerKey, tripHistoryWrite, tripKey } from '../store.ts';

/** As long as a trip can reasonably need its details, counted from the pickup. */
const LINK_HOURS = 12;
const linkExpiry = (now: string, pickupAt: string): string =>
  later(pickupAt > now ? pickupAt : now, LINK_HOURS * 3_600_000);

/**
 * A new secret address for the partner of an ask, which from then on is the trip's only one: whatever address there was
 * before leads nowhere, opened or not. Blind: the trip's own guard belongs into the same transaction.
 */
export function linkWrites(platform: Platform, ask: OfferAsk): Promise<{ writes: Write[]; link: string }> {
  const { tripId, offerId, pickupAt } = ask.about;
  const endsAt = linkExpiry(platform.clock().toISOString(), pickupAt);
  return makeLink(platform, { tripId, offerId }, { phoneKey: ask.phoneKey, code: ask.code, endsAt });
}

/**
 * A new address for who asks for one by text ("LIEN 7K3M"), because the first was opened on another device, or by a
 * stranger. Without a read: the guard that the trip is theirs and under way is among the writes, refused as `trip-taken`.
 */
export async function newLinkWrites(
  platform: Platform,
  ask: OfferAsk,
  by: TripHistory['by'] = { kind: 'partner', organizationId: ask.organizationId },
): Promise<{ readonly writes: readonly Write[]; readonly link: string }> {
  const { writes, link } = await linkWrites(platform, ask);
  const told = linkNote(platform, ask, 'new-link', by);
  return { link, writes: [theirs(ask.about), ...writes, told] };
}

/** No address of the trip shows anything any more; repeatable. Not in one transaction with a new link of the same trip. */
export const withdrawLinks = (_platform: Platform, tripId: string): Write[] => [withdrawLink({ tripId })];

/** The trip of a link, in one round trip; `undefined` unless the link works and the trip is its partner's and under way. */
export async function readTripBehind(
  platform: Platform,
  link: TripLink,
): Promise<{ trip: Trip; offer: Offer } | undefined> {
  const keys = [tripKey(link.tripId), offerKey(link.tripId, link.offerId), currentLinkKey(link)] as const;
  const found = await platform.table.batchGet(keys);
  const [trip, offer, current] = keys.map((key) => found.item(key));
  if (trip === undefined || offer === undefined || current?.['linkId'] !== link.id) return undefined;
  const opened = tripSchema.parse(trip);
  const isTheirs =
    'acceptance' in opened && opened.acceptance?.offerId === link.offerId && !isClosedTrip(opened.status);
  return isTheirs ? { trip: opened, offer: offerSchema.parse(offer) } : undefined;
}

/** The trip is in the hands of this offer's partner, and not over. */
export function theirs({ tripId, offerId }: OfferAsk['about']): Write {
  const underWay = tripStatesBefore('complete');
  return {
    require: tripKey(tripId),
    condition: `#acceptance.#offerId = :offer AND #status IN (${underWay.map((_, at) => `:at${at}`).join(', ')})`,
    names: { acceptance: 'acceptance', offerId: 'offerId', status: 'status' },
    values: { offer: offerId, ...Object.fromEntries(underWay.map((status, at) => [`at${at}`, status])) },
    refusal: 'trip-taken',
  };
}

export const linkNote = (
  platform: Platform,
  ask: OfferAsk,
  event: string,
  by: TripHistory['by'] = { kind: 'partner', organizationId: ask.organizationId },
  reason?: string,
): Write =>
  tripHistoryWrite(ask.about.tripId, {
    id: platform.ids.uuid(),
    at: platform.clock().toISOString(),
    event,
    by,
    organizationId: ask.organizationId,
    ...(reason !== undefined && { reason }),
  });
