import type { Snapshot } from '../../../lib/fleet/wire.ts';
import type { StubRow } from './stub-row.ts';

/** A batch as `select` on a board's view would give it: what the peers load, and what a row's change carries. */
export type BoardRecord = {
  readonly id: string;
  readonly reference: string;
  readonly driver: string;
  readonly status: number;
  readonly status_since: string;
  readonly stop_index: number;
  readonly stop_count: number;
  readonly next_stop: string;
  readonly planned_end: string;
  readonly last_event: string | null;
  readonly version: number;
};

export function recordOf(row: StubRow): BoardRecord {
  return {
    id: row.id,
    reference: row.reference,
    driver: row.name,
    status: row.status,
    status_since: new Date(row.statusSince).toISOString(),
    stop_index: row.stopIndex,
    stop_count: row.stopCount,
    next_stop: row.nextStop,
    planned_end: new Date(row.plannedAt).toISOString(),
    last_event: row.lastEvent && new Date(row.lastEvent[2]).toISOString(),
    version: row.version,
  };
}

/** The fleet in the columns of `fleet_snapshot`. */
export function columnsOf(rows: readonly StubRow[]): Pick<Snapshot, 'drivers' | 'batches' | 'sessions'> {
  const column = <Cell>(cell: (row: StubRow) => Cell) => rows.map(cell);
  const now = Date.now();
  const nothing = column(() => null);
  const driverIds = column((row) => row.driverId);
  return {
    drivers: {
      id: driverIds,
      code: column((row) => row.code),
      name: column((row) => row.name),
      phone: column(() => '+31 6 12345678'),
      vehicle: nothing,
    },
    batches: {
      base_ms: 0,
      id: column((row) => row.id),
      reference: column((row) => row.reference),
      depot: column(() => 'Waalhaven'),
      driver_id: driverIds,
      status: column((row) => row.status),
      status_since: column((row) => row.statusSince),
      stop_index: column((row) => row.stopIndex),
      stop_count: column((row) => row.stopCount),
      next_stop: column((row) => [row.stopIndex, row.nextStop, row.plannedAt] as const),
      late_stops: nothing,
      lateness_min: nothing,
      planned_end: column((row) => row.plannedAt + 3_600_000),
      started: column((row) => row.startedAt),
      ended: nothing,
      version: column((row) => row.version),
      last_type: column((row) => row.lastEvent?.[0] ?? null),
      last_stop: column((row) => row.lastEvent?.[1] ?? null),
      last_recorded: column((row) => row.lastEvent?.[2] ?? null),
      last_lag: column((row) => row.lastEvent?.[3] ?? null),
      flags: [],
      revision: column(() => 0),
    },
    sessions: {
      base_ms: 0,
      id: column((row) => row.sessionId),
      driver_id: driverIds,
      device_model: column(() => 'Pixel 9'),
      app_version: column(() => '4.2.0'),
      started: column((row) => row.startedAt),
      last_active: column(() => now),
      last_contact: column(() => now),
      events_waiting: column(() => 0),
      battery: column(() => 80),
      latitude: column(() => 51.92),
      longitude: column(() => 4.48),
      accuracy_m: column(() => 8),
      ends: [],
      revision: column(() => 0),
    },
  };
}
