'use client';

import type { Map as StreetMap } from 'maplibre-gl';
import { useLayoutEffect, useRef } from 'react';
import type { LonLat } from './places.ts';

type MapLineProps = {
  readonly map: StreetMap;
  readonly points: readonly LonLat[];
  readonly className: string;
  readonly dashed?: boolean;
};

/** A line over the map through some places. */
export function MapLine({ map, points, className, dashed = false }: MapLineProps) {
  const line = useRef<SVGPolylineElement>(null);
  useLayoutEffect(() => {
    const draw = () => {
      const drawn = points.map(([lon, lat]) => {
        const { x, y } = map.project([lon, lat]);
        return `${x.toFixed(1)},${y.toFixed(1)}`;
      });
      line.current?.setAttribute('points', drawn.join(' '));
    };
    draw();
    map.on('move', draw);
    map.on('resize', draw);
    return () => {
      map.off('move', draw);
      map.off('resize', draw);
    };
  }, [map, points]);
  return (
    <polyline
      ref={line}
      fill="none"
      stroke="currentColor"
      strokeWidth={dashed ? 2 : 2.5}
      strokeLinejoin="round"
      {...(dashed ? { strokeDasharray: '2 4' } : {})}
      className={className}
    />
  );
}
