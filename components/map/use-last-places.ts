import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { eventPlacesQuery } from '#lib/fleet/event-places.ts';
import type { FleetRow } from '#lib/fleet/types.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { positionOf, type LonLat } from './places.ts';

const none: ReadonlyMap<string, LonLat> = new Map();

/**
 * Where drivers recorded the last event of their batch, for the batches whose device has told no position when the map
 * opens: nobody is signed in, or heartbeats carry none. Whoever signs in later brings a position.
 */
export function useLastPlaces(ids: readonly string[]): ReadonlyMap<string, LonLat> {
  const { client, store } = useFleetSource();
  const { workspace } = useFleetMeta();
  const [versions] = useState(() => ids.flatMap((id) => versionOf(store.row(id))));
  const { data = none } = useQuery(eventPlacesQuery(client, workspace.id, versions));
  return data;
}

function versionOf(row: FleetRow | undefined): number[] {
  const told = row === undefined || row.status === 'COMPLETED' || row.lastEvent === null || positionOf(row);
  return told ? [] : [row.version];
}
