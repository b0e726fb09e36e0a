export { answerTripWrites, offerToldWrite, type TripAnswer } from './answers/store.ts';
export { reviewTripNow } from './dispatch/service.ts';
export { referenceOf } from './texts.ts';
export { forgetPersonInTrips } from './erasure-service.ts';
export { answerThroughLink, openLink, type LinkAnswer, type LinkedPlace, type LinkedTrip } from './link/service.ts';
export type { Offer, Trip, TripHistory, TripRequest } from './model.ts';
export { acceptanceOf, offerStatusOf } from './model.ts';
export { cancelTrip, createTrip, listTrips, openTrip, recordAnswer, redispatchTrip } from './service.ts';
export { readTrip } from './store.ts';
