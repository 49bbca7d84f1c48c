'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import type { Millis } from '#lib/fleet/types.ts';
import { sessionListQuery } from '#lib/sessions/queries.ts';
import type { SessionCounts, SessionRow, SessionTab } from '#lib/sessions/session-rows.ts';

export type Sessions = {
  readonly rows: readonly SessionRow[];
  /** Undefined until they have come. */
  readonly counts: SessionCounts | undefined;
  readonly loading: boolean;
  readonly error: unknown;
  readonly asOf: Millis | null;
  /** Null when all are shown. */
  readonly more: (() => void) | null;
  readonly loadingMore: boolean;
  readonly reload: () => void;
};

/** The sessions of one tab; what another search of it showed stays until its own have come. */
export function useSessions(tab: SessionTab, search: string): Sessions {
  const { client } = useFleetSource();
  const { workspace } = useFleetMeta();
  const query = useInfiniteQuery({
    ...sessionListQuery(client, workspace.id, tab, search),
    placeholderData: (before, query) => (query?.queryKey[3] === tab ? before : undefined),
  });
  const pages = query.data?.pages;
  const rows = pages?.flatMap((page) => page.rows) ?? [];
  return {
    // Between two pages a session may have moved from one to the other.
    rows: [...new Map(rows.map((row) => [row.id, row])).values()],
    counts: pages?.[0]?.counts,
    loading: query.isPending,
    error: query.data === undefined ? query.error : null,
    asOf: query.dataUpdatedAt === 0 ? null : query.dataUpdatedAt,
    more: query.hasNextPage ? () => void query.fetchNextPage() : null,
    loadingMore: query.isFetchingNextPage,
    reload: () => void query.refetch(),
  };
}
