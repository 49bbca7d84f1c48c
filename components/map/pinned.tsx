'use client';

import type { Map as StreetMap } from 'maplibre-gl';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import type { LonLat } from './places.ts';

type PinnedProps = {
  readonly map: StreetMap;
  readonly at: LonLat;
  readonly className?: string;
  readonly children: ReactNode;
};

/** Keeps its children at a place of the map, whatever the map does. */
export function Pinned({ map, at: [lon, lat], className = '', children }: PinnedProps) {
  const pin = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = () => {
      const { x, y } = map.project([lon, lat]);
      pin.current?.style.setProperty('transform', `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`);
    };
    place();
    map.on('move', place);
    map.on('resize', place);
    return () => {
      map.off('move', place);
      map.off('resize', place);
    };
  }, [map, lon, lat]);
  return (
    <div ref={pin} className={`absolute top-0 left-0 ${className}`}>
      {children}
    </div>
  );
}
