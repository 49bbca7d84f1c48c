import type {
  FlagReason,
  FleetDriver,
  FleetRow,
  FleetSession,
  LastEvent,
  SessionEndReason,
} from './types.ts';
import type { BatchColumns, DriverColumns, SessionColumns } from './wire.ts';
import type { BatchFlags } from './wire-cells.ts';
import { eventTypeAt, isFlagReason, nextStopFrom, statusAt } from './wire-event.ts';

/** A batch as the server sends it, before it is joined with its driver. */
export type BatchRow = Omit<FleetRow, 'driver' | 'session'>;

export function driversFrom(columns: DriverColumns): FleetDriver[] {
  return columns.id.map((id, at) => ({
    id,
    code: columns.code[at] ?? '',
    name: columns.name[at] ?? '',
    phone: columns.phone[at] ?? null,
    vehicle: columns.vehicle[at] ?? null,
  }));
}

export function batchesFrom(columns: BatchColumns): BatchRow[] {
  const base = columns.base_ms;
  const flags = new Map(columns.flags);
  return columns.id.map((id, at) => {
    const next = columns.next_stop[at];
    return {
      id,
      reference: columns.reference[at] ?? '',
      depot: columns.depot[at] ?? '',
      driverId: columns.driver_id[at] ?? null,
      status: statusAt(columns.status[at] ?? 0),
      statusSince: timeFrom(base, columns.status_since[at]) ?? 0,
      stopIndex: columns.stop_index[at] ?? 0,
      stopCount: columns.stop_count[at] ?? 0,
      nextStop: next ? nextStopFrom(next) : null,
      lateStops: columns.late_stops[at] ?? [],
      latenessMin: columns.lateness_min[at] ?? null,
      plannedEndAt: timeFrom(base, columns.planned_end[at]),
      startedAt: timeFrom(base, columns.started[at]),
      endedAt: timeFrom(base, columns.ended[at]),
      version: columns.version[at] ?? 0,
      lastEvent: lastEventFrom(columns, at),
      flags: flagsFrom(flags.get(id)),
      revision: columns.revision[at] ?? 0,
    };
  });
}

export function sessionsFrom(columns: SessionColumns): FleetSession[] {
  const base = columns.base_ms;
  const ends = new Map(columns.ends.map((end) => [end[0], end]));
  return columns.id.map((id, at) => {
    const end = ends.get(id);
    return {
      id,
      driverId: columns.driver_id[at] ?? '',
      deviceModel: columns.device_model[at] ?? null,
      appVersion: columns.app_version[at] ?? null,
      startedAt: timeFrom(base, columns.started[at]) ?? 0,
      lastActiveAt: timeFrom(base, columns.last_active[at]) ?? 0,
      lastContactAt: timeFrom(base, columns.last_contact[at]) ?? 0,
      eventsWaiting: columns.events_waiting[at] ?? 0,
      batteryPercent: columns.battery[at] ?? null,
      latitude: columns.latitude[at] ?? null,
      longitude: columns.longitude[at] ?? null,
      accuracyM: columns.accuracy_m[at] ?? null,
      endedAt: timeFrom(base, end?.[1]),
      endReason: endReasonFrom(end?.[2]),
      endedByName: end?.[3] ?? null,
      revision: columns.revision[at] ?? 0,
    };
  });
}

function timeFrom(base: number, offset: number | null | undefined): number | null {
  return offset === null || offset === undefined ? null : base + offset;
}

function lastEventFrom(columns: BatchColumns, at: number): LastEvent | null {
  const type = columns.last_type[at] ?? null;
  if (type === null) return null;
  const recordedAt = timeFrom(columns.base_ms, columns.last_recorded[at]) ?? 0;
  const stopIndex = columns.last_stop[at] ?? null;
  return {
    type: eventTypeAt(type),
    stopIndex,
    recordedAt,
    syncedAt: recordedAt + (columns.last_lag[at] ?? 0),
  };
}

function flagsFrom(counts: BatchFlags[1] | undefined): FleetRow['flags'] {
  const flags: Partial<Record<FlagReason, number>> = {};
  for (const [name, count] of counts ?? []) {
    if (isFlagReason(name) && count > 0) flags[name] = count;
  }
  return flags;
}

function endReasonFrom(reason: string | null | undefined): SessionEndReason | null {
  switch (reason) {
    case 'force_logout':
    case 'signed_out':
    case 'replaced':
    case 'idle':
    case 'token_reused':
      return reason;
    case null:
    case undefined:
      return null;
    default:
      return 'signed_out';
  }
}
