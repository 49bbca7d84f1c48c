import type { Map as StreetMap } from 'maplibre-gl';
import { boundsOf, type LonLat } from './places.ts';

/** What the zoom buttons take on the right, with the space beside them. */
const BUTTONS_PX = 76;

/** Moves the map so that all these points are in sight, clear of the legend, the buttons and the labels. */
export function fitTo(
  map: StreetMap,
  points: readonly LonLat[],
  { maxZoom, animate = false }: { readonly maxZoom: number; readonly animate?: boolean },
): void {
  const bounds = boundsOf(points);
  if (bounds === null) return;
  const [west, south, east, north] = bounds;
  const { clientWidth: wide, clientHeight: high } = map.getContainer();
  // Shares of what there is: a small map has no room for fixed margins, but its buttons are as large.
  const right = Math.max(wide / 7, BUTTONS_PX);
  const padding = { top: high / 12, bottom: high / 6, left: wide / 14, right };
  map.fitBounds([west, south, east, north], { padding, maxZoom, animate });
}
