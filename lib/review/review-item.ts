import { DRIVER_STATUSES, EVENT_TYPES, FLAG_REASONS, type FlagReason } from '../fleet/types.ts';
import { z } from '../zod-mini.ts';

/** What a review can be about: the nine flags, an event that was refused for another reason, and broken glass. */
export const REVIEW_REASONS = [...FLAG_REASONS, 'REJECTED_EVENT', 'BREAK_GLASS'] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

export const REVIEW_STATUSES = ['open', 'follow_up', 'snoozed', 'confirmed', 'dismissed'] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

export const RISKS = [3, 2, 1] as const;
export const RISK_NAMES = { 3: 'high', 2: 'medium', 1: 'low' } as const;

const maybeText = z.nullable(z.string());
const maybeNumber = z.nullable(z.number());
const isReason = z.enum(REVIEW_REASONS);

const claim = z.pipe(
  z.object({ by: z.string(), name: z.string(), since_ms: z.number(), until_ms: z.number() }),
  z.transform(({ by, name, since_ms: sinceAt, until_ms: untilAt }) => ({ by, name, sinceAt, untilAt })),
);

const decision = z.pipe(
  z.object({
    by: maybeText,
    name: maybeText,
    at_ms: maybeNumber,
    action: z.string(),
    reason_code: maybeText,
    note: maybeText,
    action_id: z.string(),
  }),
  z.transform(({ by, name, at_ms: at, action, reason_code: reasonCode, note, action_id: actionId }) => ({
    by,
    name,
    at,
    action,
    reasonCode,
    note,
    actionId,
  })),
);

const event = z.pipe(
  z.object({
    seq: z.int(),
    id: z.string(),
    type: z.enum(EVENT_TYPES),
    from: z.nullable(z.enum(DRIVER_STATUSES)),
    status: z.enum(DRIVER_STATUSES),
    stop_index: maybeNumber,
    recorded_ms: z.number(),
    synced_ms: z.number(),
    latitude: maybeNumber,
    longitude: maybeNumber,
    accuracy_m: maybeNumber,
    session_id: maybeText,
    note: maybeText,
    evidence: z.optional(z.unknown()),
  }),
  z.transform(({ stop_index, recorded_ms, synced_ms, accuracy_m, session_id, evidence, ...same }) => ({
    ...same,
    stopIndex: stop_index,
    recordedAt: recorded_ms,
    syncedAt: synced_ms,
    accuracyM: accuracy_m,
    sessionId: session_id,
    /** One entry a flag; `evidenceOf` reads it. */
    evidence,
  })),
);

const rejected = z.pipe(
  z.object({
    id: z.string(),
    reason: z.string(),
    message: maybeText,
    attempts: z.int(),
    received_ms: z.number(),
    payload: z.optional(z.unknown()),
    evidence: z.optional(z.unknown()),
  }),
  z.transform(({ received_ms: receivedAt, ...same }) => ({ ...same, receivedAt })),
);

const act = z.pipe(
  z.object({
    id: z.string(),
    action: z.string(),
    actor_id: maybeText,
    actor_name: maybeText,
    note: maybeText,
    break_glass_reason: maybeText,
  }),
  z.transform(({ actor_id, actor_name: actorName, break_glass_reason: breakGlassReason, ...same }) => ({
    ...same,
    actorId: actor_id,
    actorName,
    breakGlassReason,
  })),
);

/** One work item of the queue. Times are milliseconds since the epoch. */
export const reviewItem = z.pipe(
  z.object({
    id: z.string(),
    kind: z.enum(['event', 'rejected_event', 'break_glass']),
    status: z.enum(REVIEW_STATUSES),
    reasons: z.pipe(
      z.array(z.string()),
      z.transform((names) => names.flatMap((name) => isReason.safeParse(name).data ?? [])),
    ),
    risk: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    created_ms: z.number(),
    due_ms: z.number(),
    revision: z.number(),
    driver: z.nullable(z.object({ id: z.string(), code: z.string(), name: z.string() })),
    batch: z.nullable(
      z.pipe(
        z.object({
          id: z.string(),
          reference: z.string(),
          depot: maybeText,
          status: z.enum(DRIVER_STATUSES),
          stop_count: z.int(),
        }),
        z.transform(({ stop_count: stopCount, ...same }) => ({ ...same, stopCount })),
      ),
    ),
    event: z.nullable(event),
    rejected: z.nullable(rejected),
    action: z.nullable(act),
    claim: z.nullable(claim),
    snoozed_until_ms: maybeNumber,
    decision: z.nullable(decision),
  }),
  z.transform(({ created_ms, due_ms, snoozed_until_ms, ...same }) => ({
    ...same,
    createdAt: created_ms,
    dueAt: due_ms,
    snoozedUntil: snoozed_until_ms,
  })),
);
export type ReviewItem = z.infer<typeof reviewItem>;
export type Risk = ReviewItem['risk'];
export type Claim = NonNullable<ReviewItem['claim']>;

/** Whether a reason is one of the nine flags, which have their own marks. */
export function isFlag(reason: ReviewReason): reason is FlagReason {
  return reason !== 'REJECTED_EVENT' && reason !== 'BREAK_GLASS';
}

/** Whether somebody may still decide it. */
export function isUndecided(item: Pick<ReviewItem, 'status'>): boolean {
  return item.status !== 'confirmed' && item.status !== 'dismissed';
}
