import { useMemo } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Answered } from '../../api/client.ts';
import { useRead } from '../../api/hooks.ts';

const POLL_MS = 2_000;

/** The queue as it is kept up to date by the alarm, which is on every screen. */
export const useQueue = (): UseQueryResult<Answered<'GET /v1/queue'>> =>
  useRead('GET /v1/queue', {}, { revalidates: true });

/** Asks for the queue again and again. Used once: two clocks would ask twice. */
export const usePolledQueue = (): UseQueryResult<Answered<'GET /v1/queue'>> =>
  useRead('GET /v1/queue', {}, { revalidates: true, every: POLL_MS });

/** The names of the hub's people by their sub; undefined for who is no colleague any more. */
export function useColleagues(): (sub: string) => string | undefined {
  const { data } = useRead('GET /v1/colleagues', {}, { revalidates: true, still: true });
  return useMemo(() => {
    const names = new Map(data?.data.items.map(({ sub, displayName }) => [sub, displayName]));
    return (sub) => names.get(sub);
  }, [data]);
}
