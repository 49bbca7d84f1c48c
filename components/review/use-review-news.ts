'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { reviewKeys } from '#lib/review/queries.ts';

const AT_MOST_EVERY_MS = 800;

/** Asks again for everything about reviews soon after one of them changed, by whoever's act; seldom enough for a busy fleet. */
export function useReviewNews(workspaceId: string): void {
  const { store } = useFleetSource();
  const queries = useQueryClient();
  useEffect(() => {
    let seen = store.fleet().cursor.revision;
    let waits: (() => void) | null = null;
    const stop = store.on('revision')(() => {
      const { revision } = store.fleet().cursor;
      if (revision === seen || waits !== null) return;
      waits = store.later(() => {
        waits = null;
        seen = store.fleet().cursor.revision;
        void queries.invalidateQueries({ queryKey: reviewKeys.all(workspaceId) });
      }, AT_MOST_EVERY_MS);
    });
    return () => {
      stop();
      waits?.();
    };
  }, [store, queries, workspaceId]);
}
