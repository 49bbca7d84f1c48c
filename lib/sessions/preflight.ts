import { DRIVER_STATUSES } from '../fleet/types.ts';
import { instant } from '../instant.ts';
import { z } from '../zod-mini.ts';

const onRoute = z.pipe(
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

const known = z.pipe(
  z.object({
    session_id: z.string(),
    found: z.literal(true),
    driver_id: z.string(),
    driver_code: z.string(),
    driver_name: z.string(),
    last_active_at: instant,
    last_contact_at: z.nullable(instant),
    events_waiting: z.int(),
    ended_at: z.nullable(instant),
    end_reason: z.nullable(z.string()),
    mid_route: z.boolean(),
    needs_second_supervisor: z.boolean(),
    batches: z.array(onRoute),
  }),
  z.transform((row) => ({
    sessionId: row.session_id,
    driverId: row.driver_id,
    driverCode: row.driver_code,
    driverName: row.driver_name,
    lastActiveAt: row.last_active_at,
    lastContactAt: row.last_contact_at ?? row.last_active_at,
    eventsWaiting: row.events_waiting,
    endedAt: row.ended_at,
    endReason: row.end_reason,
    midRoute: row.mid_route,
    needsSecondSupervisor: row.needs_second_supervisor,
    batches: row.batches,
  })),
);
/** What ending a session would cost, as the database sees it now. */
export type Preflight = z.infer<typeof known>;

const unknown = z.pipe(
  z.object({ found: z.literal(false) }),
  z.transform(() => null),
);

/** In the order asked for; sessions that are not ours are left out. */
export const preflights = z.pipe(
  z.array(z.union([known, unknown])),
  z.transform((rows) => rows.filter((row) => row !== null)),
);
