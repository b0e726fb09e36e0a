import { seriesRoutes } from '../../shared/contracts/series.ts';
import { transportRoutes } from '../../shared/contracts/transport.ts';
import { tripOutcomeRoutes } from '../../shared/contracts/trip-outcomes.ts';
import { endpoint } from '../api/endpoint.ts';
import { operations } from '../api/operation.ts';
import { seriesHandlers } from './series.ts';
import { transportHandlers } from './transport.ts';
import { tripOutcomeHandlers } from './trip-outcomes.ts';

export const handler = endpoint((platform) => [
  ...operations(transportRoutes, transportHandlers(platform)),
  ...operations(seriesRoutes, seriesHandlers(platform)),
  ...operations(tripOutcomeRoutes, tripOutcomeHandlers(platform)),
]);
