import type * as z from 'zod';
import type { seriesRoutes } from '../../shared/contracts/series.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal, type Refusal } from '../../shared/platform/refusal.ts';
import { newCalendarAddress, withdrawCalendarAddress } from '../../shared/transport/calendar/index.ts';
import { referenceOf } from '../../shared/transport/index.ts';
import {
  changeSeries,
  comingOf,
  createSeries,
  endSeries,
  listSeries,
  moveOccurrence,
  openSeries,
  skipOccurrence,
  tripIdOf,
  type Series,
} from '../../shared/transport/series/index.ts';
import type { Handlers } from '../api/handlers.ts';

type SeriesContract = z.input<(typeof seriesRoutes)['createSeries']['answer']>;

const toContract = (series: Series): SeriesContract => ({
  id: series.id,
  reference: referenceOf(series.id),
  personId: series.personId,
  status: series.status,
  trip: series.trip,
  hasWords: series.words !== undefined,
  schedule: series.schedule,
  ...(series.status === 'active'
    ? { nextTripMadeAt: series.clock.at }
    : { endedAt: series.endedAt, endedReason: series.endedReason }),
  coming: comingOf(series).map((one) => ({ ...one, tripId: tripIdOf(series.id, one.date) })),
  createdAt: series.createdAt,
  updatedAt: series.updatedAt,
  version: series.version,
});

const answered = (series: Series | Refusal): { body: SeriesContract; version: number } | Refusal =>
  isRefusal(series) ? series : { body: toContract(series), version: series.version };

export const seriesHandlers = (platform: Platform): Handlers<typeof seriesRoutes> => ({
  async createSeries(scope, { body, newId }) {
    const series = await createSeries(platform, scope, newId, body);
    if (isRefusal(series)) return series;
    return { body: toContract(series), version: series.version, location: `/v1/trip-series/${series.id}` };
  },

  async listSeries(_scope, { query }) {
    const { items, ...rest } = await listSeries(platform, query);
    return { body: { items: items.map(toContract), ...rest } };
  },

  async readSeries(_scope, { params }) {
    const opened = await openSeries(platform, params.seriesId);
    if (isRefusal(opened)) return opened;
    const { series, history } = opened;
    return { body: { ...toContract(series), history: [...history] }, version: series.version };
  },

  async changeSeries(scope, { params, body, version }) {
    return answered(await changeSeries(platform, scope, { id: params.seriesId, version }, body));
  },

  async skipAppointment(scope, { params, body, version }) {
    return answered(await skipOccurrence(platform, scope, { id: params.seriesId, version }, body));
  },

  async moveAppointment(scope, { params, body, version }) {
    return answered(await moveOccurrence(platform, scope, { id: params.seriesId, version }, body));
  },

  async endSeries(scope, { params, body, version }) {
    return answered(await endSeries(platform, scope, { id: params.seriesId, version }, body.reason));
  },

  async newCalendar(scope, { body }) {
    return { body: await newCalendarAddress(platform, scope, body.language) };
  },

  async withdrawCalendar(scope) {
    await withdrawCalendarAddress(platform, scope);
    return { body: null };
  },
});
