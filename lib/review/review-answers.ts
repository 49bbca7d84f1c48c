import { DRIVER_STATUSES, EVENT_TYPES } from '../fleet/types.ts';
import { z } from '../zod-mini.ts';
import { reviewItem } from './review-item.ts';

const maybeText = z.nullable(z.string());
const maybeNumber = z.nullable(z.number());
const counted = z.pipe(
  z.unknown(),
  z.transform((value) =>
    Object.fromEntries(
      Object.entries(typeof value === 'object' && value !== null ? value : {}).filter(
        (entry): entry is [string, number] => typeof entry[1] === 'number',
      ),
    ),
  ),
);

/** A page of the queue; `next` is handed back for the following one. */
export const queuePage = z.object({
  at_ms: z.number(),
  items: z.array(reviewItem),
  next: z.pipe(
    z.unknown(),
    z.transform((cursor) => cursor ?? null),
  ),
});
export type QueuePage = z.infer<typeof queuePage>;

export const reviewCounts = z.pipe(
  z.object({
    at_ms: z.number(),
    open: z.number(),
    mine: z.number(),
    follow_up: z.number(),
    snoozed: z.number(),
    overdue: z.number(),
    by_risk: counted,
    by_reason: counted,
    decided_today: z.number(),
    median_decide_s: maybeNumber,
    within_sla: maybeNumber,
    coming_back: z.array(
      z.pipe(
        z.object({
          id: z.string(),
          at_ms: z.number(),
          by: maybeText,
          reasons: z.array(z.string()),
          driver_name: maybeText,
        }),
        z.transform(({ at_ms: at, driver_name: driverName, ...same }) => ({ ...same, at, driverName })),
      ),
    ),
  }),
  z.transform((counts) => ({
    open: counts.open,
    mine: counts.mine,
    followUp: counts.follow_up,
    snoozed: counts.snoozed,
    overdue: counts.overdue,
    byRisk: counts.by_risk,
    byReason: counts.by_reason,
    decidedToday: counts.decided_today,
    /** Seconds from flag to decision, today's median. */
    medianDecideS: counts.median_decide_s,
    /** Share of today's decisions that came in time, 0 to 1. */
    withinSla: counts.within_sla,
    comingBack: counts.coming_back,
  })),
);
export type ReviewCounts = z.infer<typeof reviewCounts>;

/** How many open reviews each driver or batch has, most urgent first. */
export const reviewGroups = z.array(z.object({ key: maybeText, open: z.number(), high: z.number() }));
export type ReviewGroupCount = z.infer<typeof reviewGroups>[number];

const detailEvent = z.pipe(
  z.object({
    seq: z.int(),
    type: z.enum(EVENT_TYPES),
    status: z.enum(DRIVER_STATUSES),
    stop_index: maybeNumber,
    recorded_ms: z.number(),
    synced_ms: z.number(),
    latitude: maybeNumber,
    longitude: maybeNumber,
    accuracy_m: maybeNumber,
    flags: z.nullable(z.array(z.string())),
    note: maybeText,
  }),
  z.transform(({ stop_index, recorded_ms, synced_ms, accuracy_m, ...same }) => ({
    ...same,
    stopIndex: stop_index,
    recordedAt: recorded_ms,
    syncedAt: synced_ms,
    accuracyM: accuracy_m,
  })),
);
/** An event of the same batch, near the one under review. */
export type NearEvent = z.infer<typeof detailEvent>;

const detailStop = z.pipe(
  z.object({
    position: z.int(),
    label: z.string(),
    address: maybeText,
    latitude: maybeNumber,
    longitude: maybeNumber,
    geofence_radius_m: maybeNumber,
    planned_ms: maybeNumber,
  }),
  z.transform(({ geofence_radius_m: radiusM, planned_ms: plannedAt, ...same }) => ({
    ...same,
    radiusM,
    plannedAt,
  })),
);

const detailAction = z.pipe(
  z.object({
    id: z.string(),
    action: z.string(),
    actor_name: maybeText,
    reason_code: maybeText,
    note: maybeText,
    at_ms: z.number(),
  }),
  z.transform(({ actor_name: actorName, reason_code: reasonCode, at_ms: at, ...same }) => ({
    ...same,
    actorName,
    reasonCode,
    at,
  })),
);
export type ReviewAction = z.infer<typeof detailAction>;

/** One review with everything around it. */
export const reviewDetail = z.object({
  review: reviewItem,
  stop: z.nullable(detailStop),
  events: z.array(detailEvent),
  session: z.nullable(
    z.pipe(
      z.object({
        id: z.string(),
        device_model: maybeText,
        app_version: maybeText,
        started_ms: z.number(),
        ended_ms: maybeNumber,
      }),
      z.transform(({ id, device_model, app_version, started_ms, ended_ms }) => ({
        id,
        deviceModel: device_model,
        appVersion: app_version,
        startedAt: started_ms,
        endedAt: ended_ms,
      })),
    ),
  ),
  actions: z.array(detailAction),
  others: z.array(
    z.pipe(
      z.object({ id: z.string(), reasons: z.array(z.string()), created_ms: z.number() }),
      z.transform(({ created_ms: createdAt, ...same }) => ({ ...same, createdAt })),
    ),
  ),
});
export type ReviewDetail = z.infer<typeof reviewDetail>;
export type ReviewStop = NonNullable<ReviewDetail['stop']>;
