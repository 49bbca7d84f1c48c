'use client';

import { useSyncExternalStore } from 'react';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import type { FleetRow } from '#lib/fleet/types.ts';

/** Several rows of the board, those that are still there, in the order asked for. */
export function useRows(batchIds: readonly string[]): readonly FleetRow[] {
  const { store } = useFleetSource();
  useSyncExternalStore(store.on('rows'), store.fleet, store.fleet);
  return batchIds.flatMap((id) => store.row(id) ?? []);
}
