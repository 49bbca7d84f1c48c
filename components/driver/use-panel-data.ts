'use client';

import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { batchEventsQuery, batchStopsQuery } from '#lib/fleet/queries.ts';
import type { FleetRow } from '#lib/fleet/types.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';

/** A part of the panel on its way: `data` is undefined until it first arrives. */
export type Part<Data> = {
  readonly data: Data | undefined;
  readonly failed: boolean;
  readonly onRetry: () => void;
};

/**
 * The batch's events and stops. A new event raises the row's version and asks again; what is on screen stays until the
 * answer comes, but never another batch's.
 */
export function usePanelData(row: FleetRow) {
  const { client } = useFleetSource();
  const { workspace } = useFleetMeta();
  const events = useQuery({
    ...batchEventsQuery(client, workspace.id, row.id, row.version),
    placeholderData: (previous, query) => (query?.queryKey.includes(row.id) ? previous : undefined),
  });
  const stops = useQuery(batchStopsQuery(client, workspace.id, row.id));
  return { events: part(events), stops: part(stops) };
}

function part<Data>(query: UseQueryResult<Data>): Part<Data> {
  return { data: query.data, failed: query.isError, onRetry: () => void query.refetch() };
}
