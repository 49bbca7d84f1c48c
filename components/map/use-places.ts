'use client';

import { useMemo, useSyncExternalStore } from 'react';
import { slowly } from '#lib/fleet/slowly.ts';
import type { FleetStore } from '#lib/fleet/store.ts';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { placesOf, samePlaces, type LonLat, type Place } from './places.ts';

/** Where the drivers of these batches are, or were `last`; read anew at most once a second. */
export function usePlaces(ids: readonly string[], last: ReadonlyMap<string, LonLat>): readonly Place[] {
  const { store } = useFleetSource();
  const source = useMemo(() => placesSource(store, ids, last), [store, ids, last]);
  return useSyncExternalStore(source.subscribe, source.get, source.get);
}

function placesSource(store: FleetStore, ids: readonly string[], last: ReadonlyMap<string, LonLat>) {
  const read = () =>
    placesOf(
      ids.flatMap((id) => store.row(id) ?? []),
      store.meta().settings,
      store.dataNow(),
      last,
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
