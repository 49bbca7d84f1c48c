import type { BatchColumns, SessionColumns, Snapshot } from '../wire.ts';
import type { BatchFlags, SessionEnd } from '../wire-cells.ts';

type Cells<Columns> = {
  [Key in keyof Columns]?: Columns[Key] extends readonly (infer Cell)[] ? Cell : never;
};
/** How many of each reason; 0: none. */
export type FlagCounts = 0 | BatchFlags[1];
/** Times count from 1970. */
export type BatchCells = Cells<Omit<BatchColumns, 'flags'>> & {
  readonly last_event?:
    readonly [type: number, stopIndex: number | null, recordedMs: number, lagMs: number] | null;
  readonly flags?: FlagCounts;
};
export type SessionCells = Cells<SessionColumns> & {
  readonly ended?: number | null;
  readonly end_reason?: string | null;
  readonly ended_by?: string | null;
};

/** 12:00 in Rotterdam, 19 November 2026: the noon that fixtures count from. */
export const NOON = Date.UTC(2026, 10, 19, 11, 0, 0);

/** A snapshot for tests: one batch a given set of cells, each with a driver and an active session unless told otherwise. */
export function snapshotOf(
  batches: readonly BatchCells[],
  more: Partial<Pick<Snapshot, 'epoch' | 'seq' | 'revision'>> & {
    readonly sessions?: readonly SessionCells[];
  } = {},
): Snapshot {
  const assigned = batches.map((cells, at) => cells.driver_id ?? `driver-${at}`);
  const drivers = [...new Set(assigned)];
  const sessions = more.sessions ?? batches.map(() => ({}));
  return {
    v: 1,
    at_ms: NOON,
    epoch: more.epoch ?? 1,
    seq: more.seq ?? 0,
    revision: more.revision ?? 0,
    workspace: { id: 'w', name: 'Rotterdam Metro', time_zone: 'Europe/Amsterdam', role: 'supervisor' },
    settings: { late_after_min: 15, silent_after_min: 10, idle_after_min: 30, heartbeat_seconds: 30 },
    transitions: [
      [0, 1, 2],
      [1, 2, 3],
    ],
    drivers: {
      id: drivers,
      code: drivers.map((_, at) => `D-${2000 + at}`),
      name: drivers.map((_, at) => `Driver ${at}`),
      phone: drivers.map(() => null),
      vehicle: drivers.map(() => null),
    },
    batches: batchColumns(batches, assigned),
    sessions: sessionColumns(sessions, drivers),
  };
}

export function batchColumns(
  batches: readonly BatchCells[],
  drivers: readonly (string | null)[],
): BatchColumns {
  const ids = batches.map((cells, at) => cells.id ?? `batch-${at}`);
  return {
    base_ms: 0,
    id: ids,
    reference: batches.map((cells, at) => cells.reference ?? `WHV-1119-${String(at).padStart(2, '0')}`),
    depot: batches.map((cells) => cells.depot ?? 'Waalhaven'),
    driver_id: batches.map((cells, at) =>
      cells.driver_id === undefined ? (drivers[at] ?? null) : cells.driver_id,
    ),
    status: batches.map((cells) => cells.status ?? 2),
    status_since: batches.map((cells) => cells.status_since ?? NOON - 300_000),
    stop_index: batches.map((cells) => cells.stop_index ?? 0),
    stop_count: batches.map((cells) => cells.stop_count ?? 4),
    next_stop: batches.map((cells) =>
      cells.next_stop === undefined ? [0, 'Westzeedijk 399', NOON + 600_000] : cells.next_stop,
    ),
    late_stops: batches.map((cells) => cells.late_stops ?? null),
    lateness_min: batches.map((cells) => cells.lateness_min ?? null),
    planned_end: batches.map((cells) => cells.planned_end ?? NOON + 7_200_000),
    started: batches.map((cells) => cells.started ?? null),
    ended: batches.map((cells) => cells.ended ?? null),
    version: batches.map((cells) => cells.version ?? 0),
    last_type: batches.map((cells) => cells.last_event?.[0] ?? null),
    last_stop: batches.map((cells) => cells.last_event?.[1] ?? null),
    last_recorded: batches.map((cells) => cells.last_event?.[2] ?? null),
    last_lag: batches.map((cells) => cells.last_event?.[3] ?? null),
    flags: batches.flatMap(({ flags }, at): BatchFlags[] => (flags ? [[ids[at] ?? '', flags]] : [])),
    revision: batches.map((cells) => cells.revision ?? 0),
  };
}

export function sessionColumns(
  sessions: readonly SessionCells[],
  drivers: readonly string[],
): SessionColumns {
  const ids = sessions.map((cells, at) => cells.id ?? `session-${at}`);
  return {
    base_ms: 0,
    id: ids,
    driver_id: sessions.map((cells, at) => cells.driver_id ?? drivers[at] ?? `driver-${at}`),
    device_model: sessions.map((cells) => cells.device_model ?? 'Pixel 9'),
    app_version: sessions.map((cells) => cells.app_version ?? '4.2.0'),
    started: sessions.map((cells) => cells.started ?? NOON - 3_600_000),
    last_active: sessions.map((cells) => cells.last_active ?? NOON - 60_000),
    last_contact: sessions.map((cells) => cells.last_contact ?? NOON - 10_000),
    events_waiting: sessions.map((cells) => cells.events_waiting ?? 0),
    battery: sessions.map((cells) => cells.battery ?? 80),
    latitude: sessions.map((cells) => cells.latitude ?? null),
    longitude: sessions.map((cells) => cells.longitude ?? null),
    accuracy_m: sessions.map((cells) => cells.accuracy_m ?? null),
    ends: sessions.flatMap(({ ended, end_reason: reason, ended_by: by }, at): SessionEnd[] =>
      typeof ended === 'number' ? [[ids[at] ?? '', ended, reason ?? null, by ?? null]] : [],
    ),
    revision: sessions.map((cells) => cells.revision ?? 0),
  };
}
