import type * as z from 'zod';
import type {
  offer as offerContract,
  transportRoutes,
  trip as tripContract,
} from '../../shared/contracts/transport.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal, type Refusal } from '../../shared/platform/refusal.ts';
import {
  acceptanceOf,
  cancelTrip,
  createTrip,
  listTrips,
  offerStatusOf,
  openTrip,
  recordAnswer,
  redispatchTrip,
  referenceOf,
  type Offer,
  type Trip,
} from '../../shared/transport/index.ts';
import type { Handlers } from '../api/handlers.ts';

type TripContract = z.input<typeof tripContract>;

function toContract(trip: Trip): TripContract {
  const acceptance = acceptanceOf(trip);
  return {
    id: trip.id,
    reference: referenceOf(trip.id),
    personId: trip.personId,
    purpose: trip.purpose,
    legs: trip.legs,
    when: trip.when,
    passengers: trip.passengers,
    accessibility: trip.accessibility,
    avoid: trip.avoid,
    status: trip.status,
    pickupAt: trip.pickupAt,
    createdAt: trip.createdAt,
    updatedAt: trip.updatedAt,
    round: trip.round,
    wave: trip.wave,
    nextLookAt: trip.clock?.at,
    acceptedBy: acceptance && {
      organizationId: acceptance.organizationId,
      at: acceptance.at,
      etaMinutes: acceptance.etaMinutes,
    },
    attention: trip.alert?.kind,
    closedAt: trip.closedAt,
    closedReason: trip.closedReason,
    version: trip.version,
  };
}

const offerToContract = (offer: Offer): z.input<typeof offerContract> => ({
  id: offer.id,
  organizationId: offer.organizationId,
  code: offer.code,
  round: offer.round,
  wave: offer.wave,
  status: offerStatusOf(offer),
  openedAt: offer.openedAt,
  closedAt: offer.closedAt,
  closedBecause: offer.closedBecause,
  textId: offer.textId,
});

const answered = (trip: Trip | Refusal): { body: TripContract; version: number } | Refusal =>
  isRefusal(trip) ? trip : { body: toContract(trip), version: trip.version };

export const transportHandlers = (platform: Platform): Handlers<typeof transportRoutes> => ({
  async createTrip(scope, { body, newId }) {
    const trip = await createTrip(platform, scope, newId, body);
    if (isRefusal(trip)) return trip;
    return { body: toContract(trip), version: trip.version, location: `/v1/trips/${trip.id}` };
  },

  async listTrips(_scope, { query }) {
    const { items, cursor } = await listTrips(platform, query);
    return { body: { items: items.map(toContract), cursor } };
  },

  async readTrip(_scope, { params }) {
    const opened = await openTrip(platform, params.tripId);
    if (isRefusal(opened)) return opened;
    const { trip, offers, history } = opened;
    return { body: { ...toContract(trip), offers: offers.map(offerToContract), history }, version: trip.version };
  },

  async cancelTrip(scope, { params, body, version }) {
    return answered(await cancelTrip(platform, scope, params.tripId, version, body.reason));
  },

  async redispatchTrip(scope, { params, body, version }) {
    return answered(await redispatchTrip(platform, scope, params.tripId, version, body.reason));
  },

  async answerOffer(scope, { params, body }) {
    return answered(await recordAnswer(platform, scope, params.tripId, params.offerId, { kind: body.answer }));
  },
});
