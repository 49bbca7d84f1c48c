'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { LogFilter } from '#lib/audit/log-filter.ts';
import { newLines } from '#lib/audit/new-lines.ts';
import { logQuery, newestLogQuery } from '#lib/audit/queries.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { onNews } from '#lib/fleet/on-news.ts';
import type { Log } from './use-log.ts';

const LOOK_EVERY_MS = 3_000;

/** How many entries have come since the log was read, and how to show them. Nothing is shown by itself. */
export function useNewLines(filter: LogFilter, log: Log) {
  const { client, store } = useFleetSource();
  const { workspace } = useFleetMeta();
  const cache = useQueryClient();
  const newest = useQuery({ ...newestLogQuery(client, workspace, filter), enabled: false });
  const look = useEffectEvent(() => {
    if (log.readAt !== null) void newest.refetch();
  });
  useEffect(() => {
    const stops = (['events', 'actions'] as const).map((kind) =>
      onNews(store, kind, () => look(), LOOK_EVERY_MS),
    );
    return () => stops.forEach((stop) => stop());
  }, [store]);

  const { lines, gap } = newLines(log.items, newest.data);
  const show = () => {
    if (gap) return log.refresh();
    cache.setQueryData(logQuery(client, workspace, filter).queryKey, (data) => {
      const [first, ...rest] = data?.pages ?? [];
      if (data === undefined || first === undefined) return data;
      return { ...data, pages: [{ ...first, items: [...lines, ...first.items] }, ...rest] };
    });
  };
  return { count: lines.length, gap, show };
}
