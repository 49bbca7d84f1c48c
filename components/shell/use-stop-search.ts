'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { stopSearchQuery, type FoundStop } from '#lib/fleet/stop-search.ts';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';

const nothing: readonly FoundStop[] = [];

/** Stops of the batches on the board whose label holds what is typed, from three letters on. */
export function useStopSearch(workspaceId: string, typed: string): readonly FoundStop[] {
  const { client, store } = useFleetSource();
  const wanted = useDeferredValue(typed.trim());
  const asks = wanted.length >= 3;
  const { data = nothing } = useQuery({
    ...stopSearchQuery(client, workspaceId, wanted),
    enabled: asks,
    placeholderData: keepPreviousData,
  });
  return asks ? data.filter(({ batchId }) => store.row(batchId) !== undefined).slice(0, 5) : nothing;
}
