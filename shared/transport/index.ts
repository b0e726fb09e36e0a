export { acknowledgeAlertWrites, passOnAlertWrites } from './answers/alert-store.ts';
export { answerTripWrites, expectedIn, offerToldWrite, type TripAnswer } from './answers/store.ts';
export { noteArrival } from './arrival-service.ts';
export { assignTrip } from './assign-service.ts';
export { createJourney, createTrip } from './creation-service.ts';
export { planJourney, type PlannedJourney } from './planning-service.ts';
export { reviewTripNow } from './dispatch/service.ts';
export { forgetPersonInTrips } from './erasure-service.ts';
export { journeyRequestSchema, type JourneyRequest } from './journey.ts';
export {
  answerThroughLink,
  openLink,
  type LinkAnswer,
  type LinkedPlace,
  type LinkedTrip,
  type TripLinkView,
} from './link/service.ts';
export { newLinkWrites } from './link/store.ts';
export type { Offer, Trip, TripHistory, TripRequest } from './model.ts';
export { acceptanceOf, offerStatusOf } from './model.ts';
export { needsStaff as tripNeedsStaff } from './needs-staff.ts';
export { tripsToLookThrough } from './needs-staff-service.ts';
export { partnersOfTrip } from './order/service.ts';
export { mayTellPerson } from './promise-service.ts';
export {
  cancelJourney,
  cancelTrip,
  listTrips,
  openJourney,
  openTrip,
  recordAnswer,
  recordArrival,
  redispatchTrip,
  setTripTime,
  takeTripInHand,
  withdrawTripLinks,
} from './service.ts';
export { isClosedTrip, ownerOf } from './states.ts';
export { readTrip } from './store.ts';
export { referenceOf } from './texts.ts';
export { activeSeriesAt, openTripsWith } from './uses-service.ts';
export { watchTrips } from './watch-service.ts';
