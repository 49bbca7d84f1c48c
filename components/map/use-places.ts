'use client';

import { useMemo, useSyncExternalStore } from 'react';
import { slowly } from '#lib/fleet/slowly.ts';
import type { FleetStore } from '#lib/fleet/store.ts';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { placesOf, samePlaces, type Place } from './places.ts';

/** Where the drivers of these batches are, read anew at most once a second. */
export function usePlaces(ids: readonly string[]): readonly Place[] {
  const { store } = useFleetSource();
  const source = useMemo(() => placesSource(store, ids), [store, ids]);
  return useSyncExternalStore(source.subscribe, source.get, source.get);
}

function placesSource(store: FleetStore, ids: readonly string[]) {
  const read = () =>
    placesOf(
      ids.flatMap((id) => store.row(id) ?? []),
      store.meta().settings,
      store.dataNow(),
    );
  let places = read();
  const { subscribe } = slowly(store, () => {
    const next = read();
    if (samePlaces(next, places)) return false;
    places = next;
    return true;
  });
  return { subscribe, get: () => places };
}
