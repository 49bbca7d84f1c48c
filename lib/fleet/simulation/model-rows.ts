import { DRIVER_STATUSES, type DriverStatus } from '../types.ts';
import type { BatchFlags, SessionEnd } from '../wire-cells.ts';

export type ModelDriver = { readonly id: string; readonly code: string; readonly name: string };
export type ModelBatch = {
  readonly id: string;
  readonly reference: string;
  readonly old: boolean;
  driverId: string | null;
  status: DriverStatus;
  statusSince: number;
  stopIndex: number;
  readonly stopCount: number;
  readonly lateStops: number[];
  latenessMin: number | null;
  started: number | null;
  ended: number | null;
  version: number;
  last: [number, number | null, number, number] | null;
  readonly flags: Record<string, number>;
  revision: number;
  /** Of the last review that changed the flags without an event. */
  flagRevision: number;
};
export type ModelSession = {
  readonly id: string;
  readonly driverId: string;
  readonly started: number;
  lastActive: number;
  lastContact: number;
  waiting: number;
  ended: number | null;
  endReason: string | null;
  revision: number;
};

/** Rows as the server sends them: arrays of equal length. */
export function columnsOf(
  drivers: readonly ModelDriver[],
  batches: readonly ModelBatch[],
  sessions: readonly ModelSession[],
) {
  return {
    drivers: {
      id: drivers.map((driver) => driver.id),
      code: drivers.map((driver) => driver.code),
      name: drivers.map((driver) => driver.name),
      phone: drivers.map(() => null),
      vehicle: drivers.map(() => null),
    },
    batches: {
      base_ms: 0,
      id: batches.map((row) => row.id),
      reference: batches.map((row) => row.reference),
      depot: batches.map(() => 'Waalhaven'),
      driver_id: batches.map((row) => row.driverId),
      status: batches.map((row) => DRIVER_STATUSES.indexOf(row.status)),
      status_since: batches.map((row) => row.statusSince),
      stop_index: batches.map((row) => row.stopIndex),
      stop_count: batches.map((row) => row.stopCount),
      next_stop: batches.map(nextStopOf),
      late_stops: batches.map((row) => (row.lateStops.length > 0 ? [...row.lateStops] : null)),
      lateness_min: batches.map((row) => row.latenessMin),
      planned_end: batches.map(() => 1e12),
      started: batches.map((row) => row.started),
      ended: batches.map((row) => row.ended),
      version: batches.map((row) => row.version),
      last_type: batches.map((row) => row.last?.[0] ?? null),
      last_stop: batches.map((row) => row.last?.[1] ?? null),
      last_recorded: batches.map((row) => row.last?.[2] ?? null),
      last_lag: batches.map((row) => row.last?.[3] ?? null),
      flags: batches.map((row): BatchFlags => [row.id, Object.entries(row.flags)]),
      revision: batches.map((row) => row.revision),
    },
    sessions: {
      base_ms: 0,
      id: sessions.map((session) => session.id),
      driver_id: sessions.map((session) => session.driverId),
      device_model: sessions.map(() => 'Pixel 9'),
      app_version: sessions.map(() => '4.2.0'),
      started: sessions.map((session) => session.started),
      last_active: sessions.map((session) => session.lastActive),
      last_contact: sessions.map((session) => session.lastContact),
      events_waiting: sessions.map((session) => session.waiting),
      battery: sessions.map(() => 80),
      latitude: sessions.map(() => null),
      longitude: sessions.map(() => null),
      accuracy_m: sessions.map(() => null),
      ends: sessions.flatMap(({ id, ended, endReason }): SessionEnd[] =>
        ended === null ? [] : [[id, ended, endReason, null]],
      ),
      revision: sessions.map((session) => session.revision),
    },
  };
}

/** The stop that the batch is at or drives to. */
export function nextStopOf(row: ModelBatch): [number, string, number] | null {
  if (row.stopIndex >= row.stopCount) return null;
  return [row.stopIndex, `Stop ${row.stopIndex} of ${row.reference}`, 1e12 + row.stopIndex * 60_000];
}
