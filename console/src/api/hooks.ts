import { useMutation, useQuery, useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { createContext, use, useState, useSyncExternalStore } from 'react';
import type { Answered, Client } from './client.ts';
import type { Options, Reading, Writing } from './contract.ts';
import { Problem } from './problem.ts';
import type { WaitingWrite, WriteManner, Writes } from './writes.ts';

export interface Api {
  readonly client: Client;
  readonly writes: Writes;
}

export const ApiContext = createContext<Api | undefined>(undefined);

export function useApi(): Api {
  const api = use(ApiContext);
  if (api === undefined) throw new Error('No API above this component');
  return api;
}

export interface ReadManner {
  /** Milliseconds after which it is asked again by itself, in a hidden tab too. */
  readonly every?: number;
  readonly enabled?: boolean;
  /** Does not change while somebody works: asked once, and not again after a write. */
  readonly still?: boolean;
  /** While the next answer is on its way (another filter, another page), the last one stays. */
  readonly keep?: boolean;
  /** Asked again and again: while nothing has changed, the answer is not sent again, and the last one in memory stays. */
  readonly revalidates?: boolean;
}

/** What the API answers, kept and asked again as `manner` says. */
export function useRead<S extends Reading>(
  signature: S,
  options: Options<S>,
  manner: ReadManner = {},
): UseQueryResult<Answered<S>> {
  const { client } = useApi();
  const queries = useQueryClient();
  const queryKey = [signature, options];
  return useQuery<Answered<S>>({
    queryKey,
    queryFn: ({ signal }) => {
      const known = manner.revalidates === true ? queries.getQueryData<Answered<S>>(queryKey) : undefined;
      return client.call(signature, options, { signal }, known);
    },
    enabled: manner.enabled ?? true,
    meta: { still: manner.still === true },
    staleTime: manner.still === true ? Infinity : 0,
    ...(manner.every !== undefined && { refetchInterval: manner.every, refetchIntervalInBackground: true }),
    ...(manner.keep === true && { placeholderData: (last: Answered<S> | undefined) => last }),
  });
}

/** What went wrong last, until there is an answer: asking again does not take it, and its remedy, off the screen. */
export function useLastFault({ data, error }: Pick<UseQueryResult, 'data' | 'error'>): Error | null {
  const [last, setLast] = useState<Error | null>(null);
  const now = error ?? (data === undefined ? last : null);
  if (now !== last) setLast(now);
  return now;
}

interface Told<A> {
  readonly onSuccess?: (answer: A) => void;
  readonly onError?: (fault: Error) => void;
}

export interface Write<S extends Writing> {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly variables: Options<S> | undefined;
  readonly reset: () => void;
  readonly mutateAsync: (options: Options<S>) => Promise<Answered<S>>;
  /** Tells how it went even when what asked for it is no longer on the screen: a notice must not be lost. */
  readonly mutate: (options: Options<S>, told?: Told<Answered<S>>) => void;
}

/**
 * A change. `texts`: it has somebody texted, so that after a lost connection it leaves only when the coordinator says
 * so. Everything on the screen is asked again afterwards: a change touches more than what it names.
 */
export function useWrite<S extends Writing>(signature: S, manner: WriteManner): Write<S> {
  const { writes } = useApi();
  const queries = useQueryClient();
  const { isPending, error, variables, reset, mutateAsync } = useMutation<Answered<S>, Error, Options<S>>({
    mutationFn: (options) => writes.write(signature, options, manner),
    onSettled: () => refresh(queries),
  });
  const mutate: Write<S>['mutate'] = (options, { onSuccess, onError } = {}) => {
    mutateAsync(options).then(
      (answer) => onSuccess?.(answer),
      // Also shown where the form has a place for it: see `error`.
      (fault: unknown) =>
        onError?.(fault instanceof Error ? fault : new Error('A write that failed', { cause: fault })),
    );
  };
  return { isPending, error, variables, reset, mutateAsync, mutate };
}

export const refresh = (queries: QueryClient): Promise<void> =>
  queries.invalidateQueries({ predicate: ({ meta }) => meta?.['still'] !== true });

export function useWaitingWrites(): readonly WaitingWrite[] {
  const { writes } = useApi();
  return useSyncExternalStore(writes.subscribe, writes.waiting);
}

/** A refusal stays one however often it is asked again; a fault on the way may pass. */
export const worthRepeating = (failures: number, fault: Error): boolean =>
  failures < 2 && !(fault instanceof Problem && fault.status < 500);
