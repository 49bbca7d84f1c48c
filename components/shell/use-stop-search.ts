'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { stopSearchQuery, type FoundStop } from '#lib/fleet/stop-search.ts';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';

const nothing: readonly FoundStop[] = [];

export type StopSearch = { readonly stops: readonly FoundStop[]; readonly failed: boolean };

/** Stops of the batches on the board whose label holds what is typed, from three letters on. */
export function useStopSearch(workspaceId: string, typed: string): StopSearch {
  const { client, store } = useFleetSource();
  const wanted = useDeferredValue(typed.trim());
  const asks = wanted.length >= 3;
  const { data = nothing, isError } = useQuery({
    ...stopSearchQuery(client, workspaceId, wanted),
    enabled: asks,
    placeholderData: keepPreviousData,
  });
  if (!asks) return { stops: nothing, failed: false };
  return {
    stops: data.filter(({ batchId }) => store.row(batchId) !== undefined).slice(0, 5),
    failed: isError,
  };
}
