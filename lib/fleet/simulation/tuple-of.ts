import { DRIVER_STATUSES, EVENT_TYPES, type DriverStatus, type EventType } from '../types.ts';
import type { NextStopTuple } from '../wire-cells.ts';
import type { EventTuple } from '../wire-event.ts';
import { NOON } from './snapshot-of.ts';

/** An event tuple for tests, at noon plus its `seq` in seconds unless told otherwise. */
export function tupleOf(event: {
  readonly seq: number;
  readonly type: EventType;
  readonly status: DriverStatus;
  readonly batch?: string;
  readonly stop?: number | null;
  readonly batchStop?: number;
  readonly recorded?: number;
  readonly lag?: number;
  readonly flags?: readonly string[];
  readonly next?: NextStopTuple | null;
  readonly detail?: Readonly<Record<string, unknown>>;
}): EventTuple {
  return [
    event.seq,
    event.batch ?? 'batch-0',
    EVENT_TYPES.indexOf(event.type),
    DRIVER_STATUSES.indexOf(event.status),
    event.stop ?? null,
    event.batchStop ?? 0,
    event.recorded ?? NOON + event.seq * 1000,
    event.lag ?? 200,
    event.flags ?? 0,
    null,
    null,
    null,
    event.next ?? null,
    event.detail ?? null,
  ];
}
