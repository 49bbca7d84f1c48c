import { z } from 'zod';
import { DRIVER_STATUSES } from '#lib/fleet/types.ts';

const time = z.string().transform((text) => Date.parse(text));
const status = z.enum(DRIVER_STATUSES);

/** A batch as its driver sees it. */
export const batchSchema = z
  .object({
    id: z.string(),
    reference: z.string(),
    driver_status: status,
    current_stop_index: z.number().int(),
    stop_count: z.number().int(),
  })
  .transform((row) => ({
    id: row.id,
    reference: row.reference,
    status: row.driver_status,
    stopIndex: row.current_stop_index,
    stopCount: row.stop_count,
  }));
export type DriverBatch = z.infer<typeof batchSchema>;

/** `plannedAt` is in milliseconds since the epoch. */
export const stopSchema = z
  .object({
    position: z.number().int(),
    label: z.string(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    planned_arrival: time.nullable(),
  })
  .transform(({ planned_arrival, ...stop }) => ({ ...stop, plannedAt: planned_arrival }));
export type DriverStop = z.infer<typeof stopSchema>;

/** What starting a session answers: the session and the driver's batches. */
export const sessionSchema = z
  .object({
    session_id: z.string(),
    workspace_id: z.string(),
    batches: z.array(
      z.object({
        batch_id: z.string(),
        reference: z.string(),
        driver_status: status,
        current_stop_index: z.number().int(),
        stop_count: z.number().int(),
      }),
    ),
  })
  .transform((row) => ({
    sessionId: row.session_id,
    workspaceId: row.workspace_id,
    batches: row.batches.map((batch) => ({
      id: batch.batch_id,
      reference: batch.reference,
      status: batch.driver_status,
      stopIndex: batch.current_stop_index,
      stopCount: batch.stop_count,
    })),
  }));
export type DriverSession = z.infer<typeof sessionSchema>;

/** What became of one event. `rejected` is final too: the event is kept by the server, and the device may forget it. */
export const verdictSchema = z
  .object({
    client_event_id: z.string().nullable(),
    verdict: z.enum(['accepted', 'replayed', 'flagged', 'rejected']),
    reason: z.string().nullish(),
    seq: z.number().nullish(),
    driver_status: status.nullish(),
    stop_index: z.number().int().nullish(),
    flags: z.array(z.string()).nullish(),
  })
  .transform((row) => ({
    clientEventId: row.client_event_id,
    verdict: row.verdict,
    reason: row.reason ?? null,
    seq: row.seq ?? null,
    status: row.driver_status ?? null,
    stopIndex: row.stop_index ?? null,
    flags: row.flags ?? [],
  }));
export type Verdict = z.infer<typeof verdictSchema>;

/** A request of another device to take over. */
export const deviceChangeSchema = z
  .object({ device_change_id: z.string(), status: z.string() })
  .transform(({ device_change_id: id, status }) => ({ id, status }));
export type DeviceChange = z.infer<typeof deviceChangeSchema>;
