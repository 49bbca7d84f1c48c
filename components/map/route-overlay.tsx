'use client';

import type { Map as StreetMap } from 'maplibre-gl';
import { useEffect, useEffectEvent, useMemo } from 'react';
import { usePanelData } from '#components/driver/use-panel-data.ts';
import { cx } from '#components/ui/cx.ts';
import type { FleetRow } from '#lib/fleet/types.ts';
import { useRow } from '#lib/fleet/use-fleet.ts';
import { fitTo } from './fit.ts';
import { MapLine } from './map-line.tsx';
import { Pinned } from './pinned.tsx';
import { routePath, type StopMark } from './route-path.ts';

type RouteOverlayProps = { readonly map: StreetMap; readonly batchId: string };

/** One batch's planned and driven way over the map, which moves to show all of it; no cluster covers its stops. */
export function RouteOverlay({ map, batchId }: RouteOverlayProps) {
  const row = useRow(batchId);
  return row === undefined ? null : <Way map={map} row={row} />;
}

const faces: Record<StopMark['state'], string> = {
  done: 'bg-ink-3 border-ink-3',
  late: 'bg-late-c border-late-c',
  current: 'bg-surface border-late-c border-2',
  to_come: 'bg-surface border-ink-3',
};

function Way({ map, row }: { readonly map: StreetMap; readonly row: FleetRow }) {
  const { events, stops } = usePanelData(row);
  const path = useMemo(
    () => routePath(row, stops.data ?? [], events.data ?? []),
    [row, stops.data, events.data],
  );
  const points = useMemo(() => [...path.planned, ...path.driven], [path]);
  const known = stops.data !== undefined && events.data !== undefined;
  const showAll = useEffectEvent(() => fitTo(map, points, { maxZoom: 15, animate: true }));
  useEffect(() => {
    if (known) showAll();
  }, [known]);
  return (
    <div data-route={row.reference} className="pointer-events-none absolute inset-0 overflow-hidden">
      <svg aria-hidden className="absolute inset-0 size-full">
        <MapLine map={map} points={path.planned} dashed className="text-ink-2" />
        <MapLine map={map} points={path.driven} className="text-ink" />
      </svg>
      {path.stops.map((stop) => (
        <Pinned key={stop.position} map={map} at={stop.at} className="z-1">
          <span
            aria-hidden
            title={stop.label}
            data-stop={stop.state}
            className={cx('absolute -top-1 -left-1 size-2 border', faces[stop.state])}
          />
        </Pinned>
      ))}
    </div>
  );
}
