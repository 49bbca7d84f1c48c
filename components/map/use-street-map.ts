'use client';

import { Map as StreetMap, ScaleControl, setWorkerUrl, type StyleSpecification } from 'maplibre-gl';
import { useCallback, useEffect, useState } from 'react';
import { loadStyle } from './load-style.ts';

// Served from here: the page's policy runs no worker from elsewhere.
setWorkerUrl(new URL('maplibre-gl/dist/maplibre-gl-worker.mjs', import.meta.url).href);

/** What lies under the markers: streets, nothing (asked for, or not to be had), or no map at all. */
export type Ground = 'loading' | 'streets' | 'plain' | 'missing' | 'no_gl';

/** Two styles have nothing in common, and comparing with one that is still loading fails with a warning. */
const WHOLE = { diff: false };

const empty = (): StyleSpecification => ({ version: 8, sources: {}, layers: [] });

/**
 * A map in the element that gets `attach` as its ref; at once it has a plain ground, the streets of `style` come when
 * they have been fetched. Null where the browser cannot draw one. Tiles that do not come are no more than plain ground.
 */
export function useStreetMap(style: string | null, title: string) {
  const [started, setStarted] = useState<{ readonly map: StreetMap | null } | null>(null);
  const [fetched, setFetched] = useState<{ readonly style: string; readonly found: boolean } | null>(null);
  const map = started?.map ?? null;

  const attach = useCallback(
    (container: HTMLElement | null) => {
      if (container === null) return undefined;
      const made = startMap(container, title);
      setStarted({ map: made });
      return () => made?.remove();
    },
    [title],
  );

  useEffect(() => {
    if (map === null) return undefined;
    if (style === null) {
      map.setStyle(empty(), WHOLE);
      return undefined;
    }
    const leaving = new AbortController();
    void loadStyle(style, leaving.signal).then((loaded) => {
      if (leaving.signal.aborted) return;
      map.setStyle(loaded ?? empty(), WHOLE);
      setFetched({ style, found: loaded !== null });
    });
    return () => leaving.abort();
  }, [map, style]);

  return { attach, map, ground: groundOf() };

  function groundOf(): Ground {
    if (started !== null && map === null) return 'no_gl';
    if (style === null) return 'plain';
    if (fetched?.style !== style) return 'loading';
    return fetched.found ? 'streets' : 'missing';
  }
}

function startMap(container: HTMLElement, title: string): StreetMap | null {
  try {
    const map = new StreetMap({
      container,
      style: empty(),
      center: [5, 52],
      zoom: 6,
      maxZoom: 19,
      dragRotate: false,
      touchPitch: false,
      pitchWithRotate: false,
      fadeDuration: 0,
      attributionControl: { compact: true },
      locale: { 'Map.Title': title },
    });
    map.addControl(new ScaleControl({ maxWidth: 120 }), 'top-left');
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    // Without a listener every tile that does not come would be written to the console.
    map.on('error', () => undefined);
    return map;
  } catch {
    return null;
  }
}
