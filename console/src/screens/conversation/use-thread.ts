import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useApi } from '../../api/hooks.ts';
import { Problem } from '../../api/problem.ts';
import { isStale, withNewest, withOlder, withSigns, type Thread } from './thread.ts';

const POLL_MS = 2_500;
const PAGE = 50;

interface Open {
  readonly thread: UseQueryResult<Thread>;
  readonly loadOlder: UseMutationResult<void, Error, void>;
}

/**
 * One conversation, kept up to date. It is watched by signs that hold no words, and read again, which the audit remembers, only
 * when they say that there is something new.
 */
export function useThread(conversationId: string): Open {
  const { client } = useApi();
  const queries = useQueryClient();
  const queryKey = ['conversation', conversationId];
  const params = { conversationId };
  const known = (): Thread | undefined => queries.getQueryData<Thread>(queryKey);

  const thread = useQuery<Thread>({
    queryKey,
    queryFn: async ({ signal }) => {
      const last = known();
      const path = 'GET /v1/conversations/{conversationId}';
      const signs =
        last === undefined ? undefined : await client.call(`${path}/signs`, { params }, { signal }, last.signs);
      if (last !== undefined && signs !== undefined && !isStale(last, signs.data)) {
        return signs === last.signs ? (known() ?? last) : withSigns(known() ?? last, signs);
      }
      const read = await client.call(path, { params, query: { limit: PAGE }, reason: 'intake-triage' }, { signal });
      const newest = withNewest(known(), read.data, signs);
      return signs === undefined || isStale(newest, signs.data)
        ? { ...newest, signs: undefined }
        : withSigns(newest, signs);
    },
    refetchInterval: ({ state }) => (isGone(state.error) ? false : POLL_MS),
    refetchIntervalInBackground: true,
  });

  const loadOlder = useMutation({
    mutationFn: async () => {
      const cursor = known()?.older;
      if (cursor === undefined) return;
      const page = await client.call('GET /v1/conversations/{conversationId}', {
        params,
        query: { limit: PAGE, cursor },
        reason: 'intake-triage',
      });
      queries.setQueryData<Thread>(queryKey, (now) => (now === undefined ? now : withOlder(now, page.data)));
    },
  });
  return { thread, loadOlder };
}

/** Erased, or never there: asking again brings nothing. */
export const isGone = (fault: Error | null): boolean => fault instanceof Problem && fault.status === 404;
