import { instant } from '../instant.ts';
import { DRIVER_STATUSES } from '../fleet/types.ts';
import { z } from '../zod-mini.ts';

/** The lists of the sessions page, in the order of their tabs. */
export const SESSION_TABS = ['active', 'on_route', 'idle', 'old_app', 'ended'] as const;
export type SessionTab = (typeof SESSION_TABS)[number];

const batch = z.pipe(
  z.object({
    batch_id: z.string(),
    reference: z.string(),
    driver_status: z.enum(DRIVER_STATUSES),
    stop_index: z.int(),
    stop_count: z.int(),
  }),
  z.transform((row) => ({
    id: row.batch_id,
    reference: row.reference,
    status: row.driver_status,
    stopIndex: row.stop_index,
    stopCount: row.stop_count,
  })),
);

const sessionRow = z.pipe(
  z.object({
    session_id: z.string(),
    driver_id: z.string(),
    driver_code: z.string(),
    driver_name: z.string(),
    device_model: z.nullable(z.string()),
    app_version: z.nullable(z.string()),
    old_app: z.boolean(),
    started_at: instant,
    last_active_at: instant,
    last_contact_at: z.nullable(instant),
    events_waiting: z.int(),
    battery_percent: z.nullable(z.number()),
    lag_p95_ms: z.nullable(z.number()),
    batch: z.nullable(batch),
    ended_at: z.nullable(instant),
    end_reason: z.nullable(z.string()),
    ended_by_name: z.nullable(z.string()),
  }),
  z.transform((row) => ({
    id: row.session_id,
    driverId: row.driver_id,
    driverCode: row.driver_code,
    driverName: row.driver_name,
    deviceModel: row.device_model,
    appVersion: row.app_version,
    oldApp: row.old_app,
    startedAt: row.started_at,
    lastActiveAt: row.last_active_at,
    lastContactAt: row.last_contact_at ?? row.last_active_at,
    eventsWaiting: row.events_waiting,
    batteryPercent: row.battery_percent,
    /** Of its last 50 events; null while it has sent none. */
    lagP95Ms: row.lag_p95_ms,
    batch: row.batch,
    endedAt: row.ended_at,
    endReason: row.end_reason,
    endedByName: row.ended_by_name,
  })),
);
/** One device's session, as a line of the list. */
export type SessionRow = z.infer<typeof sessionRow>;

const count = z.int();
export const sessionPage = z.pipe(
  z.object({
    counts: z.object({ active: count, idle: count, old_app: count, on_route: count, ended: count }),
    rows: z.array(sessionRow),
    next: z.unknown(),
  }),
  z.transform(({ counts, rows, next }) => ({ counts, rows, next: next ?? null })),
);
export type SessionPage = z.infer<typeof sessionPage>;
export type SessionCounts = SessionPage['counts'];
