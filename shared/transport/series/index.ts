export { changeSeries, endSeries, moveOccurrence, skipOccurrence } from './change-service.ts';
export { forgetPersonInSeries, hasSeriesGoing } from './erasure-service.ts';
export { makeAppointmentNow } from './making-service.ts';
export type { Series, SeriesChange, SeriesHistory, SeriesRequest } from './model.ts';
export type { Occurrence } from './occurrences.ts';
export { comingOf, createSeries, listSeries, openSeries } from './service.ts';
export { tripIdOf } from './store.ts';
