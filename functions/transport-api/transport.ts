import type * as z from 'zod';
import type {
  offer as offerContract,
  transportRoutes,
  trip as tripContract,
} from '../../shared/contracts/transport.ts';
import type { OutboxState } from '../../shared/messaging/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal, type Refusal } from '../../shared/platform/refusal.ts';
import {
  acceptanceOf,
  assignTrip,
  cancelJourney,
  cancelTrip,
  createJourney,
  createTrip,
  listTrips,
  offerStatusOf,
  openJourney,
  openTrip,
  ownerOf,
  partnersOfTrip,
  planJourney,
  recordAnswer,
  recordArrival,
  redispatchTrip,
  referenceOf,
  setTripTime,
  takeTripInHand,
  withdrawTripLinks,
  type Offer,
  type PlannedJourney,
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
    luggage: trip.luggage,
    avoid: trip.avoid,
    mode: trip.mode,
    evenIfClosed: trip.evenIfClosed,
    planned: trip.planned,
    tellPerson: trip.tellPerson,
    journey: trip.journey,
    status: trip.status,
    pickupAt: trip.pickupAt,
    dispatchAt: trip.dispatchAt,
    createdAt: trip.createdAt,
    updatedAt: trip.updatedAt,
    round: trip.round,
    wave: trip.wave,
    waveEndsAt: trip.waveEndsAt,
    nextLookAt: trip.clock?.at,
    owner: ownerOf(trip),
    acceptedBy: acceptance && {
      organizationId: acceptance.organizationId,
      at: acceptance.at,
      etaMinutes: acceptance.etaMinutes,
      expectedAt: acceptance.expectedAt,
    },
    attention: trip.alert?.kind,
    alert: trip.alert && {
      kind: trip.alert.kind,
      at: trip.alert.at,
      count: trip.alert.count,
      onCall: trip.alert.turn,
    },
    acknowledgedAt: trip.acknowledged?.at,
    toldPerson: trip.toldPerson && {
      says: trip.toldPerson.says,
      at: trip.toldPerson.at,
      cannot: trip.toldPerson.cannot,
    },
    arrival: trip.arrival,
    closedAt: trip.closedAt,
    closedReason: trip.closedReason,
    version: trip.version,
  };
}

type Texts = ReadonlyMap<string, OutboxState>;

const offerToContract = (offer: Offer, texts: Texts): z.input<typeof offerContract> => ({
  id: offer.id,
  organizationId: offer.organizationId,
  code: offer.code,
  round: offer.round,
  wave: offer.wave,
  status: offerStatusOf(offer),
  openedAt: offer.openedAt,
  closedAt: offer.closedAt,
  closedBecause: offer.closedBecause,
  stage: offer.stage,
  text: texts.get(offer.textId),
  toldText: offer.toldTextId === undefined ? undefined : texts.get(offer.toldTextId),
  textId: offer.textId,
});

const answered = (trip: Trip | Refusal): { body: TripContract; version: number } | Refusal =>
  isRefusal(trip) ? trip : { body: toContract(trip), version: trip.version };

type PlanContract = z.input<typeof transportRoutes.planJourney.answer>;

const plannedToContract = ({ plans, unknown, why }: PlannedJourney): PlanContract => ({
  plans: plans.map((plan) => ({
    ...plan,
    legs: plan.legs.map((leg) => ({ ...leg, organizationIds: [...leg.organizationIds] })),
    reasons: [...plan.reasons],
    parts: [...plan.parts],
  })),
  unknown: [...unknown],
  why: [...why],
});

const journeyOf = (id: string, trips: readonly Trip[]): { id: string; trips: TripContract[] } => ({
  id,
  trips: trips.map(toContract),
});

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
    const { trip, offers, history, texts } = opened;
    const textOf = (id: string | undefined): OutboxState | undefined => (id === undefined ? undefined : texts.get(id));
    return {
      body: {
        ...toContract(trip),
        offers: offers.map((offer) => offerToContract(offer, texts)),
        alertText: textOf(trip.alert?.textId),
        personText: textOf(trip.toldPerson?.outboxId),
        history,
      },
      version: trip.version,
    };
  },

  async listTripPartners(_scope, { params }) {
    const found = await partnersOfTrip(platform, params.tripId);
    if (isRefusal(found)) return found;
    const { order, ranking } = found;
    return {
      body: {
        route: ranking?.route,
        stages: order.now.map((stage) => stage.map((one) => ({ ...one, reasons: [...one.reasons] }))),
        quiet: order.quiet.map((one) => ({ ...one, reasons: [...one.reasons] })),
        excluded: (ranking?.excluded ?? []).map(({ organization, reasons }) => ({
          organizationId: organization.id,
          reasons,
        })),
      },
    };
  },

  async cancelTrip(scope, { params, body, version }) {
    return answered(await cancelTrip(platform, scope, params.tripId, version, body.reason));
  },

  async redispatchTrip(scope, { params, body, version }) {
    return answered(await redispatchTrip(platform, scope, params.tripId, version, body.reason));
  },

  async answerOffer(scope, { params, body }) {
    const { answer: kind, etaMinutes } = body;
    const answer = kind === 'accept' || kind === 'en-route' ? { kind, etaMinutes } : { kind };
    return answered(await recordAnswer(platform, scope, params.tripId, params.offerId, answer));
  },

  async assignTrip(scope, { params, body, version }) {
    return answered(await assignTrip(platform, scope, params.tripId, version, body));
  },

  async setTripTime(scope, { params, body, version }) {
    return answered(await setTripTime(platform, scope, params.tripId, version, body.when));
  },

  async takeTripInHand(scope, { params, version }) {
    return answered(await takeTripInHand(platform, scope, params.tripId, version));
  },

  async recordArrival(scope, { params, body, version }) {
    return answered(await recordArrival(platform, scope, params.tripId, version, body.status));
  },

  async withdrawTripLinks(scope, { params }) {
    return answered(await withdrawTripLinks(platform, scope, params.tripId));
  },

  async planJourney(_scope, { body }) {
    const found = await planJourney(platform, body);
    return isRefusal(found) ? found : { body: plannedToContract(found) };
  },

  async createJourney(scope, { body, newId }) {
    const trips = await createJourney(platform, scope, newId, body);
    if (isRefusal(trips)) return trips;
    return { body: journeyOf(newId, trips), location: `/v1/journeys/${newId}` };
  },

  async readJourney(_scope, { params }) {
    const trips = await openJourney(platform, params.journeyId);
    return isRefusal(trips) ? trips : { body: journeyOf(params.journeyId, trips) };
  },

  async cancelJourney(scope, { params, body }) {
    const trips = await cancelJourney(platform, scope, params.journeyId, body.reason);
    return isRefusal(trips) ? trips : { body: journeyOf(params.journeyId, trips) };
  },
});
