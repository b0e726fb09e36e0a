import { isOrWas, loadDirectory } from '../directory/index.ts';
import { openAsk, readLines, registerLine, type OfferAsk } from '../partners/line/index.ts';
import { later } from '../platform/clock.ts';
import type { Platform } from '../platform/platform.ts';
import { isRefusal, refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Write } from '../platform/transaction.ts';
import { linkWrites } from './link/store.ts';
import { tripSchema, type Offer, type Trip } from './model.ts';
import { carrierStatsWrite } from './order/carrier-store.ts';
import { monthOf } from './order/record.ts';
import { textPartner } from './partner-text-service.ts';
import { byMember, lookAgain } from './service.ts';
import { isToBook, tripTable } from './states.ts';
import { askOfOffer, createOffer, readTripWithOffers, replaceTrip } from './store.ts';

/** Of an offer that no telephone knows: nothing is ever texted about it, and no text answers it. */
const NO_LINE = 'none';

/**
 * A coordinator has found somebody by telephone: the organization has the trip as if it had said yes to an offer, and is sent
 * the link to the details. Whoever else was asked is told by the review that follows. Of a seat that was booked on what runs by a
 * timetable the carrier is told nothing, whether it has a dispatch phone or not: where she hides is no business of an airline,
 * and a coordinator writes down how it goes.
 * Refusals: `trip-not-found`, `changed-meanwhile`, `not-in-order`, `organization-unknown`, `to-be-avoided`.
 */
export async function assignTrip(
  platform: Platform,
  scope: Scope,
  id: string,
  version: number,
  to: { readonly organizationId: string; readonly etaMinutes?: number | undefined },
): Promise<Trip | Refusal> {
  const found = await readTripWithOffers(platform, id);
  if (found === undefined) return refuse('not-found', 'trip-not-found', 'There is no such trip.');
  const { trip } = found;
  if (trip.version !== version) return CHANGED;
  if (tripTable[trip.status].accept === undefined || trip.when.kind === 'open') {
    return refuse(
      'conflict',
      'not-in-order',
      'Only a trip that nobody has in hand, and that has a time, can be assigned. Read it again.',
    );
  }
  const carrier = await carrierOf(platform, trip, to.organizationId);
  if (isRefusal(carrier)) return carrier;
  const now = platform.clock().toISOString();
  const offer: Offer = {
    id: platform.ids.uuid(),
    tripId: id,
    organizationId: to.organizationId,
    phoneKey: carrier.phoneKey,
    code: platform.ids.code(),
    round: trip.round,
    wave: trip.wave,
    stage: 1,
    siblings: [],
    // No text asked them.
    textId: 'by-telephone',
    openedAt: now,
    closedAs: 'accepted',
    closedBecause: 'assigned',
    closedAt: now,
  };
  const look = lookAgain(platform, id, now);
  const next = tripSchema.parse({
    ...trip,
    status: 'accepted',
    acceptance: {
      offerId: offer.id,
      organizationId: to.organizationId,
      at: now,
      ...(to.etaMinutes !== undefined && {
        etaMinutes: to.etaMinutes,
        expectedAt: later(now, to.etaMinutes * 60_000),
      }),
    },
    progressAt: now,
    updatedAt: now,
    clock: look.clock,
  });
  const ask = askOfOffer(trip, offer, 'accepted');
  const told = isToBook(trip) ? [] : await linkedWrites(platform, trip, offer, ask);
  const writes: Write[] = [
    replaceTrip(platform.hubId, next, version),
    createOffer(offer),
    // On no line it only guards what is written down of the trip, as every ask does.
    openAsk(ask),
    ...carrier.writes,
    ...told,
    byMember(platform, scope, id, { at: now, event: 'assign', to: 'accepted', organizationId: to.organizationId }),
    carrierStatsWrite(platform.hubId, to.organizationId, monthOf(now), 'accepted'),
    look.write,
  ];
  const outcome = await platform.table.write(writes);
  return outcome.committed ? { ...next, version: version + 1 } : CHANGED;
}

const CHANGED = refuse(
  'precondition',
  'changed-meanwhile',
  'The trip changed meanwhile. Read it again and repeat your change.',
);

const organizationUnknown = (message: string): Refusal =>
  refuse('invalid', 'organization-unknown', message, 'organizationId');

async function linkedWrites(platform: Platform, trip: Trip, offer: Offer, ask: OfferAsk): Promise<Write[]> {
  const { writes, link } = await linkWrites(platform, ask);
  return [...writes, ...(await textPartner(platform, trip, offer, link))];
}

async function carrierOf(
  platform: Platform,
  trip: Trip,
  organizationId: string,
): Promise<{ readonly phoneKey: string; readonly writes: readonly Write[] } | Refusal> {
  const { organizations } = await loadDirectory(platform);
  const organization = organizations.find(({ id }) => id === organizationId);
  if (organization === undefined) return organizationUnknown('No organization of the directory has this id.');
  if (isOrWas(organization, new Set(trip.avoid.organizationIds))) {
    return refuse(
      'conflict',
      'to-be-avoided',
      'The person must be kept away from this organization.',
      'organizationId',
    );
  }
  if (isToBook(trip)) return { phoneKey: NO_LINE, writes: [] };
  const [phone] = organization.dispatchPhones;
  if (phone === undefined) {
    return organizationUnknown('The organization has no dispatch phone. Add one, so that it can be texted.');
  }
  const phoneKey = await platform.phoneKey(phone);
  const known = (await readLines(platform, [phoneKey])).has(phoneKey);
  return { phoneKey, writes: known ? [] : [registerLine(phoneKey, organization)] };
}
