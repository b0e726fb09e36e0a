import type * as z from 'zod';
import type { searchRoutes } from '../../shared/contracts/search.ts';
import { loadDirectory, type Directory } from '../../shared/directory/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal, refuse } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { holdsNumber, searchDirectory } from '../../shared/routing/search/index.ts';
import type { Handlers } from '../api/handlers.ts';
import { lastAssured } from './visible.ts';

type Question = z.output<(typeof searchRoutes)['searchDirectoryByBody']['body']>;

const numberInAddress = () =>
  refuse('invalid', 'number-in-address', 'Addresses are logged on their way: look for a number by POST.', 'q');

/** What is asked of a service on the telephone first: whether it has room, and whether that can be relied upon. */
function serviceAtAGlance({ services, organizations }: Directory, id: string) {
  const service = services.find((one) => one.id === id);
  if (service === undefined) return {};
  const lastAssuredOn = lastAssured(
    service,
    organizations.find((one) => one.id === service.organizationId),
  );
  return {
    ...(service.capacity && { capacity: service.capacity }),
    ...(lastAssuredOn !== undefined && { lastAssuredOn }),
  };
}

export const searchHandlers = (platform: Platform): Handlers<typeof searchRoutes> => {
  const search = async ({ role }: Scope, { type, ...asked }: Question) => {
    const directory = await loadDirectory(platform);
    const found = searchDirectory(directory, {
      ...asked,
      types: type === 'any-organization' ? ['organization', 'first-nation'] : type === undefined ? undefined : [type],
      viewer: role === 'coordinator' || role === 'admin' ? 'staff' : 'member',
    });
    if (isRefusal(found)) return found;
    const { hits, read, ...rest } = found;
    return {
      body: {
        ...rest,
        items: hits.map((hit) => ({
          ...hit,
          ...(hit.type === 'service' && serviceAtAGlance(directory, hit.id)),
          why: [...hit.why],
          highlights: hit.highlights.map(({ ranges, ...highlight }) => ({
            ...highlight,
            ranges: ranges.map(([from, to]): [number, number] => [from, to]),
          })),
        })),
        read: {
          places: read.places.map((place) => ({ ...place, communities: [...place.communities] })),
          ignored: [...read.ignored],
        },
      },
    };
  };
  return {
    searchDirectory: async (scope, { query }) =>
      holdsNumber(query.q ?? '') ? numberInAddress() : search(scope, query),
    searchDirectoryByBody: async (scope, { body }) => search(scope, body),
  };
};
