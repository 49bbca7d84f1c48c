'use client';

import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { NewsKind } from './news.ts';
import type { FleetStore } from './store.ts';
import { useFleetSource } from './use-fleet.ts';

const AT_MOST_EVERY_MS = 500;

/**
 * Reads the queries under `queryKey` again when the server tells of a change of that kind: at once, then at most every
 * `everyMs`. After a gap in the feed every kind counts as changed.
 */
export function useNews(kind: NewsKind, queryKey: QueryKey, everyMs = AT_MOST_EVERY_MS): void {
  const { store } = useFleetSource();
  const queries = useQueryClient();
  const key = JSON.stringify(queryKey);
  useEffect(
    () => onNews(store, kind, () => void queries.invalidateQueries({ queryKey: JSON.parse(key) }), everyMs),
    [store, queries, kind, key, everyMs],
  );
}

/** Calls `tell` for news of a kind, several in a short time as one. Returns how to stop. */
export function onNews(
  store: FleetStore,
  kind: NewsKind,
  tell: () => void,
  everyMs = AT_MOST_EVERY_MS,
): () => void {
  let told = store.news()[kind];
  let stopTimer: (() => void) | null = null;
  const look = () => {
    if (stopTimer || store.news()[kind] === told) return;
    told = store.news()[kind];
    stopTimer = store.later(() => {
      stopTimer = null;
      look();
    }, everyMs);
    tell();
  };
  const stopWatching = store.on('news')(look);
  return () => {
    stopWatching();
    stopTimer?.();
  };
}
