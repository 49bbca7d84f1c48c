'use client';

import type { Map as StreetMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import { ClusterMarker } from './cluster-marker.tsx';
import { clustersOf, type Cluster, type MapWindow } from './clusters.ts';
import { labelled } from './labels.ts';
import { Pinned } from './pinned.tsx';
import { PlaceMarker } from './place-marker.tsx';
import { boundsOf, type Place } from './places.ts';

type MapMarkersProps = {
  readonly map: StreetMap;
  readonly places: readonly Place[];
  readonly chosen: string | null;
  readonly onChoose: (batchId: string) => void;
};

/** The markers of what the map shows; they follow it while it moves, and are put together anew when it rests. */
export function MapMarkers({ map, places, chosen, onChoose }: MapMarkersProps) {
  const [window, setWindow] = useState(() => windowOf(map));
  useEffect(() => {
    const look = () => setWindow(windowOf(map));
    look();
    map.on('moveend', look);
    map.on('resize', look);
    return () => {
      map.off('moveend', look);
      map.off('resize', look);
    };
  }, [map]);
  const clusters = clustersOf(places, window, chosen);
  const names = labelled(clusters, window.zoom, chosen);
  return (
    <div className="pointer-events-none absolute inset-0 overflow-hidden">
      {clusters.map((cluster) => {
        const [only, ...others] = cluster.places;
        if (only === undefined) return null;
        const isChosen = others.length === 0 && only.row.id === chosen;
        return (
          <Pinned
            key={cluster.key}
            map={map}
            at={cluster.at}
            className={isChosen ? 'z-2' : only.severity === null ? '' : 'z-1'}
          >
            {others.length === 0 ? (
              <PlaceMarker
                place={only}
                chosen={isChosen}
                named={names.has(cluster.key)}
                onChoose={onChoose}
              />
            ) : (
              <ClusterMarker cluster={cluster} onOpen={() => zoomInto(map, cluster)} />
            )}
          </Pinned>
        );
      })}
    </div>
  );
}

/** What the map shows and a little around it, so that a short drag finds its markers there. */
function windowOf(map: StreetMap): MapWindow {
  const bounds = map.getBounds();
  const [west, east] = [bounds.getWest(), bounds.getEast()];
  const [south, north] = [bounds.getSouth(), bounds.getNorth()];
  const [wide, high] = [(east - west) / 4, (north - south) / 4];
  return {
    zoom: map.getZoom(),
    west: west - wide,
    east: east + wide,
    south: south - high,
    north: north + high,
  };
}

function zoomInto(map: StreetMap, { places, at }: Cluster): void {
  const bounds = boundsOf(places.map((place) => place.at));
  if (bounds === null) return;
  const [west, south, east, north] = bounds;
  const spread = map.cameraForBounds([west, south, east, north], { padding: 80, maxZoom: 17 });
  // Those at one address never come apart: at least one step nearer.
  const zoom = Math.max(map.getZoom() + 1, spread?.zoom ?? 0);
  map.easeTo({ center: spread?.center ?? [at[0], at[1]], zoom });
}
