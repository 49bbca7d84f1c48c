import {
  isAnything,
  isCount,
  isNumber,
  isRecord,
  isText,
  listOf,
  maybe,
  objectOf,
  oneOf,
  orNull,
  wrongField,
  type Guard,
  type Guarded,
} from '../shape.ts';
import type { Cursor } from './types.ts';
import {
  isBatchFlags,
  isLateStops,
  isNextStop,
  isSessionEnd,
  isStatusOrdinal,
  isTypeOrdinal,
} from './wire-cells.ts';
import { isEventTuple } from './wire-event.ts';

/** What came from the server, or why it cannot be used. Nothing malformed is ever applied. */
export type Parsed<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: string };

const texts = listOf(isText);
const textsOrNull = listOf(orNull(isText));
const numbers = listOf(isNumber);
const numbersOrNull = listOf(orNull(isNumber));
const counts = listOf(isCount);
const countsOrNull = listOf(orNull(isCount));

type Guards = Readonly<Record<string, Guard<unknown>>>;

/** Columns of one length, and what stands beside them. */
function columnsOf<const Columns extends Guards, const Beside extends Guards>(
  columns: Columns,
  beside: Beside,
) {
  const hasColumns = objectOf({ ...columns, ...beside });
  const names = Object.keys(columns);
  return (value: unknown): value is Guarded<typeof hasColumns> => {
    if (!isRecord(value) || !hasColumns(value)) return false;
    const table: Readonly<Record<string, unknown>> = value;
    const lengths = new Set(names.map((name) => (Array.isArray(table[name]) ? table[name].length : -1)));
    return lengths.size === 1;
  };
}

const isDriverColumns = columnsOf(
  { id: texts, code: textsOrNull, name: texts, phone: textsOrNull, vehicle: textsOrNull },
  {},
);

/** Times count from `base_ms`, and what only few rows have stands beside the columns: both are bytes of a large answer. */
const isBatchColumns = columnsOf(
  {
    id: texts,
    reference: texts,
    depot: textsOrNull,
    driver_id: textsOrNull,
    status: listOf(isStatusOrdinal),
    status_since: numbersOrNull,
    stop_index: counts,
    stop_count: counts,
    next_stop: listOf(orNull(isNextStop)),
    late_stops: listOf(orNull(isLateStops)),
    lateness_min: numbersOrNull,
    planned_end: numbersOrNull,
    started: numbersOrNull,
    ended: numbersOrNull,
    version: counts,
    last_type: listOf(orNull(isTypeOrdinal)),
    last_stop: countsOrNull,
    last_recorded: numbersOrNull,
    last_lag: numbersOrNull,
    revision: counts,
  },
  { base_ms: isNumber, flags: listOf(isBatchFlags) },
);

const isSessionColumns = columnsOf(
  {
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
    revision: counts,
  },
  { base_ms: isNumber, ends: listOf(isSessionEnd) },
);

const isSettings = objectOf({
  late_after_min: isNumber,
  silent_after_min: isNumber,
  idle_after_min: isNumber,
  heartbeat_seconds: isNumber,
});

const cursor = { epoch: isCount, seq: isCount, revision: isCount };
const isVersion = oneOf(1);
const stateRows = {
  settings: maybe(isSettings),
  // Not read here: that they are there is the news.
  reviews: isAnything,
  actions: isAnything,
  approvals: isAnything,
  device_changes: isAnything,
  drivers: maybe(isDriverColumns),
  batches: maybe(isBatchColumns),
  sessions: maybe(isSessionColumns),
};
const events = listOf(isEventTuple);

const snapshotFields = {
  v: isVersion,
  at_ms: isNumber,
  ...cursor,
  workspace: objectOf({
    id: isText,
    name: isText,
    time_zone: isText,
    role: oneOf('viewer', 'supervisor', 'admin'),
  }),
  settings: isSettings,
  transitions: listOf(isTransition),
  drivers: isDriverColumns,
  batches: isBatchColumns,
  sessions: isSessionColumns,
};
const pageFields = { v: isVersion, at_ms: maybe(isNumber), ...cursor, events, ...stateRows };
const headFields = { ...cursor, at_ms: maybe(isNumber) };
const messageFields = {
  v: isVersion,
  ...cursor,
  sent_ms: isNumber,
  wait_ms: isCount,
  after_seq: isCount,
  after_revision: isCount,
  events: maybe(events),
  ...stateRows,
};

function isTransition(value: unknown): value is [type: number, from: number, to: number] {
  return (
    Array.isArray(value) &&
    value.length === 3 &&
    isTypeOrdinal(value[0]) &&
    isStatusOrdinal(value[1]) &&
    isStatusOrdinal(value[2])
  );
}

type Fields = Readonly<Record<string, Guard<unknown>>>;
type Of<Known extends Fields> = Guarded<ReturnType<typeof objectOf<Known>>>;

export type Snapshot = Of<typeof snapshotFields>;
export type EventsPage = Of<typeof pageFields>;
export type Head = Cursor & { readonly at_ms?: number | null | undefined };
export type LiveMessage = Of<typeof messageFields>;
export type DriverColumns = Guarded<typeof isDriverColumns>;
export type BatchColumns = Guarded<typeof isBatchColumns>;
export type SessionColumns = Guarded<typeof isSessionColumns>;
export type StateColumns = {
  readonly settings?: Guarded<typeof isSettings> | null | undefined;
  readonly drivers?: DriverColumns | null | undefined;
  readonly batches?: BatchColumns | null | undefined;
  readonly sessions?: SessionColumns | null | undefined;
};

function parsing<const Known extends Fields>(fields: Known) {
  const is = objectOf(fields);
  return (raw: unknown): Parsed<Guarded<typeof is>> => {
    if (is(raw)) return { ok: true, value: raw };
    const field = isRecord(raw) ? wrongField(fields, raw) : null;
    return { ok: false, fault: field === null ? 'malformed' : `malformed: ${field}` };
  };
}

/** `fleet_snapshot`: the whole board in columns. */
export const parseSnapshot = parsing(snapshotFields);
/** `fleet_events_after`: events above a cursor, and rows that no event changed. */
export const parsePage = parsing(pageFields);
/** `fleet_head` and `fleet_tell`. */
export const parseHead = parsing(headFields);
/** One coalesced broadcast. */
export const parseMessage = parsing(messageFields);
