import { airportByIdent, communityById, loadDirectory } from '../../directory/index.ts';
import { queueText } from '../../messaging/index.ts';
import { openAsk, readPhoneTroubles, registerLine } from '../../partners/line/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Write } from '../../platform/transaction.ts';
import { courseOf } from '../legs.ts';
import type { Offer, Trip, TripPoint } from '../model.ts';
import { pickupPlaceOf, zoneName } from '../pickup-place.ts';
import { note, askOfOffer, createOffer } from '../store.ts';
import { tripAskText, wallClock } from '../texts.ts';
import type { Decision } from './decision.ts';
import { phoneOf } from './surroundings-service.ts';

/** Offers to those the review names, each with its text and its place on the partner's line. */
export async function askWrites(platform: Platform, { trip, around, review, now }: Decision): Promise<Write[]> {
  const wave = trip.wave + (review.inSameWave === true ? 0 : 1);
  const ids = review.open.map(() => platform.ids.uuid());
  const writes: Write[] = [
    note(platform, trip, now, { event: review.inSameWave === true ? 'ask-instead' : 'ask', to: 'offering', wave }),
  ];
  const troubles = await readPhoneTroubles(
    platform,
    review.open.map(({ phoneKey }) => phoneKey),
  );
  // Two organizations may share a telephone.
  const known = new Set(around.lines.keys());
  for (const [at, { organizationId, phoneKey, stage }] of review.open.entries()) {
    const id = ids[at];
    const organization = around.organizations.get(organizationId);
    const phone = phoneOf(around, { organizationId, phoneKey });
    if (id === undefined || organization === undefined || phone === undefined) continue;
    const code = platform.ids.code();
    const text = await queueText(platform, {
      to: phone,
      body: await askTextFor(platform, trip, organization.language, code, around.settings.timeZone),
      from: 'dispatch',
      urgent: trip.purpose !== 'appointment',
      about: { kind: 'trip', id: trip.id },
      afterFailure: { what: 'review-trip', tripId: trip.id },
      // A phone that is flagged is cleared by the first text that arrives.
      ...(troubles.get(phoneKey)?.kind === 'failing' && { afterDelivery: { what: 'phone-works', phoneKey } }),
    });
    const offer: Offer = {
      id,
      tripId: trip.id,
      organizationId,
      phoneKey,
      code,
      round: trip.round,
      wave,
      stage,
      siblings: ids.filter((other) => other !== id),
      textId: text.id,
      openedAt: now,
    };
    writes.push(createOffer(offer), openAsk(askOfOffer(trip, offer, 'open')), text.write);
    if (!known.has(phoneKey)) writes.push(registerLine(phoneKey, organization));
    known.add(phoneKey);
  }
  return writes;
}

async function askTextFor(
  platform: Platform,
  trip: Trip,
  language: 'fr' | 'en',
  code: string,
  hubTimeZone: string,
): Promise<string> {
  const { locations } = await loadDirectory(platform);
  const nameOf = (point: TripPoint): string | undefined => {
    if (point.kind === 'airport') return airportByIdent(point.ident)?.name[language];
    const location = point.kind === 'location' ? locations.find(({ id }) => id === point.locationId) : undefined;
    if (location?.confidential === true) return undefined;
    const communityId = point.kind === 'community' ? point.communityId : location?.communityId;
    return communityId === undefined ? undefined : communityById(communityId)?.name[language];
  };
  const { from, stops, to, returns } = courseOf(trip.legs);
  return tripAskText(language, code, {
    ...trip,
    // Where the person is now may itself be a shelter.
    from: nameOf(from) ?? (language === 'fr' ? 'un lieu donné après acceptation' : 'a place given once you accept'),
    stops: stops.map(nameOf),
    to: nameOf(to),
    returns,
    ...clockOf(trip.pickupAt, pickupPlaceOf(trip, locations, hubTimeZone).timeZone, hubTimeZone, language),
  });
}

/**
 * The clock on the wall at the pickup, by which the person goes. It is named where the hub's says another hour: whoever is
 * asked may live on the other side of the line.
 */
function clockOf(
  at: string,
  timeZone: string,
  hubTimeZone: string,
  language: 'fr' | 'en',
): { readonly timeZone: string; readonly zone?: string | undefined } {
  const isHubs = wallClock(at, timeZone) === wallClock(at, hubTimeZone);
  return isHubs ? { timeZone } : { timeZone, zone: zoneName(at, timeZone, language) };
}
