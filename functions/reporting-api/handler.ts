import { countingRoutes } from '../../shared/contracts/counting.ts';
import { importRoutes } from '../../shared/contracts/imports.ts';
import { reportRoutes } from '../../shared/contracts/reports.ts';
import { endpoint } from '../api/endpoint.ts';
import { operations } from '../api/operation.ts';
import { countingHandlers } from './counting.ts';
import { importHandlers } from './imports.ts';
import { reportHandlers } from './reports.ts';

export const handler = endpoint((platform) => [
  ...operations(countingRoutes, countingHandlers(platform)),
  ...operations(reportRoutes, reportHandlers(platform)),
  ...operations(importRoutes, importHandlers(platform)),
]);
