import type { BatchStop } from '#lib/fleet/queries.ts';
import type { FleetRow } from '#lib/fleet/types.ts';
import { distanceM, type Coordinates } from '#lib/review/to-scale.ts';

/** Streets bend: nearer to the straight line than this, nobody is off anything. */
export const WORTH_SAYING_M = 1000;

export type OffRoute = {
  /** From the device's position to the straight line between the two stops, less what the position may be off. */
  readonly metres: number;
  /** Zero-based positions of the stops. */
  readonly from: number;
  readonly to: number;
};

/**
 * How far a driver on the road is from the leg being driven; null where that cannot be said: before the first stop, without
 * a position, for stops without one, and close to the line.
 */
export function offRoute(row: FleetRow, stops: readonly BatchStop[]): OffRoute | null {
  const here = placeOf(row.session);
  const onRoad = row.status === 'EN_ROUTE' || row.status === 'DELAYED' || row.status === 'AT_STOP';
  const from = stops.find(({ position }) => position === row.stopIndex - 1);
  const to = stops.find(({ position }) => position === row.stopIndex);
  const [start, end] = [placeOf(from), placeOf(to)];
  if (!onRoad || here === null || !from || !to || start === null || end === null) return null;
  const metres = distanceM(here, nearestOn(start, end, here)) - (row.session?.accuracyM ?? 0);
  return metres < WORTH_SAYING_M ? null : { metres, from: from.position, to: to.position };
}

type Located = { readonly latitude: number | null; readonly longitude: number | null };

function placeOf(located: Located | null | undefined): Coordinates | null {
  const { latitude = null, longitude = null } = located ?? {};
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

/** The point of the line from `start` to `end` that is nearest; the ground is flat enough for one leg of a day's route. */
function nearestOn(start: Coordinates, end: Coordinates, place: Coordinates): Coordinates {
  const narrow = Math.cos((start.latitude * Math.PI) / 180);
  const along = [(end.longitude - start.longitude) * narrow, end.latitude - start.latitude] as const;
  const away = [(place.longitude - start.longitude) * narrow, place.latitude - start.latitude] as const;
  const length = along[0] ** 2 + along[1] ** 2;
  const share = length === 0 ? 0 : (along[0] * away[0] + along[1] * away[1]) / length;
  const within = Math.min(1, Math.max(0, share));
  return {
    latitude: start.latitude + (end.latitude - start.latitude) * within,
    longitude: start.longitude + (end.longitude - start.longitude) * within,
  };
}
