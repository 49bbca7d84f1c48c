import { DRIVER_STATUSES, EVENT_TYPES, type DriverStatus, type EventType } from '../fleet/types.ts';
import { z } from '../zod-mini.ts';

const maybeNumber = z.nullish(z.number());
const numbers = z.nullish(z.array(z.nullable(z.number())));
const filled = (list: readonly (number | null)[] | null | undefined): readonly number[] =>
  (list ?? []).map((value) => value ?? 0);

const pairs = z.array(z.tuple([z.number(), z.number()]));

const byType = z.pipe(
  z.object({
    ROUTE_STARTED: numbers,
    ARRIVED_AT_STOP: numbers,
    DEPARTED_STOP: numbers,
    DELAY_REPORTED: numbers,
    ROUTE_COMPLETED: numbers,
    ROUTE_CANCELLED: numbers,
    SUPERVISOR_OVERRIDE: numbers,
    PROOF_CAPTURED: numbers,
  }),
  z.transform(
    (types) => new Map<EventType, readonly number[]>(EVENT_TYPES.map((t) => [t, filled(types[t])])),
  ),
);
const byStatus = z.pipe(
  z.nullable(
    z.object({
      INACTIVE: numbers,
      ACTIVE: numbers,
      EN_ROUTE: numbers,
      AT_STOP: numbers,
      DELAYED: numbers,
      COMPLETED: numbers,
      SUSPENDED: numbers,
    }),
  ),
  z.transform(
    (mix) => new Map<DriverStatus, readonly number[]>(DRIVER_STATUSES.map((s) => [s, filled(mix?.[s])])),
  ),
);

/** A period in numbers. Times are milliseconds; a number is null where nothing was there to count. */
export const insights = z.pipe(
  z.object({
    from_ms: z.number(),
    to_ms: z.number(),
    interval_ms: z.number(),
    events: z.object({ start_ms: z.array(z.number()), by_type: byType }),
    status_mix: byStatus,
    delays: z.object({
      reports: z.number(),
      causes: z.array(
        z.object({ reason: z.nullable(z.string()), count: z.number(), minutes_avg: maybeNumber }),
      ),
    }),
    lag_ms: z.object({
      count: z.number(),
      p50: maybeNumber,
      p95: maybeNumber,
      p99: maybeNumber,
      max: maybeNumber,
      /** Milliseconds, and how many events took at most that long. */
      steps: pairs,
    }),
    decisions: z.object({
      decided: z.number(),
      p50_ms: maybeNumber,
      p95_ms: maybeNumber,
      overdue: maybeNumber,
      /** Whole minutes, and how many decisions took that long; the last is open. */
      minutes: pairs,
    }),
    flags: z.array(
      z.object({
        reason: z.string(),
        flagged: z.number(),
        open: z.number(),
        confirmed: z.number(),
        dismissed: z.number(),
      }),
    ),
    arrivals: z.object({
      total: z.number(),
      late: z.number(),
      lateness_p50_min: maybeNumber,
      lateness_p95_min: maybeNumber,
    }),
    actions: z.array(z.object({ action: z.string(), count: z.number() })),
  }),
  z.transform((answer) => ({
    from: answer.from_ms,
    to: answer.to_ms,
    intervalMs: answer.interval_ms,
    starts: answer.events.start_ms,
    byType: answer.events.by_type,
    /** At the end of each interval. */
    byStatus: answer.status_mix,
    delays: answer.delays,
    lag: answer.lag_ms,
    decisions: answer.decisions,
    flags: answer.flags,
    arrivals: answer.arrivals,
    actions: answer.actions,
  })),
);
export type Insights = z.infer<typeof insights>;

export function eventCount({ byType }: Insights): number {
  return [...byType.values()].flat().reduce((sum, count) => sum + count, 0);
}
