import { z } from '../zod-mini.ts';
import {
  isCount,
  isFlagCounts,
  isLastEvent,
  isLateStops,
  isNextStop,
  isNumber,
  isStatusOrdinal,
  isText,
  orNull,
} from './wire-cells.ts';
import { isEventTuple, type EventTuple } from './wire-event.ts';
import type { Cursor } from './types.ts';

/** What came from the server, or why it cannot be used. Nothing malformed is ever applied. */
export type Parsed<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: string };

const count = z.int().check(z.minimum(0));
const ms = z.number();
const upTo = (most: number) => count.check(z.maximum(most));

/** A column of 10,000 cells is checked by a plain loop: zod would make an object for each of them. */
function column<Cell>(isCell: (cell: unknown) => cell is Cell) {
  return z.custom<Cell[]>((value) => Array.isArray(value) && value.every(isCell), 'a malformed column');
}
const texts = column(isText);
const textsOrNull = column(orNull(isText));
const numbers = column(isNumber);
const numbersOrNull = column(orNull(isNumber));
const counts = column(isCount);

function equalLengths(columns: Readonly<Record<string, readonly unknown[]>>): boolean {
  const lengths = new Set(Object.values(columns).map((column) => column.length));
  return lengths.size <= 1;
}
const uneven = { message: 'columns of different lengths' };

const driverColumns = z
  .object({ id: texts, code: textsOrNull, name: texts, phone: textsOrNull, vehicle: textsOrNull })
  .check(z.refine(equalLengths, uneven));

const batchColumns = z
  .object({
    id: texts,
    reference: texts,
    depot: textsOrNull,
    driver_id: textsOrNull,
    status: column(isStatusOrdinal),
    status_since: numbersOrNull,
    stop_index: counts,
    stop_count: counts,
    next_stop: column(orNull(isNextStop)),
    late_stops: column(isLateStops),
    lateness_min: numbersOrNull,
    planned_end: numbersOrNull,
    started: numbersOrNull,
    ended: numbersOrNull,
    version: counts,
    last_event: column(orNull(isLastEvent)),
    flags: column(isFlagCounts),
    revision: counts,
  })
  .check(z.refine(equalLengths, uneven));

const sessionColumns = z
  .object({
    id: texts,
    driver_id: texts,
    device_model: textsOrNull,
    app_version: textsOrNull,
    started: numbers,
    last_active: numbers,
    last_contact: numbers,
    events_waiting: numbersOrNull,
    battery: numbersOrNull,
    latitude: numbersOrNull,
    longitude: numbersOrNull,
    accuracy_m: numbersOrNull,
    ended: numbersOrNull,
    end_reason: textsOrNull,
    ended_by: textsOrNull,
    revision: counts,
  })
  .check(z.refine(equalLengths, uneven));

const settingsSchema = z.object({
  late_after_min: z.number(),
  silent_after_min: z.number(),
  idle_after_min: z.number(),
  heartbeat_seconds: z.number(),
});

/** Not read here: that they are there is the news. */
const elsewhere = z.optional(z.unknown());
const stateRows = {
  settings: z.nullish(settingsSchema),
  reviews: elsewhere,
  actions: elsewhere,
  approvals: elsewhere,
  device_changes: elsewhere,
  drivers: z.nullish(driverColumns),
  batches: z.nullish(batchColumns),
  sessions: z.nullish(sessionColumns),
};

const eventTuples = z.custom<readonly EventTuple[]>(
  (value) => Array.isArray(value) && value.every(isEventTuple),
  'a malformed event',
);

const snapshotSchema = z.object({
  v: z.literal(1),
  at_ms: ms,
  epoch: count,
  seq: count,
  revision: count,
  workspace: z.object({
    id: z.string(),
    name: z.string(),
    time_zone: z.string(),
    role: z.enum(['viewer', 'supervisor', 'admin']),
  }),
  settings: settingsSchema,
  transitions: z.array(z.tuple([upTo(7), upTo(6), upTo(6)])),
  drivers: driverColumns,
  batches: batchColumns,
  sessions: sessionColumns,
});

const pageSchema = z.object({
  v: z.literal(1),
  at_ms: z.nullish(ms),
  epoch: count,
  seq: count,
  revision: count,
  events: eventTuples,
  ...stateRows,
});

const headSchema = z.object({ epoch: count, seq: count, revision: count, at_ms: z.nullish(ms) });

const messageSchema = z.object({
  v: z.literal(1),
  epoch: count,
  sent_ms: ms,
  after_seq: count,
  seq: count,
  after_revision: count,
  revision: count,
  events: z.nullish(eventTuples),
  ...stateRows,
});

const eventSchema = z.custom<EventTuple>(isEventTuple, 'a malformed event');

export type Snapshot = z.infer<typeof snapshotSchema>;
export type EventsPage = z.infer<typeof pageSchema>;
export type Head = Cursor & { readonly at_ms?: number | null | undefined };
export type LiveMessage = z.infer<typeof messageSchema>;
export type DriverColumns = z.infer<typeof driverColumns>;
export type BatchColumns = z.infer<typeof batchColumns>;
export type SessionColumns = z.infer<typeof sessionColumns>;
export type StateColumns = {
  readonly settings?: z.infer<typeof settingsSchema> | null | undefined;
  readonly drivers?: DriverColumns | null | undefined;
  readonly batches?: BatchColumns | null | undefined;
  readonly sessions?: SessionColumns | null | undefined;
};

function parsing<Schema extends z.ZodMiniType>(schema: Schema) {
  return (raw: unknown): Parsed<z.infer<Schema>> => {
    const parsed = schema.safeParse(raw);
    if (parsed.success) return { ok: true, value: parsed.data };
    const [issue] = parsed.error.issues;
    return { ok: false, fault: issue ? `${issue.path.join('.')}: ${issue.message}` : 'malformed' };
  };
}

/** `fleet_snapshot`: the whole board in columns. */
export const parseSnapshot = parsing(snapshotSchema);
/** `fleet_events_after`: events above a cursor, and rows that no event changed. */
export const parsePage = parsing(pageSchema);
/** `fleet_head`. */
export const parseHead = parsing(headSchema);
/** One coalesced broadcast. */
export const parseMessage = parsing(messageSchema);
/** The one event that an override answers with. */
export const parseEvent = parsing(eventSchema);
