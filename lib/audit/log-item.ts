import { type AppError, codeOfHint } from '../app-error.ts';
import { DRIVER_STATUSES, EVENT_TYPES } from '../fleet/types.ts';
import { z } from '../zod-mini.ts';

const maybeText = z.nullish(z.string());
const maybeNumber = z.nullish(z.number());
const orNull = <Value>(value: Value | null | undefined): Value | null => value ?? null;

const about = {
  /** Its place in the one order of events and actions. */
  key: z.string(),
  seq: z.int(),
  id: z.string(),
  at_ms: z.number(),
  batch_id: maybeText,
  reference: maybeText,
  driver_id: maybeText,
  driver_code: maybeText,
  driver_name: maybeText,
  session_id: maybeText,
  actor_id: maybeText,
  actor_name: maybeText,
  reason_code: maybeText,
  note: maybeText,
};

type About = z.infer<ReturnType<typeof aboutSchema>>;

function aboutSchema() {
  return z.object(about);
}

function aboutOf(item: About) {
  return {
    key: item.key,
    seq: item.seq,
    id: item.id,
    at: item.at_ms,
    batchId: orNull(item.batch_id),
    reference: orNull(item.reference),
    driverId: orNull(item.driver_id),
    driverCode: orNull(item.driver_code),
    driverName: orNull(item.driver_name),
    sessionId: orNull(item.session_id),
    actorId: orNull(item.actor_id),
    actorName: orNull(item.actor_name),
    reasonCode: orNull(item.reason_code),
    note: orNull(item.note),
  };
}

const eventItem = z.pipe(
  z.object({
    ...about,
    kind: z.literal('event'),
    recorded_ms: z.number(),
    event_type: z.enum(EVENT_TYPES),
    from_status: z.nullish(z.enum(DRIVER_STATUSES)),
    driver_status: z.enum(DRIVER_STATUSES),
    stop_index: maybeNumber,
    flags: z.nullish(z.array(z.string())),
    action_id: maybeText,
    reason: maybeText,
    latitude: maybeNumber,
    longitude: maybeNumber,
    accuracy_m: maybeNumber,
    evidence: z.optional(z.unknown()),
    lateness_min: maybeNumber,
  }),
  z.transform((item) => ({
    ...aboutOf(item),
    kind: item.kind,
    recordedAt: item.recorded_ms,
    type: item.event_type,
    fromStatus: orNull(item.from_status),
    status: item.driver_status,
    stopIndex: orNull(item.stop_index),
    flags: item.flags ?? [],
    /** Of an override: the action it carries out. */
    actionId: orNull(item.action_id),
    reason: orNull(item.reason),
    latitude: orNull(item.latitude),
    longitude: orNull(item.longitude),
    accuracyM: orNull(item.accuracy_m),
    evidence: item.evidence ?? null,
    latenessMin: orNull(item.lateness_min),
  })),
);
/** A driver's event, or the event of an override. */
export type LogEvent = z.infer<typeof eventItem>;

const rejectedItem = z.pipe(
  z.object({
    ...about,
    kind: z.literal('rejected'),
    recorded_ms: maybeNumber,
    event_type: z.nullish(z.enum(EVENT_TYPES)),
    driver_status: z.nullish(z.enum(DRIVER_STATUSES)),
    flags: z.nullish(z.array(z.string())),
    reason_code: z.string(),
    reason: z.string(),
    attempts: z.int(),
  }),
  z.transform((item) => ({
    ...aboutOf(item),
    kind: item.kind,
    /** Null when the event did not say it in a form that can be read. */
    recordedAt: orNull(item.recorded_ms),
    type: orNull(item.event_type),
    /** Of the batch, which stayed in it. */
    status: orNull(item.driver_status),
    flags: item.flags ?? [],
    refusal: { code: codeOfHint(item.reason_code), message: item.reason } satisfies AppError,
    attempts: item.attempts,
  })),
);
/** An event that the server refused. It has no number in the log and no link of the chain. */
export type LogRejected = z.infer<typeof rejectedItem>;

const actionItem = z.pipe(
  z.object({
    ...about,
    kind: z.literal('action'),
    event_seq: z.int(),
    action: z.string(),
    reason_label: maybeText,
    before: z.optional(z.unknown()),
    after: z.optional(z.unknown()),
    reverses_id: maybeText,
    reversed_by: maybeText,
  }),
  z.transform((item) => ({
    ...aboutOf(item),
    kind: item.kind,
    eventSeq: item.event_seq,
    action: item.action,
    reasonLabel: orNull(item.reason_label),
    before: item.before ?? null,
    after: item.after ?? null,
    reversesId: orNull(item.reverses_id),
    reversedBy: orNull(item.reversed_by),
  })),
);
/** Something a person did. */
export type LogActed = z.infer<typeof actionItem>;
export type LogItem = LogEvent | LogRejected | LogActed;

/** A page of the log, newest first. `next` is null at the end; a page may be short and still have a next. */
export const logPage = z.pipe(
  z.object({
    items: z.array(z.union([eventItem, rejectedItem, actionItem])),
    next: maybeText,
    searched_to_ms: maybeNumber,
    head: z.object({ seq: z.number(), action_seq: z.number() }),
  }),
  z.transform(({ items, next, searched_to_ms, head }) => ({
    items,
    next: orNull(next),
    searchedTo: orNull(searched_to_ms),
    entries: head.seq + head.action_seq,
    head: head.seq,
  })),
);
export type LogPage = z.infer<typeof logPage>;
