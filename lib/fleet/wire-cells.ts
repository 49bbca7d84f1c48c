import { isCount, isNumber, isText } from '../shape.ts';
import { DRIVER_STATUSES, EVENT_TYPES } from './types.ts';

export type NextStopTuple = readonly [position: number, label: string, plannedMs: number | null];
/** The flags of one batch; those without any have no line. */
export type BatchFlags = readonly [
  batchId: string,
  counts: readonly (readonly [reason: string, count: number])[],
];
/** How a session ended; those that go on have no line. */
export type SessionEnd = readonly [
  sessionId: string,
  endedMs: number,
  reason: string | null,
  byName: string | null,
];

export function isTypeOrdinal(value: unknown): value is number {
  return isCount(value) && value < EVENT_TYPES.length;
}

export function isStatusOrdinal(value: unknown): value is number {
  return isCount(value) && value < DRIVER_STATUSES.length;
}

export function isNextStop(value: unknown): value is NextStopTuple {
  return (
    Array.isArray(value) &&
    isCount(value[0]) &&
    typeof value[1] === 'string' &&
    (value[2] === null || isNumber(value[2]))
  );
}

export function isLateStops(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every(isCount);
}

export function isBatchFlags(value: unknown): value is BatchFlags {
  return Array.isArray(value) && isText(value[0]) && Array.isArray(value[1]) && value[1].every(isFlagCount);
}

export function isSessionEnd(value: unknown): value is SessionEnd {
  return (
    Array.isArray(value) &&
    isText(value[0]) &&
    isNumber(value[1]) &&
    (value[2] === null || isText(value[2])) &&
    (value[3] === null || isText(value[3]))
  );
}

function isFlagCount(value: unknown): value is readonly [string, number] {
  return Array.isArray(value) && isText(value[0]) && isCount(value[1]);
}
