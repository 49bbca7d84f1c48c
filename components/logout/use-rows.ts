'use client';

import { useSyncExternalStore } from 'react';
import { isOnRoad } from '#lib/fleet/attention.ts';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import type { Fleet, FleetRow } from '#lib/fleet/types.ts';

function useFleet(): Fleet {
  const { store } = useFleetSource();
  return useSyncExternalStore(store.on('rows'), store.fleet, store.fleet);
}

/** Several rows of the board, those that are still there, in the order asked for. */
export function useRows(batchIds: readonly string[]): readonly FleetRow[] {
  const { rows } = useFleet();
  return batchIds.flatMap((id) => rows.get(id) ?? []);
}

/** The routes under way of some drivers; a driver may be on another one than the batch that was chosen. */
export function useRoutesOf(driverIds: readonly string[]): readonly FleetRow[] {
  const { rows } = useFleet();
  const routes: FleetRow[] = [];
  for (const row of rows.values()) {
    if (row.driverId !== null && driverIds.includes(row.driverId) && isOnRoad(row.status)) routes.push(row);
  }
  return routes;
}
