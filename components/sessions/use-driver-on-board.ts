'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { isOnRoad } from '#lib/fleet/attention.ts';
import type { FleetRow } from '#lib/fleet/types.ts';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';

export type DriverOnBoard = {
  readonly name: string;
  readonly code: string;
  readonly batchId: string;
  readonly reference: string;
};

/** Name and batch of a driver, the one under way before others; null for one who is not on today's board. */
export function useDriverOnBoard(driverId: string): DriverOnBoard | null {
  const { store } = useFleetSource();
  const get = useCallback(() => {
    const { people, rows } = store.fleet();
    let found: FleetRow | null = null;
    for (const id of people.get(driverId)?.batchIds ?? []) {
      const row = rows.get(id);
      if (row && (found === null || isOnRoad(row.status))) found = row;
    }
    return found;
  }, [store, driverId]);
  const row = useSyncExternalStore(store.on('rows'), get, get);
  if (row === null || row.driver === null) return null;
  return { name: row.driver.name, code: row.driver.code, batchId: row.id, reference: row.reference };
}
