'use client';

import 'maplibre-gl/dist/maplibre-gl.css';
import './fleet-map.css';
import { useTheme } from 'next-themes';
import { useEffect, useEffectEvent } from 'react';
import { useHotkeys } from '#components/board/use-hotkeys.ts';
import { QueryScope } from '#components/shell/query-scope.tsx';
import { useBatchCount } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { MapStyles } from '#lib/map-styles.ts';
import { fitTo } from './fit.ts';
import { MapControls } from './map-controls.tsx';
import { MapLegend } from './map-legend.tsx';
import { MapMarkers } from './map-markers.tsx';
import { RouteOverlay } from './route-overlay.tsx';
import { useLastPlaces } from './use-last-places.ts';
import { usePlaces } from './use-places.ts';
import { useStreetMap } from './use-street-map.ts';

type FleetMapProps = {
  readonly styles: MapStyles;
  /** The batches the filters leave. */
  readonly ids: readonly string[];
  /** The batch whose way is drawn. */
  readonly chosen: string | null;
  readonly onChoose: (batchId: string) => void;
};

/** The drivers on a map, those close together as one, and the chosen one's planned and driven way. */
export function FleetMap(props: FleetMapProps) {
  return (
    <QueryScope>
      <LoadedMap {...props} />
    </QueryScope>
  );
}

function LoadedMap({ styles, ids, chosen, onChoose }: FleetMapProps) {
  const { t } = useLanguage();
  const { resolvedTheme } = useTheme();
  const all = useBatchCount();
  const places = usePlaces(ids, useLastPlaces(ids));
  const style = resolvedTheme === 'dark' ? styles.dark : styles.light;
  const { attach, map, ground } = useStreetMap(style, t('board.map.label'));

  const fit = () =>
    map !== null &&
    fitTo(
      map,
      places.map(({ at }) => at),
      { maxZoom: 14 },
    );
  const fitOnce = useEffectEvent(fit);
  const known = places.length > 0;
  useEffect(() => {
    if (map !== null && known) fitOnce();
  }, [map, known]);

  const at = places.find(({ row }) => row.id === chosen)?.at ?? null;
  const reveal = useEffectEvent((id: string | null) => {
    if (map === null || id === null || at === null || map.getBounds().contains([at[0], at[1]])) return;
    map.easeTo({ center: [at[0], at[1]] });
  });
  useEffect(() => reveal(chosen), [chosen]);

  useHotkeys({
    '+': () => map?.zoomIn(),
    '=': () => map?.zoomIn(),
    '-': () => map?.zoomOut(),
    '0': () => void fit(),
  });

  return (
    <section
      aria-label={t('board.map.label')}
      data-ground={ground}
      className="bg-map-land relative min-h-0 min-w-0 overflow-hidden"
    >
      {/* MapLibre gives its container a position of its own. */}
      <div className="absolute inset-0">
        <div ref={attach} className="size-full" />
      </div>
      {map !== null && (
        <>
          {chosen !== null && <RouteOverlay key={chosen} map={map} batchId={chosen} />}
          <MapMarkers map={map} places={places} chosen={chosen} onChoose={onChoose} />
          <MapControls map={map} onFit={fit} />
        </>
      )}
      <MapLegend
        note={t('board.map.onMap', { shown: places.length, count: Math.min(ids.length, all) })}
        fault={ground === 'no_gl' ? t('board.map.noGl') : ground === 'missing' ? t('board.map.plain') : null}
      />
    </section>
  );
}
