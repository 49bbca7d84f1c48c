import type { DriverStatus } from '#lib/fleet/types.ts';
import type { LonLat, Place } from './places.ts';

export type Cluster = {
  /** The same for the same cell and zoom, so that a marker stays the same element while the map is dragged. */
  readonly key: string;
  readonly at: LonLat;
  readonly places: readonly Place[];
};

export type MapWindow = {
  readonly zoom: number;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
};

/** Side of a cell in pixels: two markers of 28 px and a gap. */
const CELL = 64;
const WORLD = 512;
/** From here on nothing is put together: what still lies on one spot is at one address. */
const CLOSEST_ZOOM = 16;
/** Two circles nearer than this cover each other. */
const TOUCHING = 44;
/** More rows in danger or suspended than this are put together too, or the map would be all markers. */
const MOST_APART = 40;

/**
 * The places inside the window, those in the same cell of a grid and those almost touching put together. The chosen one
 * stands alone, and so do suspended rows and those in danger; who is only late is counted with the others.
 */
export function clustersOf(
  places: readonly Place[],
  window: MapWindow,
  chosen: string | null,
): readonly Cluster[] {
  const zoom = Math.round(window.zoom);
  const scale = (WORLD * 2 ** zoom) / CELL;
  const inside = places.filter(({ at: [lon, lat] }) => isInside(window, lon, lat));
  const apart = inside.filter(isGrave).length <= MOST_APART;
  const cells = new Map<string, Place[]>();
  const alone: Cluster[] = [];
  for (const place of inside) {
    const stands = zoom >= CLOSEST_ZOOM || place.row.id === chosen || (apart && isGrave(place));
    if (stands) {
      alone.push(single(place));
      continue;
    }
    const [x, y] = mercator(place.at);
    const cell = `${zoom}:${Math.floor(x * scale)}:${Math.floor(y * scale)}`;
    const others = cells.get(cell);
    if (others) others.push(place);
    else cells.set(cell, [place]);
  }
  const together = [...cells].map(([key, members]): Cluster => {
    const [first] = members;
    if (members.length === 1 && first !== undefined) return single(first);
    return { key, at: middleOf(members), places: members };
  });
  return [...joinTouching(together, WORLD * 2 ** zoom), ...alone];
}

/** Two of different cells may still lie side by side on their common edge. */
function joinTouching(clusters: readonly Cluster[], pixels: number): readonly Cluster[] {
  const joined: Cluster[] = [];
  for (const cluster of clusters) {
    const [x, y] = mercator(cluster.at);
    const at = joined.findIndex((other) => {
      const [otherX, otherY] = mercator(other.at);
      return Math.hypot(x - otherX, y - otherY) * pixels < TOUCHING;
    });
    const neighbour = joined[at];
    if (neighbour === undefined) joined.push(cluster);
    else {
      const places = [...neighbour.places, ...cluster.places];
      joined[at] = { key: `${neighbour.key}+`, at: middleOf(places), places };
    }
  }
  return joined;
}

function isGrave({ severity }: Place): boolean {
  return severity === 'danger' || severity === 'suspended';
}

/** How many of a cluster are in each status, most first. */
export function mixOf({ places }: Cluster): readonly (readonly [DriverStatus, number])[] {
  const counts = new Map<DriverStatus, number>();
  for (const { row } of places) counts.set(row.status, (counts.get(row.status) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** Parts of a ring in proportion to counts: where each begins and how long it is. */
export function ringOf(
  counts: readonly number[],
  length: number,
): readonly { readonly from: number; readonly length: number }[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let before = 0;
  return counts.map((count) => {
    const from = (before / total) * length;
    before += count;
    return { from, length: (count / total) * length };
  });
}

function single(place: Place): Cluster {
  return { key: place.row.id, at: place.at, places: [place] };
}

function isInside({ west, south, east, north }: MapWindow, lon: number, lat: number): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/** Where a place lies in the drawing of the whole world at a zoom, in pixels. */
export function pixelsOf(at: LonLat, zoom: number): readonly [number, number] {
  const [x, y] = mercator(at);
  return [x * WORLD * 2 ** zoom, y * WORLD * 2 ** zoom];
}

/** A place in the square of the world, each side 0 to 1. */
function mercator([lon, lat]: LonLat): readonly [number, number] {
  const sine = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

function middleOf(members: readonly Place[]): LonLat {
  let [lon, lat] = [0, 0];
  for (const { at } of members) {
    lon += at[0] / members.length;
    lat += at[1] / members.length;
  }
  return [lon, lat];
}
