import type { BatchEvent, BatchStop } from '#lib/fleet/queries.ts';
import type { FleetRow } from '#lib/fleet/types.ts';
import { positionOf, type LonLat } from './places.ts';

export type StopMark = {
  readonly position: number;
  readonly label: string;
  readonly at: LonLat;
  readonly state: 'done' | 'late' | 'current' | 'to_come';
};

export type RoutePath = {
  /** The stops in their order. */
  readonly planned: readonly LonLat[];
  /** Where events were recorded, oldest first, and the device's last position. */
  readonly driven: readonly LonLat[];
  readonly stops: readonly StopMark[];
};

/** The way one batch was planned and the way it went, as far as the device told. */
export function routePath(
  row: FleetRow,
  stops: readonly BatchStop[],
  events: readonly BatchEvent[],
): RoutePath {
  const located = stops.flatMap(({ position, label, latitude, longitude }): StopMark[] =>
    latitude === null || longitude === null
      ? []
      : [{ position, label, at: [longitude, latitude], state: stateOf(row, position) }],
  );
  const driven = events
    .toSorted((a, b) => a.recordedAt - b.recordedAt)
    .flatMap(({ latitude, longitude }): LonLat[] =>
      latitude === null || longitude === null ? [] : [[longitude, latitude]],
    );
  const now = row.status === 'COMPLETED' ? null : positionOf(row);
  return {
    planned: located.map(({ at }) => at),
    driven: now === null || driven.length === 0 ? driven : [...driven, now],
    stops: located,
  };
}

function stateOf({ stopIndex, lateStops, status }: FleetRow, position: number): StopMark['state'] {
  if (position < stopIndex || status === 'COMPLETED') return lateStops.includes(position) ? 'late' : 'done';
  return position === stopIndex ? 'current' : 'to_come';
}
