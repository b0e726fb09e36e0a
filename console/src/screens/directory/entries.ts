import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Client } from '../../api/client.ts';
import { useApi } from '../../api/hooks.ts';
import { currentLanguage } from '../../i18n/i18n.ts';
import { isQuestion, numberIn, staleSince, type Filters } from './filters.ts';
import {
  TYPE_OF,
  type Agreement,
  type Hit,
  type ListedService,
  type Location,
  type Organization,
  type Program,
} from './kinds.ts';

/** An entry as a list shows it. */
export type Entry =
  | { readonly kind: 'services'; readonly value: ListedService }
  | { readonly kind: 'organizations'; readonly value: Organization }
  | { readonly kind: 'programs'; readonly value: Program }
  | { readonly kind: 'locations'; readonly value: Location }
  | { readonly kind: 'agreements'; readonly value: Agreement }
  | { readonly kind: 'hit'; readonly value: Hit };

interface Read {
  readonly items: readonly Entry[];
  readonly total: number;
  readonly cursor: string | undefined;
  readonly nearest: boolean;
  readonly ignored: readonly string[];
}

export interface Entries {
  readonly items: readonly Entry[];
  readonly total: number;
  /** Nothing has all that was asked for: what has the most of it is shown. */
  readonly nearest: boolean;
  /** Words that nothing is known of. */
  readonly ignored: readonly string[];
  readonly isLoading: boolean;
  readonly isStale: boolean;
  readonly fault: Error | null;
  readonly more: (() => void) | undefined;
  readonly again: () => void;
}

const NONE: readonly Entry[] = [];
const PAGE = 100;

/** What the filters leave of the directory, a page at a time. */
export function useEntries(filters: Filters): Entries {
  const { client } = useApi();
  const language = currentLanguage();
  const query = useInfiniteQuery({
    queryKey: ['directory', filters, language],
    queryFn: ({ pageParam, signal }) => pageOf(client, filters, language, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: (last: Read) => last.cursor,
    placeholderData: (last) => last,
  });
  const pages = query.data?.pages;
  const items = useMemo(() => pages?.flatMap((page) => page.items) ?? NONE, [pages]);
  const last = pages?.at(-1);
  return {
    items,
    total: last?.total ?? 0,
    nearest: last?.nearest ?? false,
    ignored: last?.ignored ?? [],
    isLoading: query.isPending,
    isStale: query.isPlaceholderData,
    fault: query.error,
    more:
      query.hasNextPage && !query.isFetching
        ? () => {
            void query.fetchNextPage();
          }
        : undefined,
    again: () => {
      void query.refetch();
    },
  };
}

async function pageOf(
  client: Client,
  filters: Filters,
  sort: 'fr' | 'en',
  from: string,
  signal: AbortSignal,
): Promise<Read> {
  const page = { limit: PAGE, ...(from !== '' && { cursor: from }) };
  if (isQuestion(filters)) return search(client, filters, page, signal);
  const { organizationId, kind: serviceKind } = filters;
  const removed = filters.removed ? ('true' as const) : undefined;
  const notAssuredSince = filters.stale ? staleSince(Date.now()) : undefined;
  const query = { ...page, removed, organizationId };
  switch (filters.tab === 'all' ? 'services' : filters.tab) {
    case 'services': {
      const { data } = await client.call(
        'GET /v1/services',
        { query: { ...query, sort, kind: serviceKind, notAssuredSince } },
        { signal },
      );
      return listed(data, (value) => ({ kind: 'services', value }));
    }
    case 'organizations': {
      const { organizationId: _none, ...rest } = query;
      const { data } = await client.call(
        'GET /v1/organizations',
        { query: { ...rest, sort, kind: filters.sector, notAssuredSince } },
        { signal },
      );
      return listed(data, (value) => ({ kind: 'organizations', value }));
    }
    case 'programs': {
      const { data } = await client.call('GET /v1/programs', { query: { ...query, sort } }, { signal });
      return listed(data, (value) => ({ kind: 'programs', value }));
    }
    case 'locations': {
      const { data } = await client.call('GET /v1/locations', { query: { ...query, sort } }, { signal });
      return listed(data, (value) => ({ kind: 'locations', value }));
    }
    case 'agreements': {
      const { data } = await client.call('GET /v1/agreements', { query }, { signal });
      return listed(data, (value) => ({ kind: 'agreements', value }));
    }
  }
}

const listed = <T>(
  data: { readonly items: readonly T[]; readonly total: number; readonly cursor?: string | undefined },
  entry: (value: T) => Entry,
): Read => ({ items: data.items.map(entry), total: data.total, cursor: data.cursor, nearest: false, ignored: [] });

async function search(
  client: Client,
  { q, place, sector, kind, language, tab }: Filters,
  page: { readonly limit: number; readonly cursor?: string },
  signal: AbortSignal,
): Promise<Read> {
  const asked = {
    ...page,
    ...(q !== '' && { q }),
    ...(place !== undefined && { place }),
    ...(sector !== undefined && { sector }),
    ...(kind !== undefined && { kind }),
    ...(language !== undefined && { language }),
    ...(tab !== 'all' && { type: TYPE_OF[tab] }),
  };
  // A telephone number does not belong in an address.
  const { data } = numberIn(q)
    ? await client.call('POST /v1/directory/search', { body: asked }, { signal })
    : await client.call('GET /v1/directory/search', { query: asked }, { signal });
  return {
    items: data.items.map((value): Entry => ({ kind: 'hit', value })),
    total: data.total,
    cursor: data.cursor,
    nearest: !data.complete && data.total > 0,
    ignored: data.read.ignored,
  };
}

export const entryKey = ({ kind, value }: Entry): string => `${kind} ${value.id}`;
