import { isCount, isNumber, isText } from '../shape.ts';
import { DRIVER_STATUSES, EVENT_TYPES } from './types.ts';

export type NextStopTuple = readonly [position: number, label: string, plannedMs: number | null];
export type LastEventTuple = readonly [
  type: number,
  stopIndex: number | null,
  recordedMs: number,
  lagMs: number,
];
export type FlagCounts = 0 | readonly (readonly [reason: string, count: number])[];

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

export function isLastEvent(value: unknown): value is LastEventTuple {
  return (
    Array.isArray(value) &&
    isTypeOrdinal(value[0]) &&
    (value[1] === null || isCount(value[1])) &&
    isNumber(value[2]) &&
    isNumber(value[3])
  );
}

export function isLateStops(value: unknown): value is 0 | readonly number[] {
  return value === 0 || (Array.isArray(value) && value.every(isCount));
}

export function isFlagCounts(value: unknown): value is FlagCounts {
  return value === 0 || (Array.isArray(value) && value.every(isFlagCount));
}

function isFlagCount(value: unknown): value is readonly [string, number] {
  return Array.isArray(value) && isText(value[0]) && isCount(value[1]);
}
