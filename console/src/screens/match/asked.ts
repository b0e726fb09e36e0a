import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { AnswerOf, Options } from '../../api/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { changeBetween, requestOf, type Question } from './question.ts';
import type { Match } from './signs.ts';

type MatchDifference = AnswerOf<'POST /v1/matches/compare'>;

/** Room and hours change by themselves. */
const AGAIN_MS = 60_000;

/** Options and exclusions for a question: asked by POST, since it is long, and kept while the next answer is on its way. */
export function useMatches(question: Question): UseQueryResult<Match> {
  const { client } = useApi();
  const body = requestOf(question);
  return useQuery<Match>({
    queryKey: ['POST /v1/matches', body],
    queryFn: async ({ signal }) => (await client.call('POST /v1/matches', { body }, { signal })).data,
    enabled: body.needs.length > 0,
    placeholderData: (last: Match | undefined) => last,
    refetchInterval: AGAIN_MS,
  });
}

/** What another question would do to the options of this one. */
export function useDifference(before: Question, after: Question): UseQueryResult<MatchDifference> {
  const { client } = useApi();
  const change = changeBetween(before, after);
  const body = { request: requestOf(before), change };
  return useQuery<MatchDifference>({
    queryKey: ['POST /v1/matches/compare', body],
    queryFn: async ({ signal }) => (await client.call('POST /v1/matches/compare', { body }, { signal })).data,
    enabled: Object.keys(change).length > 0,
    placeholderData: (last: MatchDifference | undefined) => last,
  });
}

export type Preview = AnswerOf<'POST /v1/referrals/preview'>['items'][number];

/** What partners would be told, and what stands in the way. */
export function usePreview(body: Options<'POST /v1/referrals/preview'>['body'] | undefined): UseQueryResult<Preview[]> {
  const { client } = useApi();
  return useQuery<Preview[]>({
    queryKey: ['POST /v1/referrals/preview', body],
    queryFn: async ({ signal }) =>
      body === undefined ? [] : (await client.call('POST /v1/referrals/preview', { body }, { signal })).data.items,
    enabled: body !== undefined && body.to.length > 0 && body.needs.length > 0,
    placeholderData: (last: Preview[] | undefined) => last,
  });
}
