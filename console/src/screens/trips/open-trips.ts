import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Client } from '../../api/client.ts';
import { useApi } from '../../api/hooks.ts';
import type { Trip } from './trips.ts';

const POLL_MS = 2_000;
const PAGE = 100;
/** A hub with more open trips than this has other worries; the most pressing states come first. */
const MOST_PAGES = 5;

async function readAll(client: Client, signal: AbortSignal): Promise<readonly Trip[]> {
  const trips: Trip[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { data } = await client.call('GET /v1/trips', { query: { limit: PAGE, cursor } }, { signal });
    trips.push(...data.items);
    cursor = data.cursor;
    if (cursor === undefined) break;
  }
  return trips;
}

/** Every trip that is not over, asked for every two seconds. */
export function useOpenTrips(): UseQueryResult<readonly Trip[]> {
  const { client } = useApi();
  return useQuery({
    queryKey: ['GET /v1/trips', 'open'],
    queryFn: ({ signal }) => readAll(client, signal),
    refetchInterval: POLL_MS,
  });
}
