import { attentionOf, type Severity } from '#lib/fleet/attention.ts';
import type { FleetRow, Millis, WorkspaceSettings } from '#lib/fleet/types.ts';

/** Longitude, latitude: the order of GeoJSON and MapLibre. */
export type LonLat = readonly [number, number];

/** A batch of which it is known where its driver is or was last. */
export type Place = {
  readonly row: FleetRow;
  readonly at: LonLat;
  /** Null when the row needs nobody. */
  readonly severity: Severity | null;
};

/** Where the drivers of these batches were last: by their device, else by `last`. Those with no position are left out. */
export function placesOf(
  rows: readonly FleetRow[],
  settings: WorkspaceSettings,
  now: Millis,
  last: ReadonlyMap<string, LonLat>,
): readonly Place[] {
  return rows.flatMap((row) => {
    const at = positionOf(row) ?? last.get(row.id);
    return at === undefined ? [] : [{ row, at, severity: attentionOf(row, settings, now)?.severity ?? null }];
  });
}

/** The last position the device told, null before its first. */
export function positionOf({ session }: FleetRow): LonLat | null {
  if (session === null || session.latitude === null || session.longitude === null) return null;
  return [session.longitude, session.latitude];
}

/** West, south, east and north of some points; null of none. */
export function boundsOf(points: readonly LonLat[]): readonly [number, number, number, number] | null {
  const [first] = points;
  if (first === undefined) return null;
  let [west, south] = first;
  let [east, north] = first;
  for (const [lon, lat] of points) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

export function samePlaces(a: readonly Place[], b: readonly Place[]): boolean {
  return (
    a.length === b.length &&
    a.every((place, index) => place.row === b[index]?.row && place.severity === b[index].severity)
  );
}
