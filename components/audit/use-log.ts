'use client';

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { LogFilter } from '#lib/audit/log-filter.ts';
import { logQuery, newestLogQuery } from '#lib/audit/queries.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';

/** The pages of the log that were asked for. What is on screen never moves; `refresh` begins anew with the newest. */
export function useLog(filter: LogFilter) {
  const { client } = useFleetSource();
  const { workspace } = useFleetMeta();
  const cache = useQueryClient();
  const options = logQuery(client, workspace, filter);
  const query = useInfiniteQuery(options);
  const pages = query.data?.pages ?? [];
  const last = pages.at(-1);
  return {
    items: pages.flatMap((page) => page.items),
    /** Null until something came. */
    readAt: query.data === undefined ? null : query.dataUpdatedAt,
    searchedTo: last?.next === null ? null : (last?.searchedTo ?? null),
    hasOlder: query.hasNextPage,
    older: () => void query.fetchNextPage(),
    loadingOlder: query.isFetchingNextPage,
    loading: query.isPending,
    refreshing: query.isFetching && !query.isFetchingNextPage,
    error: query.error,
    retry: () => void (query.data === undefined ? query.refetch() : query.fetchNextPage()),
    refresh: () => {
      void cache.resetQueries({ queryKey: newestLogQuery(client, workspace, filter).queryKey });
      void cache.resetQueries({ queryKey: options.queryKey });
    },
  };
}
export type Log = ReturnType<typeof useLog>;
