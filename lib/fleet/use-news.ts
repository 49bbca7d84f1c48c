'use client';

import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { NewsKind } from './news.ts';
import { onNews } from './on-news.ts';
import { useFleetSource } from './use-fleet.ts';

/** Reads the queries under `queryKey` again when the server tells of a change of that kind. See `onNews`. */
export function useNews(kind: NewsKind, queryKey: QueryKey, everyMs?: number): void {
  const { store } = useFleetSource();
  const queries = useQueryClient();
  const key = JSON.stringify(queryKey);
  useEffect(
    () => onNews(store, kind, () => void queries.invalidateQueries({ queryKey: JSON.parse(key) }), everyMs),
    [store, queries, kind, key, everyMs],
  );
}
