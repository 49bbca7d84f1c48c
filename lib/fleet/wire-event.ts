import { isCount, isNumber, isRecord, orNull, type UnknownRecord } from '../shape.ts';
import {
  DRIVER_STATUSES,
  EVENT_TYPES,
  FLAG_REASONS,
  type DriverStatus,
  type EventDetail,
  type EventType,
  type FlagReason,
  type FleetEvent,
  type NextStop,
} from './types.ts';
import { isNextStop, isStatusOrdinal, isTypeOrdinal, type NextStopTuple } from './wire-cells.ts';

/**
 * An event as it travels:
 * `[seq, batch_id, type, status, stop_index, batch_stop_index, recorded_ms, lag_ms, flags, latitude, longitude, accuracy_m, next_stop, detail]`.
 */
export type EventTuple = readonly [
  seq: number,
  batchId: string,
  type: number,
  status: number,
  stopIndex: number | null,
  batchStopIndex: number,
  recordedMs: number,
  lagMs: number,
  flags: 0 | readonly string[],
  latitude: number | null,
  longitude: number | null,
  accuracyM: number | null,
  nextStop: NextStopTuple | null,
  detail: UnknownRecord | null,
];

/** The guard of the hot path, written by hand: see the measurement in the test beside it. */
export function isEventTuple(value: unknown): value is EventTuple {
  return (
    Array.isArray(value) &&
    value.length >= 14 &&
    isCount(value[0]) &&
    value[0] > 0 &&
    typeof value[1] === 'string' &&
    isTypeOrdinal(value[2]) &&
    isStatusOrdinal(value[3]) &&
    (value[4] === null || isCount(value[4])) &&
    isCount(value[5]) &&
    isNumber(value[6]) &&
    isNumber(value[7]) &&
    isFlags(value[8]) &&
    isNumberOrNull(value[9]) &&
    isNumberOrNull(value[10]) &&
    isNumberOrNull(value[11]) &&
    (value[12] === null || isNextStop(value[12])) &&
    (value[13] === null || isRecord(value[13]))
  );
}

/** The event a tuple stands for; flags this version does not know are left out. */
export function eventFromTuple(tuple: EventTuple): FleetEvent {
  return {
    seq: tuple[0],
    batchId: tuple[1],
    type: eventTypeAt(tuple[2]),
    status: statusAt(tuple[3]),
    stopIndex: tuple[4],
    batchStopIndex: tuple[5],
    recordedAt: tuple[6],
    syncedAt: tuple[6] + tuple[7],
    flags: tuple[8] === 0 ? [] : tuple[8].filter(isFlagReason),
    latitude: tuple[9],
    longitude: tuple[10],
    accuracyM: tuple[11],
    nextStop: tuple[12] && nextStopFrom(tuple[12]),
    detail: tuple[13] && detailFrom(tuple[13]),
  };
}

export function nextStopFrom([position, label, plannedAt]: NextStopTuple): NextStop {
  return { position, label, plannedAt };
}

/** Ordinals are checked before they are used; the fallback only satisfies the type. */
export function statusAt(ordinal: number): DriverStatus {
  return DRIVER_STATUSES[ordinal] ?? 'INACTIVE';
}

export function eventTypeAt(ordinal: number): EventType {
  return EVENT_TYPES[ordinal] ?? 'PROOF_CAPTURED';
}

export function isFlagReason(name: string): name is FlagReason {
  return FLAG_NAMES.has(name);
}

const isNumberOrNull = orNull(isNumber);
const FLAG_NAMES: ReadonlySet<string> = new Set(FLAG_REASONS);

function detailFrom(detail: UnknownRecord): EventDetail {
  return {
    moves: detail['moves'] !== false,
    from: isStatusOrdinal(detail['from']) ? statusAt(detail['from']) : null,
    latenessMin: numberOrNull(detail['lateness_min']),
    lateStop: isCount(detail['late_stop']) ? detail['late_stop'] : null,
    reason: textOrNull(detail['reason']),
    note: textOrNull(detail['note']),
    actorId: textOrNull(detail['actor_id']),
    actorName: textOrNull(detail['actor_name']),
    reasonCode: textOrNull(detail['reason_code']),
    evidence: detail['evidence'] ?? null,
  };
}

function isFlags(value: unknown): value is 0 | readonly string[] {
  return value === 0 || (Array.isArray(value) && value.every((flag) => typeof flag === 'string'));
}

function numberOrNull(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
