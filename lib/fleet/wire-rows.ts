import type {
  FlagReason,
  FleetDriver,
  FleetRow,
  FleetSession,
  LastEvent,
  SessionEndReason,
} from './types.ts';
import type { BatchColumns, DriverColumns, SessionColumns } from './wire.ts';
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
  return columns.id.map((id, at) => {
    const next = columns.next_stop[at];
    return {
      id,
      reference: columns.reference[at] ?? '',
      depot: columns.depot[at] ?? '',
      driverId: columns.driver_id[at] ?? null,
      status: statusAt(columns.status[at] ?? 0),
      statusSince: columns.status_since[at] ?? 0,
      stopIndex: columns.stop_index[at] ?? 0,
      stopCount: columns.stop_count[at] ?? 0,
      nextStop: next ? nextStopFrom(next) : null,
      lateStops: columns.late_stops[at] || [],
      latenessMin: columns.lateness_min[at] ?? null,
      plannedEndAt: columns.planned_end[at] ?? null,
      startedAt: columns.started[at] ?? null,
      endedAt: columns.ended[at] ?? null,
      version: columns.version[at] ?? 0,
      lastEvent: lastEventFrom(columns.last_event[at]),
      flags: flagsFrom(columns.flags[at]),
      revision: columns.revision[at] ?? 0,
    };
  });
}

export function sessionsFrom(columns: SessionColumns): FleetSession[] {
  return columns.id.map((id, at) => ({
    id,
    driverId: columns.driver_id[at] ?? '',
    deviceModel: columns.device_model[at] ?? null,
    appVersion: columns.app_version[at] ?? null,
    startedAt: columns.started[at] ?? 0,
    lastActiveAt: columns.last_active[at] ?? 0,
    lastContactAt: columns.last_contact[at] ?? 0,
    eventsWaiting: columns.events_waiting[at] ?? 0,
    batteryPercent: columns.battery[at] ?? null,
    latitude: columns.latitude[at] ?? null,
    longitude: columns.longitude[at] ?? null,
    accuracyM: columns.accuracy_m[at] ?? null,
    endedAt: columns.ended[at] ?? null,
    endReason: endReasonFrom(columns.end_reason[at]),
    endedByName: columns.ended_by[at] ?? null,
    revision: columns.revision[at] ?? 0,
  }));
}

function lastEventFrom(tuple: BatchColumns['last_event'][number] | undefined): LastEvent | null {
  if (!tuple) return null;
  const [type, stopIndex, recordedAt, lag] = tuple;
  return { type: eventTypeAt(type), stopIndex, recordedAt, syncedAt: recordedAt + lag };
}

function flagsFrom(counts: BatchColumns['flags'][number] | undefined): FleetRow['flags'] {
  const flags: Partial<Record<FlagReason, number>> = {};
  for (const [name, count] of counts || []) {
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
