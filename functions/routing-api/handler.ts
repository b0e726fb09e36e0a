import { assuranceRoutes } from '../../shared/contracts/assurance.ts';
import { directoryRoutes } from '../../shared/contracts/directory.ts';
import { directoryImportRoutes } from '../../shared/contracts/directory-imports.ts';
import { directoryUpkeepRoutes } from '../../shared/contracts/directory-upkeep.ts';
import { matchRoutes } from '../../shared/contracts/matches.ts';
import { placeRoutes } from '../../shared/contracts/places.ts';
import { searchRoutes } from '../../shared/contracts/search.ts';
import { endpoint } from '../api/endpoint.ts';
import { operations } from '../api/operation.ts';
import { assuranceHandlers } from './assurance.ts';
import { directoryHandlers } from './directory.ts';
import { directoryImportHandlers } from './directory-imports.ts';
import { directoryUpkeepHandlers } from './directory-upkeep.ts';
import { matchHandlers } from './matches.ts';
import { placeHandlers } from './places.ts';
import { searchHandlers } from './search.ts';

export const handler = endpoint((platform) => [
  ...operations(assuranceRoutes, assuranceHandlers(platform)),
  ...operations(directoryRoutes, directoryHandlers(platform)),
  ...operations(directoryImportRoutes, directoryImportHandlers(platform)),
  ...operations(directoryUpkeepRoutes, directoryUpkeepHandlers(platform)),
  ...operations(matchRoutes, matchHandlers(platform)),
  ...operations(placeRoutes, placeHandlers(platform)),
  ...operations(searchRoutes, searchHandlers(platform)),
]);
